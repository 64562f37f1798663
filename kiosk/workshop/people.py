"""The test persons' cards as a reader would hand them over, and the day on which their stories are true."""

from __future__ import annotations

import dataclasses
import functools
from datetime import date
from pathlib import Path

from core.clock import DEMO_START
from core.config import read_toml
from core.id_card import CardKind, IdCard, Sex
from core.secret import Secret
from flows.numbers import born_on
from flows.policy import Policy
from kiosk.settings import read_policy

CONFIG = Path(__file__).resolve().parents[2] / "config"
TODAY = DEMO_START.date()


@functools.cache
def persons() -> tuple[str, ...]:
    """P1 … P16. Read when first asked for: nobody's window waits for, or fails with, the test persons."""
    return tuple(read_toml(CONFIG / "persons.toml"))


@functools.cache
def policy() -> Policy:
    """The county's figures on the reference day."""
    return Policy(read_policy(CONFIG), TODAY)


@functools.cache
def card(person: str) -> IdCard:
    """The card of P1 … P16."""
    row = read_toml(CONFIG / "persons.toml")[person]
    number = row["number"]
    return IdCard(
        kind=CardKind.RESIDENT,
        name=Secret(row["name"]),
        sex=Sex(row["sex"]),
        nation=row["nation"],
        birth=born_on(Secret(number)),
        address=Secret(row["address"]),
        number=Secret(number),
        issuer=row["issuer"],
        valid_from=date.fromisoformat(str(row["valid_from"])),
        valid_to=None if row["valid_to"] == "长期" else date.fromisoformat(str(row["valid_to"])),
        photo=Secret(b"not decoded in these tests"),
    )


def schoolboy() -> IdCard:
    """Somebody of fifteen, of the county."""
    return dataclasses.replace(card("P9"), name=Secret("周小"), birth=date(2010, 9, 1), number=Secret("431021201009019992"))


def stranger() -> IdCard:
    """A man from another province."""
    return dataclasses.replace(card("P5"), name=Secret("林海"), birth=date(1989, 4, 2), number=Secret("440883198904029993"))
