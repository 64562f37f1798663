"""Papers: issued once for a case, verified by anybody who holds one, withdrawn by an operator.

The number is the terminal, the day and the sequence of the case number; the verify code is an HMAC over the very bytes
that are kept, so that a row changed behind our back no longer verifies.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.answers import refuse
from central.cases import copies
from central.departments.acts import Act
from central.platform import Platform
from central.registry import person_tag
from central.store.cases import Certificate
from central.vault import KeyProblem
from core.plain import to_plain
from core.secret import Secret
from core.text import typed_code
from flows import masking
from flows.item import Item
from flows.numbers import certificate_number_of, terminal_of
from flows.records.exchange import Document, Identified
from flows.refusal import Refusal, Way
from flows.walk import without_photo

WITHDRAWN = "certificate-withdrawn"
"""The act of an operator who declares one void, as the book of acts has it."""

_MISREAD = str.maketrans("018", "OIB")
"""A code has the letters of base32 and 2 to 7; on thermal paper O looks like 0, I like 1, B like 8."""


def issue(platform: Platform, act: Act, item: Item, until: date | None = None) -> Document:
    """The paper of this case, valid to the day that the department says. Raises `Refusing` when the person has had this day's copies."""
    number, tag = certificate_number_of(act.case_no), person_tag(platform.vault, act.holder())
    left = _copies_left(platform, act, item, tag)
    until = until or act.today + timedelta(days=act.desk.policy["certificate.valid_days"])
    content = _content(number, item, act, until)
    code = platform.vault.verify_code(content)
    act.desk.session.add(
        Certificate(
            number=number,
            code=code,
            case_no=act.case_no,
            item=item.id,
            terminal=terminal_of(act.case_no),
            person_tag=tag,
            issued_on=act.today,
            valid_until=until,
            sealed=platform.vault.seal(content, _place(number)),
        )
    )
    act.desk.session.flush()
    return Document(number, code, _url(platform, code), until, left)


def document_of(platform: Platform, row: Certificate, left: int) -> Document:
    """The paper that was issued, as a further copy of it says; number and code never change."""
    return Document(row.number, row.code, _url(platform, row.code), row.valid_until, left)


def _url(platform: Platform, code: str) -> str:
    return f"{platform.public_url}/v?c={code}"


def _copies_left(platform: Platform, act: Act, item: Item, tag: str) -> int:
    """Copies left of this day after this one; who printed before is said, against touts."""
    allowed = act.desk.policy["certificate.copies_per_day"]
    printed = copies.certificates(act.desk.session, tag, item.id, act.today)
    if len(printed) >= allowed:
        where = "、".join(dict.fromkeys(f"{platform.config.site_of(terminal).site} {terminal}号机" for terminal in printed))
        raise refuse(Refusal.QUOTA, f"这份证明今天已打印{len(printed)}份，在{where}。", "请明天再来；已打印的在有效期内都能用。", Way.HOME)
    return int(allowed) - len(printed) - 1


def _content(number: str, item: Item, act: Act, until: date) -> bytes:
    answers = {step: to_plain(without_photo(act.answers[step])) for step in act.answers if not isinstance(act.answers[step], Identified)}
    facts = {"number": number, "item": item.id, "name": item.name, "issued": act.today, "until": until, "answers": answers}
    return json.dumps(to_plain(facts), ensure_ascii=False, sort_keys=True).encode()


class Genuine(Enum):
    """What a verifier is told."""

    GENUINE = "genuine"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verified:
    """What a verifier may see: the judgement, and masked facts to compare with the paper."""

    state: Genuine
    facts: tuple[tuple[str, str], ...] = ()


def code_as_typed(text: str) -> str:
    """The verify code that somebody read from a paper and typed: blanks and small letters do not matter, and what only looks like a
    digit that no code has is read as its letter."""
    return typed_code(text).translate(_MISREAD)


def withdrawn_on(session: Session, case_no: str) -> date | None:
    """The day on which the paper of this case was declared void; None when it stands, or there is none."""
    at = session.scalar(select(Certificate.withdrawn_at).filter_by(case_no=case_no))
    return at.date() if at else None


def verify(platform: Platform, session: Session, code: str) -> Verified:
    """What is known of the paper with this code."""
    row = session.scalar(select(Certificate).filter_by(code=code))
    if row is None:
        return Verified(Genuine.UNKNOWN)
    try:
        content = platform.vault.open(row.sealed, _place(row.number))
    except KeyProblem:
        return Verified(Genuine.UNKNOWN)
    if not hmac.compare_digest(platform.vault.verify_code(content), code):
        return Verified(Genuine.UNKNOWN)
    return Verified(_state(row, platform.now().date()), _facts(json.loads(content)))


def _state(row: Certificate, today: date) -> Genuine:
    if row.withdrawn_at:
        return Genuine.WITHDRAWN
    return Genuine.EXPIRED if today > row.valid_until else Genuine.GENUINE


def _facts(content: dict[str, object]) -> tuple[tuple[str, str], ...]:
    answers = content["answers"]
    assert isinstance(answers, dict)
    card = answers["card"]
    return (
        ("证明", str(content["name"])),
        ("证明编号", str(content["number"])),
        ("持有人", masking.name(Secret(card["name"]))),
        ("身份证号", masking.number_on_paper(Secret(card["number"]))),
        *((("用途", answers["purpose"]),) if "purpose" in answers else ()),
        ("开具日期", str(content["issued"])),
        ("有效期至", str(content["until"])),
    )


def withdraw(platform: Platform, session: Session, number: str) -> bool:
    """Declares a paper void; False when there is none of that number or it was void already."""
    row = session.get(Certificate, number)
    if row is None or row.withdrawn_at:
        return False
    row.withdrawn_at = platform.now()
    return True


def _place(number: str) -> str:
    return f"certificates/{number}"
