"""Figures that are only for demonstration (演示): whoever reads one on a screen or a slip reads there that it is none of the county's.

Words are composed over figures that note who reads them; a record of the platform that rests on such a figure says so itself. Where
the words name their source, and the source says 演示, nothing is added.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from core.slip import Block, Text
from flows.flow import Answers
from flows.item import Summary

DEMO = "演示"
WORDS = "含演示标准，以实际公布为准。"

_Made = TypeVar("_Made")


def composed(compose: Callable[[Answers], _Made], answers: Answers) -> tuple[_Made, bool]:
    """What is made of the answers, and whether a figure or a record for demonstration went into it."""
    figures = answers.policy.noting()
    made = compose(Answers(dict(answers), figures))
    return made, bool(figures.demo_read) or any(getattr(value, "demo", False) for value in answers.values())


def marked_summary(summary: Callable[[Answers], Summary], answers: Answers) -> Summary:
    """The summary for a screen; its note says when something in it is for demonstration."""
    sheet, demo = composed(summary, answers)
    return replace(sheet, note=f"{sheet.note}{WORDS}") if demo and DEMO not in str(sheet) else sheet


def marked_blocks(compose: Callable[[Answers], Sequence[Block]], answers: Answers) -> tuple[Block, ...]:
    """The blocks for paper, marked likewise."""
    return marked(*composed(compose, answers))


def marked(blocks: Sequence[Block], demo: bool) -> tuple[Block, ...]:
    """The blocks with the mark, when they rest on something for demonstration and do not say so yet."""
    return (*blocks, Text(WORDS)) if demo and DEMO not in str(blocks) else tuple(blocks)
