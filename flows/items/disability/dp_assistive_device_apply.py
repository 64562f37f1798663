"""残疾人基本型辅助器具适配申请: one or two devices that suit the disability and were not given in the last years; the town looks first."""

from __future__ import annotations

from flows import assistive
from flows.agents import done_by, done_by_row
from flows.counter import choice, choices, contact, declaration, lookup, phone, signature
from flows.disability import certificate_in_force
from flows.item import Agent, Identity, Offline, Review
from flows.records.disability import DevicesHad, DisabilityCard

ITEM = declaration(
    "dp-assistive-device-apply",
    "残疾人基本型辅助器具适配申请",
    tile="辅具申请",
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("disability", DisabilityCard, "正在查询残疾人证"),
        *certificate_in_force(),
        lookup("delivered", DevicesHad, "正在查询配发记录"),
        *assistive.something_left(),
        contact(),
    ],
    ask=[
        *done_by("本人", [assistive.GUARDIAN, "村干部代办"]),
        assistive.guarded(),
        choices("devices", "需要什么", assistive.devices, label="器具", most=lambda a: a.policy["assistive.most"]),
        choice("fit", "怎么适配", ["到县辅具站", "流动服务车到乡镇", "上门"], label="适配方式"),
        choice("height", "身高大约多少", assistive.HEIGHTS, label="身高", preset=assistive.LATER, when=assistive.measured),
        choice("weight", "体重大约多少", assistive.WEIGHTS, label="体重", preset=assistive.LATER, when=assistive.measured),
        phone(),
        signature(),
    ],
    summary=assistive.asked_for,
    also=lambda a: (done_by_row(a), ("经办乡镇", a["delivered"].town)),
    slip_title="辅具适配申请受理单",
    review=(Review.TOWN, Review.COUNTY),
    fetched="辅助器具适配通知单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
)
