"""Somebody else does it for the holder of the card: who, and with which card of their own."""

from __future__ import annotations

from collections.abc import Sequence

from flows.fields import choice
from flows.flow import Answers, Gate, Step
from flows.item import Row
from flows.steps import HOLDER, card


def done_by(myself: str, others: Sequence[str]) -> list[Step | Gate]:
    """Who does it, the holder unless changed; anybody else lays a card too."""
    return _who(myself, others, myself)


def asked_who(myself: str, others: Sequence[str]) -> list[Step | Gate]:
    """The same, asked of everybody: where most come with somebody, or send somebody."""
    return _who(myself, others, None)


def done_by_row(answers: Answers) -> Row:
    """Who did it, on paper."""
    return "办理人", answers["who"]


def _who(myself: str, others: Sequence[str], preset: str | None) -> list[Step | Gate]:
    return [
        choice("who", "谁来办", [myself, *others], label="办理人", preset=preset),
        card("agent_card", "请放办理人的身份证", when=lambda a: a["who"] != myself, other_than=(HOLDER,)),
    ]
