"""Numbers that people read, type and carry."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.config import read_toml
from core.secret import Secret
from flows.numbers import case_number, check_digit, grouped, is_case_number, is_id_number, query_code, yuan, yuan_in_words
from tests.flows.people import CONFIG

DAY = date(2025, 11, 21)


def test_a_case_number_has_region_terminal_day_sequence_and_check_digit() -> None:
    number = case_number("431021", "0007", DAY, 123)
    assert number[:-1] == "4310210007251121000123"
    assert is_case_number(number)
    assert grouped(number) == f"431021 0007 251121 000123 {number[-1]}"
    assert grouped("B" + number) == f"B 431021 0007 251121 000123 {number[-1]}"


def test_the_check_digit_is_that_of_iso_7064() -> None:
    assert check_digit("0794") == "5"  # the standard's own example for MOD 11,10


@given(st.integers(0, 999_999), st.integers(0, 21), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(sequence: int, place: int, step: int) -> None:
    number = case_number("431021", "0007", DAY, sequence)
    wrong = str((int(number[place]) + step) % 10)
    assert not is_case_number(number[:place] + wrong + number[place + 1 :])


@given(st.integers(0, 999_998))
def test_a_day_and_a_sequence_never_give_the_same_number_twice(sequence: int) -> None:
    assert case_number("431021", "0007", DAY, sequence) != case_number("431021", "0007", DAY, sequence + 1)
    assert case_number("431021", "0007", date(2020, 11, 1), sequence) != case_number("431021", "0007", date(2020, 1, 11), sequence)


@pytest.mark.parametrize(
    ("region", "terminal", "sequence"), [("43102", "0007", 1), ("431021", "007", 1), ("431021", "0007", 1_000_000), ("43102x", "0007", 1)]
)
def test_a_part_of_the_wrong_width_makes_no_number(region: str, terminal: str, sequence: int) -> None:
    with pytest.raises(ValueError, match="width"):
        case_number(region, terminal, DAY, sequence)


def test_letters_spaces_and_short_numbers_are_no_case_numbers() -> None:
    assert not is_case_number("")
    assert not is_case_number("4310210007251121000123")
    assert not is_case_number("x" * 23)


def test_every_test_person_has_a_number_with_the_right_check_character() -> None:
    people = {key: row for key, row in read_toml(CONFIG / "persons.toml").items() if key.startswith("P")}
    assert len(people) == 16
    assert all(is_id_number(Secret(row["number"])) for row in people.values())
    assert any(row["number"].endswith("X") for row in people.values())


@pytest.mark.parametrize(
    "number", ["", "43102119800918999", "431021198009189998", "43102119800918999A", "４３１０２１１９８００９１８９９９７x"]
)
def test_another_number_is_no_id_number(number: str) -> None:
    assert not is_id_number(Secret(number))


def test_a_small_x_counts_as_a_large_one() -> None:
    assert is_id_number(Secret("43102120041002999x"))


def test_a_query_code_has_six_digits() -> None:
    codes = {query_code() for _ in range(50)}
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert len(codes) > 40


@pytest.mark.parametrize(
    ("fen", "shown"), [(8232, "82.32"), (0, "0.00"), (5, "0.05"), (123_456_789, "1,234,567.89"), (-1050, "-10.50"), (100, "1.00")]
)
def test_money_is_shown_to_the_fen(fen: int, shown: str) -> None:
    assert yuan(fen) == shown


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (8232, "捌拾贰元叁角贰分"),
        (50_000, "伍佰元整"),
        (10_0000_00, "壹拾万元整"),
        (100_500, "壹仟零伍元整"),
        (1_0000_0500, "壹佰万零伍元整"),
        (107, "壹元零柒分"),
        (30, "叁角整"),
        (5, "伍分"),
        (0, "零元整"),
        (2_0080_0000_00, "贰亿零捌拾万元整"),
        (1_680_32, "壹仟陆佰捌拾元叁角贰分"),
    ],
)
def test_amounts_in_capital_characters(fen: int, words: str) -> None:
    assert yuan_in_words(fen) == words
