"""The households of the test persons: everybody in one finds the same one."""

from __future__ import annotations

from datetime import date

import pytest

from central.platform import Platform
from central.registry import Register
from central.seeds.households import HouseholdSeed, MemberSeed
from core.config import ConfigError
from flows.numbers import is_id_number
from flows.records.household import Household
from tests.central.client import card, persons


def household(platform: Platform, person: str) -> Household:
    with platform.store.reading() as session:
        found = Register(session, platform.vault).get(Household, card(person).number)
    assert found is not None
    return found


def test_husband_and_wife_find_the_same_household_with_their_child(platform: Platform) -> None:
    assert household(platform, "P4") == household(platform, "P5")
    (child,) = household(platform, "P5").children_of(card("P4").number)
    assert (child.birth, child.relation, child.age(date(2025, 11, 21))) == (date(2023, 12, 6), "子", 1)


def test_p16_lives_in_a_household_of_six_and_p2_in_one_of_five(platform: Platform) -> None:
    assert len(household(platform, "P16").members) == 6
    assert len(household(platform, "P2").members) == 5


def test_somebody_who_died_is_remembered_by_name(platform: Platform) -> None:
    home = household(platform, "P1")
    (wife,) = home.former
    assert wife.cancelled
    assert home.named(wife.number).reveal() == "谢桂花"
    assert home.named(card("P8").number).reveal() == ""


def test_nobody_outside_the_county_has_a_household_here(platform: Platform) -> None:
    with platform.store.reading() as session:
        assert Register(session, platform.vault).get(Household, card("P8").number) is None


@pytest.mark.parametrize("person", [key for key, row in persons().items() if row["number"].startswith("431021")])
def test_every_number_in_a_household_could_be_one(platform: Platform, person: str) -> None:
    home = household(platform, person)
    assert home.member(card(person).number) is not None
    assert all(is_id_number(one.number) for one in (*home.members, *home.former))
    assert sum(member.relation == "户主" for member in home.members) == 1


def test_a_member_who_is_no_test_person_stops_the_start() -> None:
    seed = HouseholdSeed("1", "太和镇", "太和村", "太和派出所", (MemberSeed("户主", "P99"),))
    with pytest.raises(ConfigError, match="P99"):
        list(seed.records(persons()["P1"], persons()))
