"""How personal data looks when others may see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.secret import Secret
from flows import masking


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


def test_a_phone_an_account_an_address() -> None:
    assert masking.phone(Secret("13873512345")) == "138****2345"
    assert masking.account(Secret("431000100500505")) == "**** 0505"
    assert masking.address(Secret("湖南省桂阳县太和镇石桥村2组21号")) == "湖南省桂阳县太和镇石桥村****"
    assert masking.address(Secret("湖南省桂阳县龙潭街道宝山路66号")) == "湖南省桂阳县龙潭街道宝山路****"
    assert masking.address(Secret("某处十二号")) == "某处****"
