"""What somebody writes for the resident about a case. It stands on the progress page and at the case's node as it is, not sealed, so
it may name nobody and hold no number by which a person is found."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from central.cases import waiting
from central.platform import Platform
from central.store.cases import CaseRow
from core.text import clean

LONGEST_REPLY = 200  # characters

_NUMBER = re.compile(r"\d{7}")
"""Seven digits in a row are no amount and no day: a telephone number, an account, a card. A day with its strokes passes."""


class Personal(ValueError):
    """The words name the person or hold a number; the message says so to whoever wrote them."""


def for_resident(platform: Platform, session: Session, case: CaseRow, said: str) -> str:
    """The words, cleaned and not too long. Raises `Personal`."""
    words = clean(said, LONGEST_REPLY)
    if _NUMBER.search("".join(words.split())):
        raise Personal("答复里不能写身份证号、电话号码或账号，请去掉号码再提交。")
    if any(name in words for name in _names(platform, session, case)):
        raise Personal("答复里不能写姓名，请改用“申请人”等称呼再提交。")
    return words


def _names(platform: Platform, session: Session, case: CaseRow) -> set[str]:
    """Everybody whose card was laid for the case."""
    answers = [answer for report in waiting.reports(platform, session, case.case_no) for answer in report.answers.values()]
    cards = [answer for answer in answers if isinstance(answer, dict) and "number" in answer]
    return {str(card["name"]) for card in cards if card.get("name")}
