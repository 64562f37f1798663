"""拖拉机和联合收割机年度检验预约: one of the person's machines that is due, one place, one time."""

from __future__ import annotations

from flows.appointments import appointment, booked, on_the_slip
from flows.counter import Refusal, Way, booking, choice, lookup, only, require
from flows.item import Agent, Identity
from flows.machine_inspection import bookable_days, chosen, machines, opens
from flows.records.agri_machinery import FarmMachines

ITEM = booking(
    "am-inspection-appointment",
    "拖拉机和联合收割机年度检验预约",
    tile="农机年检预约",
    identity=Identity.CARD,
    data=[
        lookup("machines", FarmMachines, "正在查询名下农机"),
        require(lambda a: bool(a["machines"].machines)).otherwise(
            Refusal.NODATA,
            "您名下没有查到在本县登记的拖拉机或联合收割机。",
            "登记在家人名下的，请放登记人的身份证；如果您认为有误，请登记「办不成事」。",
            Way.TICKET,
        ),
        require(lambda a: any(a.policy.today >= opens(m, a) for m in a["machines"].machines)).otherwise(
            Refusal.WINDOW_CLOSED,
            "您的机具都还没到检验的时候。",
            lambda a: f"{min(opens(m, a) for m in a['machines'].machines):%Y年%-m月%-d日}起可以来预约。",
            Way.HOME,
        ),
        choice("machine", "检验哪一台", machines, label="机具", preset=only(machines)),
    ],
    ask=appointment("inspection", "检验点", within=bookable_days),
    summary=booked(lambda _: "机具、行驶证、保险凭证、身份证", "预约不收费。来不了请提前一天打检验点电话取消或改约。"),
    also=lambda a: (("机具", chosen(a)), *on_the_slip(a)),
    slip_title="年检预约凭条",
    agent=Agent.YES,
)
