"""Help orders (请人帮我办) and tickets (办不成事): a number, somebody with a name, and a time by which they answer.

A help order goes to the agent of the kiosk's grid, a ticket to the window of its site: within half an hour on the spot,
two hours by telephone, the end of the next working day at home; tickets within five working days (the county's rule for
general matters). A case in which somebody needs help at once calls out the duty officer of the town, who answers at any hour. A number is B or T and the pattern of a case number, from a sequence of its own for each terminal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.answers import Conflict, refuse
from central.departments.acts import Call
from central.log import event
from central.platform import Platform
from central.store.kiosks import Kiosk
from central.store.service import ServiceOrder, Staff
from core.clock import CHINA
from core.workdays import Workdays, closing_of, is_working_day
from flows.numbers import case_number, grouped, terminal_of
from flows.records.exchange import Registered
from flows.refusal import Refusal, Way
from flows.word_back import CALL, HOME, ONSITE, TICKET, latest_answer

DUTY = "duty"
"""What nobody asks for at a kiosk: a case calls it out."""
KINDS = {ONSITE: "现场帮", HOME: "上门帮", CALL: "电话帮", TICKET: "办不成事", DUTY: "急难来电"}
REPLY = {ONSITE: timedelta(minutes=30), CALL: timedelta(hours=2)}
CLOSED = "已办结"
OPENING, CLOSING = time(8, 30), time(17, 30)


@dataclass(frozen=True)
class Wanted:
    """An order before it has a number; `private` is what only the person in charge may read."""

    report_id: str
    kind: str
    item: str
    step: str
    private: dict[str, str]


def register(platform: Platform, terminal: str, wanted: Wanted, raw: Any) -> Registered:
    """The order's number and who answers by when; the same for the same report. Raises `Conflict`."""
    tag = platform.vault.tag("service-body", json.dumps(raw, ensure_ascii=False, sort_keys=True))
    with platform.store.writing() as session:
        kiosk = session.scalars(select(Kiosk).filter_by(terminal=terminal).with_for_update()).one()
        row = session.scalar(select(ServiceOrder).filter_by(report_id=wanted.report_id))
        if row is None:
            row = _new(platform, session, kiosk, wanted, tag)
        elif row.body_tag != tag:
            raise Conflict
        return _registered(platform, row)


def open_ticket(platform: Platform, session: Session, terminal: str, wanted: Wanted, about: str) -> Registered:
    """A ticket in the transaction of the case that asks for it; nobody opens a second one `about` the same before it is closed. Raises
    `Refusing` with the number of the first."""
    tag = platform.vault.tag("service-about", about)
    still_open = ServiceOrder.state != CLOSED
    first = session.scalar(select(ServiceOrder.number).filter_by(kind=TICKET, body_tag=tag).filter(still_open).limit(1))
    if first is not None:
        raise refuse(
            Refusal.DUPLICATE, f"这件事已经登记过，正在处理，登记编号 {grouped(first)}。", "不用再登记，处理完会打电话告诉您。", Way.HOME
        )
    kiosk = session.scalars(select(Kiosk).filter_by(terminal=terminal).with_for_update()).one()
    return _registered(platform, _new(platform, session, kiosk, wanted, tag))


def call_out(platform: Platform, session: Session, case_no: str, item: str, call: Call, kind: str = DUTY) -> None:
    """An order for somebody on duty, given by a case that has just taken effect; it shares the fate of the case."""
    kiosk = session.scalars(select(Kiosk).filter_by(terminal=terminal_of(case_no)).with_for_update()).one()
    wanted = Wanted(calling(case_no), kind, item, "", call.private)
    row = _new(platform, session, kiosk, wanted, platform.vault.tag("service-body", case_no))
    row.who, row.reply_by = call.who, platform.now() + timedelta(hours=call.hours)


def calling(case_no: str) -> str:
    """Names the order to call about a case, where others have the id of the kiosk's report."""
    return f"duty-{case_no}"


def _registered(platform: Platform, row: ServiceOrder) -> Registered:
    url = f"{platform.public_url}/h/{row.number}?k={page_key(platform, row.number)}"
    return Registered(row.number, row.state, row.reply_by, row.who, url)


def page_key(platform: Platform, number: str) -> str:
    """What the link on the slip carries besides the number: 12 hex digits that nobody can guess from it."""
    return platform.vault.tag("service-page", number)[:12]


def place(number: str) -> str:
    """Where the sealed part of an order lies, as the vault knows it."""
    return f"service_orders/{number}"


def _new(platform: Platform, session: Session, kiosk: Kiosk, wanted: Wanted, tag: str) -> ServiceOrder:
    now = platform.now()
    letter = "T" if wanted.kind == TICKET else "B"
    number = letter + case_number(platform.config.region, kiosk.terminal, now.date(), kiosk.next_service)
    kiosk.next_service += 1
    row = ServiceOrder(
        number=number,
        report_id=wanted.report_id,
        body_tag=tag,
        terminal=kiosk.terminal,
        item=wanted.item,
        step=wanted.step,
        kind=wanted.kind,
        state="已登记" if wanted.kind == TICKET else "已通知" if wanted.kind == ONSITE else "已派给代办员",
        who=_who(platform, session, kiosk.terminal, wanted.kind),
        reply_by=reply_by(wanted.kind, now, platform.calendar),
        created_at=now,
        sealed=platform.vault.seal(json.dumps(wanted.private, ensure_ascii=False).encode(), place(number)),
    )
    session.add(row)
    session.flush()
    event("service-order", number=number, kind=wanted.kind)
    return row


def _who(platform: Platform, session: Session, terminal: str, kind: str) -> str:
    """Who answers: on the spot whoever helps at that place, elsewhere the agent of its grid, a ticket's window."""
    here = platform.sites.get(terminal)
    if kind == ONSITE and here is not None and here.helper:
        return here.helper
    site = platform.config.site_of(terminal)
    agent = session.scalar(select(Staff).filter_by(grid=site.grid).order_by(Staff.number).limit(1)) if kind != TICKET else None
    if agent is None:
        return f"{site.site}“办不成事”专窗" if kind == TICKET else f"{site.site}值班窗口"
    return f"{agent.role} {agent.name}（{agent.grid}）"


def reply_by(kind: str, now: datetime, calendar: Workdays) -> datetime:
    """By when somebody answers. Outside working hours the short times run from the next opening."""
    if kind not in REPLY:
        return latest_answer(kind, now, calendar)
    return _working(now, calendar) + REPLY[kind]


def _working(now: datetime, calendar: Workdays) -> datetime:
    """This moment when the halls are open, else their next opening."""
    today_open = is_working_day(now.date(), calendar)
    if today_open and OPENING <= now.timetz().replace(tzinfo=None) < CLOSING:
        return now
    if today_open and now.timetz().replace(tzinfo=None) < OPENING:
        return datetime.combine(now.date(), OPENING, CHINA)
    return datetime.combine(closing_of(1, now.date(), calendar).date(), OPENING, CHINA)
