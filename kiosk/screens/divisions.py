"""The divisions that a step asks for (省市县乡村): the terminal's list of them, with what the step allows and how deep it goes."""

from __future__ import annotations

from collections.abc import Callable

from kivy.uix.widget import Widget

from core.language import mark
from flows.fields.region import nothing_locked
from flows.flow import Answers, Step
from flows.records.regions import Level, Region
from kiosk.regions.gazetteer import COUNTRY, Division, Gazetteer
from kiosk.ui.cascade import Branch, Cascade
from kiosk.ui.tokens import Mode

COUNTRY_NAME = mark("全国")


class StepDivisions:
    """What a cascade asks of the list, for one step and the answers before it."""

    def __init__(self, regions: Gazetteer, step: Step, before: Answers) -> None:
        self._regions, self._before, self._extra = regions, before, step.extra
        self._allowed: tuple[str, ...] = tuple(step.extra["within"](before))

    def below(self, key: str) -> list[Branch]:
        return [self._branch(part) for part in self._regions.below(key) if self._is_allowed(part.code)]

    def way(self, key: str) -> list[Branch]:
        return [Branch(division.code, division.name) for division in self._regions.way(key)]

    def ends(self, key: str) -> bool:
        """Deep enough, or as deep as the list goes and the step allows."""
        region = self._regions.region(key)
        if region is None:
            return False
        deepest: Level = self._extra["deepest"]
        return region.level >= deepest or (region.level >= self._extra["least"] and not self._regions.below(key))

    @property
    def top(self) -> str:
        """Where the cascade begins to count: the one allowed division, or the country."""
        return self._allowed[0] if len(self._allowed) == 1 and self._regions.below(self._allowed[0]) else COUNTRY

    def _branch(self, part: Division) -> Branch:
        return Branch(part.code, part.name, part.letter, self._reason(part.code))

    def _reason(self, code: str) -> str:
        """Why it cannot be the answer; nobody asks it of one that only leads on."""
        locked = self._extra["locked"]
        if locked is nothing_locked or not self.ends(code):
            return ""
        region = self._regions.region(code)
        return str(locked(region, self._before)) if region else ""

    def _is_allowed(self, code: str) -> bool:
        return any(code.startswith(allowed) or allowed.startswith(code) for allowed in self._allowed)


def cascade(
    mode: Mode, regions: Gazetteer, step: Step, before: Answers, value: Region | None, change: Callable[[Region], object]
) -> Widget:
    """The widget that asks a step of kind REGION."""
    divisions = StepDivisions(regions, step, before)

    def chosen(code: str) -> None:
        region = regions.region(code)
        assert region is not None, "the cascade shows what the list has"
        change(region)

    way = regions.way(value.code) if value else ()
    start = way[-2].code if len(way) > 1 else COUNTRY if way else step.extra["start"](before)
    name = regions.named(divisions.top)
    top_name = name.name if name else COUNTRY_NAME
    start = start if regions.below(start) else divisions.top
    return Cascade(mode, divisions, chosen, top=divisions.top, top_name=top_name, start=start, chosen=value.code if value else "")
