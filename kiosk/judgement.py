"""What an answer of the platform means to the person in front of the machine: which sentence, and which one button.

NotSent            网络暂时不通           the resident may try again; nothing has happened
Unsure             很慢 / 出了问题        nobody knows yet; a report with a key may be sent again
503 E-CONNECTOR    部门系统连不上
422 E-…            judged: a Refusal with the platform's own words
401 403 404 other  our fault: 没有接受本机的请求, and an alarm for the technician
"""

from __future__ import annotations

from typing import Any

from core.plain import Malformed, from_plain
from core.text import clean
from flows.records.common import Slot
from flows.refusal import Refusal, Refused, Way
from kiosk.central import Answer, NotSent, Unsure
from kiosk.trouble import KioskProblem, Trouble

BY_CODE = {refusal.code: refusal for refusal in Refusal}
BY_WAY = {way.value: way for way in Way}
OUR_FAULT = frozenset({401, 403, 404})
MALFORMED = frozenset({400, 409, 413, 422})
"""What the platform will never take, however often it is sent."""
UNTOUCHED = frozenset({401, 403, 404, 429})
"""Answers given before anything was stored; a 503 may come after it."""
MAX_SENTENCE = 120
MAX_REASON = 80


def judged(answer: Answer) -> Refused | None:
    """The refusal that a 422 names, with the platform's own words and button; None when it is no judgement of the case.

    Only the platform knows whether another answer helps: the same code is a slot that is gone, or a day's last copy.
    """
    refusal = BY_CODE.get(str(answer.body.get("error")))
    if answer.status != 422 or refusal is None:
        return None
    row = refusal.explanation
    happened, do = sentences(answer)
    return Refused(
        refusal,
        happened or row.happened,
        (do or row.do) + _nearest(answer.body.get("nearest")),
        BY_WAY.get(str(answer.body.get("way")), Way.HELP),
    )


def sentences(answer: Answer) -> tuple[str, str]:
    """What the platform says happened and what to do; "" where it says nothing."""
    return _words(answer.body.get("happened")), _words(answer.body.get("do"))


def _words(value: Any) -> str:
    return one_line(value, MAX_SENTENCE) if isinstance(value, str) else ""


def reason(answer: Answer) -> str:
    """Status and error code of an answer, for the technician."""
    return one_line(f"{answer.status} {answer.body.get('error', '')}")


def one_line(value: Any, limit: int = MAX_REASON) -> str:
    """Text of the platform as a log or a reason may hold it: no control character, no second line, not long."""
    return " ".join(clean(str(value), 4 * limit).split())[:limit]


def _nearest(slots: Any) -> str:
    """The nearest free slots as a sentence; "" when there are none or they cannot be read."""
    try:
        near = from_plain(tuple[Slot, ...], slots or ())
    except Malformed:
        return ""
    times = "、".join(f"{s.day:%-m月%-d日} {s.span}" for s in near[:3])
    return f"最近还有：{times}。" if near else ""


def trouble(answer: Answer) -> Trouble:
    """What to raise for an answer that is not the one hoped for."""
    if answer.status in OUR_FAULT:
        return Trouble(KioskProblem.REJECTED, reason(answer), way=Way.HELP)
    if answer.body.get("error") == Refusal.CONNECTOR.code:
        return Trouble(
            Refusal.CONNECTOR, f"{answer.status}", happened=_words(answer.body.get("happened")), do=_words(answer.body.get("do"))
        )
    if answer.status in (429, 503):
        return Trouble(
            KioskProblem.PLATFORM_SLOW, f"{answer.status}", happened="现在办理的人很多。", do="请过一会儿再试，已填的内容都还在。"
        )
    if refused := judged(answer):
        happened, do = refused.sentences
        return Trouble(refused.refusal, f"{answer.status}", happened=happened, do=do, way=refused.way)
    happened, do = sentences(answer)
    return Trouble(KioskProblem.PLATFORM_ERROR, reason(answer), happened=happened, do=do)


def unreached(error: NotSent | Unsure) -> Trouble:
    """What to raise when there was no answer."""
    if isinstance(error, NotSent):
        return Trouble(Refusal.OFFLINE, str(error))
    return Trouble(KioskProblem.PLATFORM_SLOW if error.slow else KioskProblem.PLATFORM_ERROR, str(error))
