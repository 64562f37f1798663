"""Before a case is walked: is it this kiosk's, is the card a possible card, is the face step more than a claim.

A kiosk is believed about what it read, not about what follows from it: the number must carry its check character and
the birthday, a comparison must have passed its own threshold, which may not lie below the platform's floor, and a voucher must be one that the platform gave out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.answers import NotFound, Refusing, refuse
from central.registry import person_tag
from central.store.service import Staff, Voucher
from central.vault import Vault
from core.id_card import CardKind, IdCard
from core.plain import Malformed, from_plain
from core.secret import Secret
from flows.flow import Step, StepKind
from flows.item import Item
from flows.numbers import is_case_number, is_id_number, region_of, terminal_of
from flows.policy import Policy
from flows.records.exchange import Identified, Method
from flows.refusal import Refusal
from flows.steps import HOLDER
from flows.walk import read_answers

OLDEST = date(1900, 1, 1)
"""No holder of a card was born before."""

CHIP_TEXT = 60
"""Characters of the longest text on a chip, a foreigner's name (GA/T 490: 120 bytes)."""

FLOOR = "face.accept.floor"
"""The figure below which no model's threshold is believed: a comparison that anybody passes says nothing."""

FOREIGNERS = (CardKind.FOREIGNER_2017, CardKind.FOREIGNER_2023)


def own_case(case_no: str, terminal: str, region: str) -> str:
    """The case number when it is one of this kiosk's. Raises `Malformed`, or `NotFound` for another kiosk's."""
    if not case_no.isascii() or not is_case_number(case_no):
        raise Malformed("case_no: not a case number")
    if region_of(case_no) != region or terminal_of(case_no) != terminal:
        raise NotFound("no-such-case")
    return case_no


def admit(session: Session, vault: Vault, item: Item, plain: Mapping[str, Any], case_no: str, policy: Policy) -> dict[str, Any]:
    """The typed answers. `policy` holds today's figures, whatever day the kiosk says it is.

    Raises `Malformed`, or `Refusing` when card or face cannot be what is claimed.
    """
    answers = read_answers(item, plain)
    for step in (item.step(step_id) for step_id in answers):
        if step.kind is StepKind.CARD:
            check_card(answers[step.id], policy.today)
        if step.kind is StepKind.FACE:
            check_face(session, vault, item, step, answers, case_no, policy[FLOOR])
    return answers


def check_card(card: IdCard, today: date) -> None:
    """Raises `Refusing` unless number and birthday belong together and no text is longer than a chip's."""
    number = card.number.reveal()
    texts = (card.name.reveal(), card.address.reveal(), card.english_name.reveal(), card.issuer, card.nation)
    if not OLDEST <= card.birth <= today or max(map(len, texts)) > CHIP_TEXT:
        raise refuse(Refusal.CARD_READ)
    if card.kind in FOREIGNERS:
        good = re.fullmatch(r"[0-9A-Z]{15,18}", number) is not None
    else:
        good = number.isascii() and is_id_number(card.number) and number[6:14] == f"{card.birth:%Y%m%d}"
    if not good:
        raise refuse(Refusal.CARD_READ)


def check_face(session: Session, vault: Vault, item: Item, step: Step, answers: Mapping[str, Any], case_no: str, floor: float) -> None:
    """Raises `Refusing` unless the comparison passed, or somebody of the site really vouched for this case."""
    face: Identified = answers[step.id]
    if face.method is Method.COMPARED:
        good = bool(face.model) and floor <= face.threshold <= face.score <= 1 and (face.live or not step.extra.get("turn"))
    else:
        good = item.vouching and _vouched(session, vault, face, [answers.get(HOLDER), answers.get(step.extra["of"])], case_no)
    if not good:
        raise refuse(Refusal.FACE)


def _vouched(session: Session, vault: Vault, face: Identified, cards: Sequence[IdCard | None], case_no: str) -> bool:
    """`cards`: of the holder and of whoever stood there; nobody vouches for himself or in his own case."""
    voucher = session.get(Voucher, voucher_tag(vault, face.voucher))
    if voucher is None or voucher.case_no != case_no or voucher.staff != face.verified_by:
        return False
    own = session.scalar(select(Staff.person_tag).filter_by(number=voucher.staff))
    return all(card is not None and own != person_tag(vault, card.number) for card in cards)


def voucher_tag(vault: Vault, voucher: str) -> str:
    """Under which a voucher is kept."""
    return vault.tag("voucher", voucher)


def laid(plain: Mapping[str, Any], today: date) -> Secret[str] | None:
    """The number of the card in a report whose answers nobody here can walk; None without a card that can be."""
    try:
        card = from_plain(IdCard, plain.get("card"))
        check_card(card, today)
    except (Malformed, Refusing):
        return None
    return card.number


def person_of(answers: Mapping[str, Any]) -> Secret[str] | None:
    """The number of the person whom the case is about; None where no card is laid."""
    card: IdCard | None = answers.get("card")
    return card.number if card else None
