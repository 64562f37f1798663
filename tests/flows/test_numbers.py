"""Numbers that people read, type and carry."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.config import read_toml
from core.secret import Secret
from flows.fields import id_number
from flows.flow import Answers, Invalid
from flows.numbers import (
    case_number,
    certificate_number_of,
    check_digit,
    grouped,
    is_case_number,
    is_id_number,
    is_telephone,
    query_code,
    region_of,
    sequence_of,
    terminal_of,
    yuan,
    yuan_in_words,
)
from kiosk.workshop.people import CONFIG, policy

DAY = date(2025, 11, 21)


def test_a_case_number_has_region_terminal_day_sequence_and_check_digit() -> None:
    number = case_number("431021", "0007", DAY, 123)
    assert number[:-1] == "4310210007251121000123"
    assert is_case_number(number)
    assert (region_of(number), terminal_of(number), sequence_of(number)) == ("431021", "0007", 123)
    assert certificate_number_of(number) == "0007251121000123"
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


NUMBERS = st.builds(
    lambda region, day, order: with_check_character(f"{region:06d}{day:%Y%m%d}{order:03d}"),
    st.integers(110_000, 659_999),
    st.dates(date(1900, 1, 1), date(2025, 11, 21)),
    st.integers(0, 999),
)


def with_check_character(body: str) -> str:
    """The 17 digits and the character that makes the sum of all, each times 2 to the power of its place from the end, 1 modulo 11."""
    rest = sum(int(digit) * 2**place for place, digit in zip(range(17, 0, -1), body, strict=True))
    return body + "0123456789X"[(1 - rest) % 11]


@given(NUMBERS, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_of_an_id_number_is_noticed(number: str, place: int, other: str) -> None:
    assert is_id_number(Secret(number))
    changed = number[:place] + other + number[place + 1 :]
    assert is_id_number(Secret(changed)) == (changed == number)


@given(NUMBERS, st.integers(0, 16))
def test_two_digits_of_an_id_number_changed_over_are_noticed(number: str, place: int) -> None:
    changed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert is_id_number(Secret(changed)) == (changed == number)


@pytest.mark.parametrize("birthday", ["19870230", "20251301", "00000000", "19000229"])
def test_a_birthday_that_never_was_makes_no_id_number(birthday: str) -> None:
    assert not is_id_number(Secret(with_check_character(f"431021{birthday}001")))


def test_a_small_x_counts_as_a_large_one() -> None:
    assert is_id_number(Secret("43102120041002999x"))


@given(st.integers(0, 10**14 - 1))
def test_an_amount_is_the_same_as_figure_and_in_words(fen: int) -> None:
    shown = yuan(fen)
    assert re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})*\.[0-9]{2}", shown)
    assert int(shown.replace(",", "").replace(".", "")) == fen
    assert fen_of(yuan_in_words(fen)) == fen


@given(st.integers(1, 10**14 - 1))
def test_a_reduction_is_marked_in_both(fen: int) -> None:
    assert yuan(-fen) == "-" + yuan(fen)
    assert yuan_in_words(-fen) == "负" + yuan_in_words(fen)


def test_more_money_than_there_are_words_for_is_not_cut_short() -> None:
    assert fen_of(yuan_in_words(10**14 - 1)) == 10**14 - 1
    with pytest.raises(ValueError, match="too much"):
        yuan_in_words(10**14)


def fen_of(words: str) -> int:
    """The amount in fen that the capital characters say: each digit stands before its unit, 零 only fills."""
    units = {"拾": 10, "佰": 100, "仟": 1000}
    total = group = digit = fen = 0
    for character in words:
        if character in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(character)
        elif character in units:
            group, digit = group + digit * units[character], 0
        elif character in "万亿元":
            total += (group + digit) * {"万": 10_000, "亿": 10**8, "元": 1}[character]
            group = digit = 0
        elif character in "角分":
            fen += digit * {"角": 10, "分": 1}[character]
            digit = 0
        else:
            assert character == "整"
    return total * 100 + fen


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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("43102119530510", "还差4位。"),
        ("431021195313100041", "第7到14位不是一个出生日期，请核对。"),
        ("431021195305100042", "最后一位和前面的对不上，请逐位核对。"),
    ],
)
def test_an_id_number_says_what_to_look_at(typed: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        id_number("number", "身份证号").check(Secret(typed), Answers({}, policy()))


@pytest.mark.parametrize("number", ["13800000101", "07350000101", "073500000101", "01000000101"])
def test_a_telephone_is_a_mobile_or_a_landline_with_its_area_code(number: str) -> None:
    assert is_telephone(Secret(number))


@pytest.mark.parametrize("number", ["", "0000101", "0735000", "12800000101", "138000001011", "0100000010101", "11000000101"])
def test_what_nobody_can_call_is_no_telephone(number: str) -> None:
    assert not is_telephone(Secret(number))
