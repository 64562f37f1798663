"""A province and a city of it, chosen from the policy's table; the nearer provinces stand first."""

from __future__ import annotations

from collections.abc import Callable

from flows.fields import choice
from flows.flow import Answers, Option, Step

TABLE = "places"


def province_and_city(province: str, city: str, locked: Callable[[str, Answers], str]) -> list[Step]:
    """The two questions, with these titles; `locked` says why a city is not for this person, or ""."""

    def provinces(answers: Answers) -> tuple[Option, ...]:
        return tuple(Option(name, name) for name in answers.policy[TABLE])

    def cities(answers: Answers) -> tuple[Option, ...]:
        return tuple(Option(name, name, locked=locked(name, answers)) for name in answers.policy[TABLE][answers["province"]])

    def only(answers: Answers) -> str | None:
        found = cities(answers)
        return found[0].value if len(found) == 1 and not found[0].locked else None

    return [
        choice("province", province, provinces, label=province),
        choice("city", city, cities, label=city, preset=only),
    ]
