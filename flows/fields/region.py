"""A question after a place: province, city, county, town, village, tapped down one level at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flows.flow import Answers, Invalid, Step, StepKind, When, always
from flows.places import rightly_named, stands_above
from flows.records.regions import Level, Region, level_of

Codes = Callable[[Answers], Sequence[str]]
Locked = Callable[[Region, Answers], str]


def anywhere(_: Answers) -> Sequence[str]:
    return ("",)


def nothing_locked(_region: Region, _before: Answers) -> str:
    return ""


def own_county(answers: Answers) -> Sequence[str]:
    """Only what lies in the county of the platform."""
    return (str(answers.policy["region.county"]),)


def region(
    step_id: str,
    title: str,
    *,
    label: str = "",
    deepest: Level,
    least: Level | None = None,
    within: Codes = anywhere,
    start: Callable[[Answers], str] | None = None,
    locked: Locked = nothing_locked,
    preset: Callable[[Answers], Region | None] | None = None,
    when: When = always,
    note: str = "",
) -> Step:
    """One division, asked down to `deepest`; `least` will do where the terminal's list ends before (default: `deepest`).

    `within` gives the codes in which it must lie, `start` the code whose parts are shown first (default: the first of `within`).
    `locked` says why a division is not for this person, or "".
    """
    enough = least or deepest

    def check(value: Any, before: Answers) -> None:
        if not isinstance(value, Region) or not value.names or not _is_code(value.code) or not rightly_named(value, before.policy):
            raise Invalid("请从列出的地方中选一个。")
        if value.level < enough or (value.level > deepest and not stands_above(value.code, before.policy)):
            raise Invalid("请一级一级选到最后。")
        if not any(value.code.startswith(code) for code in within(before)):
            raise Invalid("这个地方不在可以选的范围里，请重新选。")
        if reason := locked(value, before):
            raise Invalid(reason)

    extra = {"deepest": deepest, "least": enough, "within": within, "start": start or (lambda a: within(a)[0]), "locked": locked}
    shown = lambda value, _: value.full  # noqa: E731
    return Step(
        step_id, StepKind.REGION, title, label or title, Region, when, preset=preset, check=check, show=shown, note=note, extra=extra
    )


def _is_code(code: str) -> bool:
    try:
        level_of(code)
    except ValueError:
        return False
    return True
