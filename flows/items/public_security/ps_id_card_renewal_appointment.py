"""居民身份证换领补领预约: a time at a police station or at home; an expired card will do, and a lost one need not be there."""

from __future__ import annotations

from dataclasses import replace

from flows import id_card_renewal as renewal
from flows.appointments import booked, on_the_slip, where_and_when
from flows.counter import Answers, Option, Refusal, Way, booking, card, choice, contact, id_number, lookup, phone, require
from flows.item import Agent, Identity, Summary
from flows.records.public_security import KnownPhone


def without_card(answers: Answers) -> bool:
    return not renewal.with_card(answers)


def visits(_: Answers) -> tuple[Option, ...]:
    return (
        Option(renewal.MYSELF, renewal.MYSELF),
        Option(renewal.AT_HOME, renewal.AT_HOME, "高龄、残疾、卧病在床的，民警上门拍照、按指纹"),
    )


def summary(answers: Answers) -> Summary:
    sheet = booked(renewal.bring, "拍照请穿深色有领上衣，不戴帽子和首饰。预约不收费，来不了请提前一天打电话取消或改约。")(answers)
    return replace(sheet, rows=(*sheet.rows, *renewal.rows(answers)))


ITEM = booking(
    "ps-id-card-renewal-appointment",
    "居民身份证换领补领预约",
    tile="身份证预约",
    identity=Identity.NONE,
    data=[
        choice("reason", "为什么要换证", [renewal.EXPIRING, renewal.DAMAGED, renewal.LOST, renewal.CHANGED], label="原因"),
        choice(
            "readable",
            "损坏的身份证还能刷吗",
            [renewal.READABLE, renewal.UNREADABLE],
            label="能不能刷",
            when=lambda a: a["reason"] == renewal.DAMAGED,
        ),
        card(when=renewal.with_card),
        id_number("id_number", "请输入身份证号", label="身份证号", when=without_card, note="户口簿上有，最后一位可能是X。"),
        require(renewal.due_soon).otherwise(Refusal.WINDOW_CLOSED, renewal.too_early, renewal.come_back, Way.CHANGE),
        contact(when=renewal.with_card),
        phone(),
        lookup(
            "known",
            KnownPhone,
            "正在核对手机号",
            ask=lambda a: {"number": a["id_number"], "phone": a["phone"]},
            when=without_card,
        ),
        require(lambda a: renewal.with_card(a) or a["known"].known).otherwise(
            Refusal.NODATA, "身份证号和手机号跟登记的对不上。", "请核对后再输；换过手机号的，请直接到派出所办理。", Way.CHANGE
        ),
    ],
    ask=[
        choice("home", "自己去还是上门", visits, label="是否上门", preset=renewal.MYSELF),
        *where_and_when("id-card", "受理点"),
    ],
    summary=summary,
    also=on_the_slip,
    slip_title="身份证办理预约凭条",
    agent=Agent.YES,
)
