"""An item is found by every reading that people know a character by, and by none that only dictionaries know."""

from __future__ import annotations

import pytest

from kiosk.finding.readings import units
from tests.kiosk.finding.county import index

OWN = index()


def typed_for(character: str, text: str = "") -> set[str]:
    """What may be typed for that character, alone or in a text."""
    place = text.find(character) if text else 0
    return set(units(text or character)[place]) - {character}


@pytest.mark.parametrize(
    ("character", "readings"),
    [
        ("行", {"xing", "hang"}),
        ("重", {"zhong", "chong"}),
        ("长", {"zhang", "chang"}),
        ("还", {"hai", "huan"}),
        ("单", {"dan"}),
        ("参", {"can", "shen"}),
        ("便", {"bian", "pian"}),
        ("卡", {"ka", "qia"}),
        ("给", {"gei", "ji"}),
        ("了", {"le", "liao"}),
    ],
)
def test_a_character_is_typed_as_people_read_it(character: str, readings: set[str]) -> None:
    assert typed_for(character) == readings


@pytest.mark.parametrize(
    ("character", "rare"),
    [("还", "fu"), ("完", "kuan"), ("单", "shan"), ("服", "bi"), ("家", "gu"), ("石", "dan"), ("女", "ru"), ("大", "tai"), ("区", "ou")],
)
def test_a_rare_reading_finds_nothing(character: str, rare: str) -> None:
    assert rare not in typed_for(character)


def test_a_word_brings_the_reading_that_its_character_has_there_alone() -> None:
    assert typed_for("会", "会计") == {"kuai", "hui"}
    assert typed_for("会", "社会") == {"hui"}


def test_u_with_dots_is_typed_as_v_or_u() -> None:
    assert typed_for("旅") == {"lv", "lu"}


def test_what_is_to_be_paid_back_is_not_found_by_fu() -> None:
    assert "hf-loan-settled-certificate" in OWN.find("huanq")
    assert "hf-loan-settled-certificate" not in OWN.find("fuq")


def test_a_reading_that_is_wrong_and_common_is_understood() -> None:
    assert typed_for("簿", "户口簿") == {"bu", "bo"}
