"""The platform's side of help orders and tickets: what is open, who may be called, what was answered.

An answer is for the resident, who reads it on the page behind the slip's code; it is sealed all the same, for nobody can
promise that it names nobody. A whole telephone number is read by one who calls, number by number, and each reading is written down.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from central import audit
from central.platform import Platform
from central.service_orders import CLOSED, calling, place
from central.store.service import ServiceOrder
from core.secret import Secret
from core.text import clean
from flows.numbers import is_mobile
from flows.word_back import ONSITE, TICKET, soon

LONGEST_REPLY = 500  # characters
ANSWERED = "正在处理"


class Progress(Enum):
    """What an answer does to the order."""

    ANSWER = ANSWERED
    CLOSE = CLOSED


@dataclass(frozen=True)
class Told:
    """What only the person in charge may read."""

    phone: Secret[str]
    topic: str  # the step's title, or the refusal code of a ticket
    words: Secret[str]


def listed(session: Session, *, tickets: bool, closed: bool) -> list[ServiceOrder]:
    """Help orders, or tickets; the open ones by the time they are due, or all of them."""
    kind = ServiceOrder.kind == TICKET if tickets else ServiceOrder.kind != TICKET
    wanted = select(ServiceOrder).filter(kind).order_by(ServiceOrder.reply_by, ServiceOrder.number)
    return list(session.scalars(wanted if closed else wanted.filter(ServiceOrder.state != CLOSED)))


def call_off(session: Session, case_no: str) -> None:
    """Nobody need call about that case any more: it goes on without (`service_orders.call_out`)."""
    for order in session.scalars(select(ServiceOrder).filter_by(report_id=calling(case_no))):
        order.state = CLOSED


def told(platform: Platform, order: ServiceOrder) -> Told:
    """What the resident left. Raises `KeyProblem` when it does not open."""
    private = json.loads(platform.vault.open(order.sealed, place(order.number)))
    return Told(Secret(private["phone"]), private.get("topic") or private.get("code", ""), Secret(private.get("words", "")))


def how_to_reach(order: ServiceOrder, private: Told) -> str:
    """What whoever takes it over has to know where no mobile was left: the resident waits, comes again, or asks; else empty."""
    phone, here = private.phone, order.kind == ONSITE
    if phone and is_mobile(phone):
        return ""
    if here and soon(order.created_at, order.reply_by):
        return "只有座机，本人在现场等，请到现场" if phone else "无电话，本人在现场等，请到现场"
    if phone:
        return "座机"
    return "无电话，本人会再来现场，凭凭条找您" if here else "无电话，本人凭编号来问，请写好答复"


def reveal(platform: Platform, session: Session, order: ServiceOrder, operator: str) -> Told:
    """The same for one who is about to call; written down."""
    audit.record(platform, session, operator, "reveal", order.number)
    return told(platform, order)


def answer(platform: Platform, session: Session, order: ServiceOrder, step: Progress, reply: str, operator: str) -> None:
    """Keeps what the resident is told and moves the order on; a later answer takes the place of the earlier one."""
    words = clean(reply, LONGEST_REPLY)
    order.sealed_reply = platform.vault.seal(words.encode(), _reply_place(order.number))
    order.replied_at = max(platform.now(), order.created_at)  # a rehearsal's clock begins anew in every process
    order.state = step.value
    audit.record(platform, session, operator, step.name.lower(), order.number)


def reply_of(platform: Platform, order: ServiceOrder) -> str:
    """What the resident was told, "" as long as nobody has answered. Raises `KeyProblem`."""
    if order.sealed_reply is None:
        return ""
    return platform.vault.open(order.sealed_reply, _reply_place(order.number)).decode()


def _reply_place(number: str) -> str:
    return f"{place(number)}/reply"
