"""Whose cards are offered in training: first the demo persons whose own story fits the item, then one for each no that it can say.

Which stories fit stands in `training.toml` (`lessons.py`): the records of the stories are the platform's, and nobody asks it here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.id_card import IdCard
from flows.flow import Invalid, Step
from flows.steps import HOLDER
from kiosk.case import Case
from kiosk.training.answers import ends_with, leading
from kiosk.training.lessons import Lessons
from kiosk.workshop.people import card, persons

_UNUSUAL = 2
"""Answers later that are not the usual ones: whoever gets through with so many is not told a no."""
_DIGITS = re.compile(r"\d+")
"""Two noes that differ by a day are one."""


@dataclass(frozen=True)
class Offered:
    """A demo person's card, and what its owner will be told: empty when the item can be done to its end with it."""

    person: str
    card: IdCard
    told: str = ""


def offered(case: Case, step: Step, lessons: Lessons) -> list[Offered]:
    """Who may lay a card at that step: those with whom the item can be done (of the lessons first), then one for each different no.

    Nobody is offered as their own partner or agent.
    """
    holder: IdCard | None = case.path().answers.get(HOLDER) if step.id != HOLDER else None
    people = [name for name in persons() if holder is None or card(name).number != holder.number]
    good = dict(zip(people, leading(case, step, [card(name) for name in people]), strict=True))
    able = [name for name in people if good[name]]
    fitting = [name for name in lessons.get(step.id, {}).get(case.item.id, ()) if good.get(name)]
    noes: dict[str, Offered] = {}
    for name in people:
        if not good[name] and (told := _told(case, step, card(name))):
            noes.setdefault(_DIGITS.sub("", told), Offered(name, card(name), told))
    return [*(Offered(name, card(name)) for name in fitting or able), *noes.values()]


def _told(case: Case, step: Step, laid: IdCard) -> str:
    """What happened, as the screen would say it; empty where the item does not always end with a no."""
    try:
        step.check(laid, case.path().answers)
    except Invalid as no:
        return str(no)
    refused = [path.refused for path in ends_with(case, step, laid, _UNUSUAL)]
    return next((no.sentences[0] for no in refused if no), "") if None not in refused else ""
