"""How personal data looks when others may see it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.secret import Secret
from flows import masking
from kiosk.workshop.people import card


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张远", "张*"),
        ("张小英", "张*英"),
        ("欧阳静", "欧阳*"),
        ("欧阳", "欧*"),
        ("司马相如", "司马**"),
        ("阿依古丽·买买提", "阿******提"),
        ("李", "*"),
        ("", ""),
        ("𠮷田中", "𠮷*中"),
    ],
)
def test_names(name: str, masked: str) -> None:
    assert masking.name(Secret(name)) == masked


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=20))
def test_a_masked_name_keeps_its_length_and_is_never_the_name(name: str) -> None:
    masked = masking.name(Secret(name))
    assert len(masked) == len(name)
    assert masked != name


def test_an_id_number_shows_six_and_four_on_screen_three_and_four_on_paper() -> None:
    number = Secret("43102120041002999X")
    assert masking.number_on_screen(number) == "431021********999X"
    assert masking.number_on_paper(number) == "431***********999X"


def test_a_foreigners_short_number_keeps_its_end_only() -> None:
    assert masking.number_on_screen(Secret("ABC1234")) == "***1234"
    assert masking.number_on_paper(Secret("1234567")) == "***4567"


@pytest.mark.parametrize(
    ("number", "shown"), [("", ""), ("1", "*"), ("123", "***"), ("1234", "***4"), ("431021", "***021"), ("12345678", "****5678")]
)
def test_a_short_number_is_never_shown_whole(number: str, shown: str) -> None:
    assert masking.number_on_screen(Secret(number)) == shown
    assert masking.phone(Secret(number)) == shown
    assert masking.account(Secret(number)) == f"**** {shown.lstrip('*')}"


@given(st.text("0123456789X", max_size=24))
def test_a_masked_number_hides_three_characters_and_shows_no_more_than_its_two_ends(number: str) -> None:
    for mask, head, tail in ((masking.number_on_screen, 6, 4), (masking.number_on_paper, 3, 4), (masking.phone, 3, 4)):
        masked = mask(Secret(number))
        assert len(masked) == len(number)
        assert masked.count("*") >= min(masking.LEAST_HIDDEN, len(number))
        left, _, _ = masked.partition("*")
        right = masked.rpartition("*")[2]
        assert len(left) <= head
        assert len(right) <= tail
        assert set(masked[len(left) : len(masked) - len(right)]) <= {"*"}


def test_an_id_number_hides_eight_on_screen_and_eleven_on_paper() -> None:
    for person in ("P1", "P6", "P9"):
        assert masking.number_on_screen(card(person).number).count("*") == 8
        assert masking.number_on_paper(card(person).number).count("*") == 11


@given(st.text("湖南省桂阳县太和镇石桥村社区街道宝山路大巷0123456789０８号组栋", max_size=40))
def test_no_number_of_a_house_is_ever_shown(text: str) -> None:
    shown = masking.address(Secret(text))
    assert re.search(r"\d", shown) is None
    assert shown.endswith("****")
    assert text.startswith(shown.removesuffix("****"))


@pytest.mark.parametrize("text", ["湖南省桂阳县龙潭街道宝山路66号铁路新村3栋", "湖南省桂阳县鹿峰街道人民路8号社区服务中心楼上"])
def test_a_village_behind_a_house_number_does_not_bring_the_number_along(text: str) -> None:
    assert masking.address(Secret(text)) in ("湖南省桂阳县龙潭街道宝山路****", "湖南省桂阳县鹿峰街道人民路****")


def test_a_phone_an_account_an_address() -> None:
    assert masking.phone(Secret("13873512345")) == "138****2345"
    assert masking.account(Secret("431000100500505")) == "**** 0505"
    assert masking.address(Secret("湖南省桂阳县太和镇石桥村2组21号")) == "湖南省桂阳县太和镇石桥村****"
    assert masking.address(Secret("湖南省桂阳县龙潭街道宝山路66号")) == "湖南省桂阳县龙潭街道宝山路****"
    assert masking.address(Secret("某处十二号")) == "某处****"
    assert masking.address(Secret("")) == "****"
