"""How word gets back to whoever asked for help: somebody comes, a telephone rings, or the resident comes and asks.

    asked for   mobile        landline         no telephone
    onsite      waits here, or speaks to the staff; when nobody is there:
                is called     is called        comes again
    home, call  is called     is called there  cannot be asked for
    ticket      is called     is called there  asks at a staffed counter

Nobody stands beside their landline here, and nobody is told to expect a call that cannot come. No kiosk tells how a ticket stands:
its number counts up and has no code to go with it, and the long key of its page is for a camera, not for fingers.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from core.secret import Secret
from core.workdays import Workdays, closing_of
from flows.numbers import is_mobile
from flows.records.exchange import Registered

ONSITE, HOME, CALL, TICKET = "onsite", "home", "call", "ticket"
"""What is asked for: 现场帮, 上门帮, 电话帮, 办不成事."""
SOON = timedelta(hours=1)
"""As long as somebody may be asked to wait beside the kiosk."""


TICKET_DAYS = 5
"""Working days within which a 办不成事 ticket is answered (the county's rule for general matters)."""


def latest_answer(kind: str, now: datetime, calendar: Workdays) -> datetime:
    """By when an order is answered at the latest: where the platform was not there to say, it cannot be promised sooner."""
    return closing_of(TICKET_DAYS if kind == TICKET else 1, now.date(), calendar)


class WordBack(Enum):
    """How it comes; the value is what the resident is told."""

    WAIT = "请在这里等，会有人过来帮您。"
    TELL = "请直接找这里的工作人员，给他们看凭条。"
    CALLED_LATER = "现在没有人在这里；上班后会打您留的电话。"
    COME_AGAIN = "现在没有人在这里，您也没有留电话。上班后请再来，给工作人员看凭条。"
    VISIT = "会打您留的手机，约好上门的时间。"
    VISIT_LANDLINE = "会打您留的座机，约好上门的时间，请在座机旁等。"
    MOBILE = "会打您留的手机，请留意来电。"
    LANDLINE = "会打您留的座机，请在座机旁等。"
    ASK = "您没有留电话，不会有来电。到了答复的时间，请凭编号到人工窗口问。"
    ASK_WITH_SLIP = "您没有留电话，不会有来电。到了答复的时间，请带凭条到人工窗口问。"


def soon(asked_at: datetime, reply_by: datetime) -> bool:
    """Whether somebody comes while one can still wait for them."""
    return reply_by - asked_at <= SOON


def word_back(kind: str, phone: Secret[str], registered: Registered, asked_at: datetime, *, staffed: bool) -> WordBack:
    """For one who asked for that then; `staffed` says whether people are here. Without a number the platform has not heard of it yet."""
    if kind == ONSITE:
        return _here(phone, bool(registered.number) and soon(asked_at, registered.reply_by), staffed)
    if not phone:
        return WordBack.ASK if registered.number else WordBack.ASK_WITH_SLIP
    if kind == HOME:
        return WordBack.VISIT if is_mobile(phone) else WordBack.VISIT_LANDLINE
    return WordBack.MOBILE if is_mobile(phone) else WordBack.LANDLINE


def _here(phone: Secret[str], known_soon: bool, staffed: bool) -> WordBack:
    if staffed:
        return WordBack.WAIT if known_soon else WordBack.TELL
    return WordBack.CALLED_LATER if phone else WordBack.COME_AGAIN
