"""What the text on a card says, what it may not say, and what contradicts itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.id_card import IdCard, Sex
from core.secret import Secret
from devices.ga467.card_text import check_digit, decode, decode_address
from devices.problem import DeviceError, Problem
from devices.simulators.id_card_chip import SAMPLE, SPECIMENS, blanked, foreigner_2023, person_chip, read_persons, resident

PRINTED_NUMBERS = [
    "11010519491231002X",
    "810000199408230021",
    "830000199201300022",
    "440308199901101512",
    "932682198501010017",
    "911124198108030024",
    "931586198001010028",
]


def sample(**changed: str) -> IdCard:
    return decode(resident(**(SAMPLE | changed)))


def specimen(name: str) -> IdCard:
    return decode(SPECIMENS[name]().text)


@pytest.mark.parametrize("number", PRINTED_NUMBERS)
def test_the_check_digit_of_a_published_example_is_right(number: str) -> None:
    assert check_digit(number) == number[-1]


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_never_keeps_the_check_digit(place: int, step: int) -> None:
    number = "11010519491231002X"
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert check_digit(wrong) != "X"


def test_a_card_valid_for_ever_has_no_last_day() -> None:
    assert sample(last="长期").valid_to is None
    assert sample(last="20300101").valid_to == date(2030, 1, 1)


def test_an_unknown_nation_passes_as_its_number() -> None:
    card = specimen("unknown-nation")
    assert (card.nation, card.suspect) == ("77", False)


def test_an_unknown_region_is_no_error() -> None:
    card = specimen("unknown-region")
    assert (card.region, card.suspect) == ("990099", False)


def test_a_small_x_becomes_large() -> None:
    card = specimen("small-x")
    assert (card.number.reveal(), card.suspect) == ("11010519491231002X", False)


def test_a_foreigner_number_is_judged_by_its_check_digit_and_not_by_its_region() -> None:
    words = ("样本", "1", "00", "19850101", "SPECIMEN, A", "932682198501010017", "20240101", "20340101", "XXX")
    assert not decode(foreigner_2023(*words)).suspect
    assert decode(foreigner_2023(*words[:5], "932682198501010018", *words[6:])).suspect


def test_an_english_name_runs_on_in_its_second_field() -> None:
    name = "ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFG, HIJKLMNOPQ"
    words = ("样本", "1", "00", "19850101", name, "932682198501010017", "20240101", "20340101", "XXX")
    assert decode(foreigner_2023(*words)).english_name == Secret(name)


@pytest.mark.parametrize("name", ["wrong-digit", "wrong-birth", "wrong-sex", "wrong-dates"])
def test_fields_that_contradict_each_other_make_a_card_suspect(name: str) -> None:
    assert specimen(name).suspect


def test_a_sex_that_is_not_stated_contradicts_nothing() -> None:
    for code in ("0", "9"):
        card = sample(sex=code)
        assert (card.sex, card.suspect) == (Sex(code), False)


def test_an_expired_card_is_not_suspect() -> None:
    card = specimen("expired")
    assert card.expired(date(2025, 11, 21))
    assert not card.suspect


@pytest.mark.parametrize("name", ["no-such-day", "blank-name", "unknown-layout"])
def test_a_record_that_cannot_be_understood_is_unreadable(name: str) -> None:
    with pytest.raises(DeviceError) as caught:
        specimen(name)
    assert caught.value.problem is Problem.CARD_UNREADABLE


@pytest.mark.parametrize(
    "changed",
    [{"number": "1101051949123100"}, {"number": "１１０１０５１９４９１２３１００２Ｘ"}, {"sex": "7"}, {"first": "2020-1-1"}, {"last": ""}],
)
def test_a_field_of_the_wrong_form_is_unreadable(changed: dict[str, str]) -> None:
    with pytest.raises(DeviceError) as caught:
        sample(**changed)
    assert caught.value.problem is Problem.CARD_UNREADABLE


@pytest.mark.parametrize("size", [0, 255, 257])
def test_a_text_of_another_size_is_unreadable(size: int) -> None:
    with pytest.raises(DeviceError) as caught:
        decode(bytes(size))
    assert caught.value.problem is Problem.CARD_UNREADABLE


@given(st.binary(min_size=256, max_size=256))
def test_any_text_is_a_card_or_unreadable(text: bytes) -> None:
    problem = None
    try:
        decode(text)
    except DeviceError as error:
        problem = error.problem
    assert problem in (None, Problem.CARD_UNREADABLE)


def test_a_type_byte_of_zero_is_a_resident() -> None:
    text = SPECIMENS["R"]().text
    assert decode(text[:248] + b"\0\0" + text[250:]) == decode(text)


def test_a_rare_character_outside_the_first_plane_survives() -> None:
    assert sample(name="𬱖某").name.reveal() == "𬱖某"


def test_what_would_turn_or_kill_a_line_is_taken_out_of_a_name() -> None:
    text = SPECIMENS["R"]().text
    name = "张\u202e测\x1b试".encode("utf-16-le") + b"\x00\xd8"  # an override, an escape, half a surrogate pair
    assert decode(name.ljust(30, b"\0") + text[30:]).name.reveal() == "张测试"


def test_a_blank_appended_address_is_none() -> None:
    assert not decode_address(blanked("", 70))


CHARACTERS = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@given(
    st.text(CHARACTERS, min_size=1, max_size=15),
    st.text(CHARACTERS, max_size=35),
    st.text(CHARACTERS, max_size=15),
    st.dates(date(1900, 1, 1), date(2019, 12, 31)),
    st.integers(0, 99),
)
def test_what_is_written_is_what_is_read(name: str, address: str, issuer: str, birth: date, nation: int) -> None:
    number = f"110105{birth:%Y%m%d}002"
    day = f"{birth:%Y%m%d}"
    card = decode(resident(name, "2", f"{nation:02}", day, address, number + check_digit(number), issuer, "20200101", "20400101"))
    assert (card.name.reveal(), card.address.reveal(), card.issuer) == (name, address, issuer)
    assert (card.birth, card.nation, card.suspect) == (birth, f"{nation:02}", False)


def test_the_cards_of_the_test_persons_are_sound() -> None:
    for key, person in read_persons("config/persons.toml").items():
        card = decode(person_chip(person).text)
        assert not card.suspect, key
        assert card.name.reveal() == person["name"]
