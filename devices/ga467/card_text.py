"""The 256 bytes of text on a card (GA/T 490; UTF-16LE in fixed fields padded with blanks) -> `IdCard`.

The byte at 248 tells the four layouts apart. A record that cannot be understood is `CARD_UNREADABLE`; one that can, but
whose fields contradict each other, is returned with `suspect` set: number against birth, sex and check digit (GB 11643),
and the order of the dates. A region or a nation that is not in the lists is neither: cards carry what was valid at issue.
No message of this module ever holds a field.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from core.id_card import CardKind, IdCard, Sex
from core.secret import Secret
from core.text import clean
from devices.problem import DeviceError, Problem

SIZE = 256
TYPE_AT = 248
UNLIMITED = "长期"

KINDS = {
    " ": CardKind.RESIDENT,
    "\0": CardKind.RESIDENT,  # reserved bytes left zero are as good as blank
    "J": CardKind.HK_MACAU_TAIWAN,
    "I": CardKind.FOREIGNER_2017,
    "Y": CardKind.FOREIGNER_2023,
}

WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
CHECK_DIGITS = "10X98765432"


def decode(text: bytes, photo: bytes = b"") -> IdCard:
    """The card that the text describes, its photo block sealed unread. Raises DeviceError(CARD_UNREADABLE)."""
    if len(text) != SIZE:
        raise _unreadable(f"text of {len(text)} bytes")
    kind = KINDS.get(_raw(text, TYPE_AT, 2))
    if kind is None:
        raise _unreadable(f"layout of type byte {text[TYPE_AT]:02X} unknown")
    layout = _foreigner_2017 if kind is CardKind.FOREIGNER_2017 else _eighteen_digits
    card = layout(kind, text, Secret(photo))
    return replace(card, suspect=_contradicts_itself(card))


def decode_address(data: bytes) -> Secret[str]:
    """The appended address, blank when the field is."""
    return Secret(_field(data, 0, len(data)))


def check_digit(number: str) -> str:
    """The last character that the first seventeen digits of a number call for (GB 11643, ISO 7064 MOD 11-2)."""
    return CHECK_DIGITS[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True)) % 11]


def _eighteen_digits(kind: CardKind, text: bytes, photo: Secret[bytes]) -> IdCard:
    """Resident card, residence permit and the foreigner's card of 2023 differ only in what stands in a few fields."""
    foreigner = kind is CardKind.FOREIGNER_2023
    return IdCard(
        kind=kind,
        name=_required(text, 0, 30, "name"),
        sex=_sex(text, 30),
        nation=_field(text, 32, 4) if kind is CardKind.RESIDENT else "",
        birth=_date(text, 36, "birth"),
        address=Secret("" if foreigner else _field(text, 52, 70)),
        number=_number(text, 122, 36, r"\d{17}[\dX]"),
        issuer="" if foreigner else _field(text, 158, 30),
        valid_from=_date(text, 188, "first day"),
        valid_to=_last_day(text),
        photo=photo,
        english_name=Secret(clean(_raw(text, 52, 70) + _raw(text, 220, 22)).strip() if foreigner else ""),
    )


def _foreigner_2017(kind: CardKind, text: bytes, photo: Secret[bytes]) -> IdCard:
    english = _required(text, 0, 120, "English name")
    return IdCard(
        kind=kind,
        name=Secret(_field(text, 158, 30)) if _field(text, 158, 30) else english,
        sex=_sex(text, 120),
        nation="",
        birth=_date(text, 220, "birth"),
        address=Secret(""),
        number=_number(text, 122, 30, r"[A-Z]{3}\d{12}"),
        issuer=_field(text, 240, 8),
        valid_from=_date(text, 188, "first day"),
        valid_to=_last_day(text),
        photo=photo,
        english_name=english,
    )


def _contradicts_itself(card: IdCard) -> bool:
    if card.birth > card.valid_from or (card.valid_to is not None and card.valid_from > card.valid_to):
        return True
    return card.kind is not CardKind.FOREIGNER_2017 and _number_contradicts(card)


def _number_contradicts(card: IdCard) -> bool:
    number = card.number.reveal()
    man = int(number[16]) % 2 == 1
    wrong_sex = card.sex in (Sex.MALE, Sex.FEMALE) and man is not (card.sex is Sex.MALE)
    return wrong_sex or number[6:14] != f"{card.birth:%Y%m%d}" or number[17] != check_digit(number)


def _raw(text: bytes, at: int, size: int) -> str:
    return text[at : at + size].decode("utf-16-le", "surrogatepass")  # `clean` takes lone surrogates out


def _field(text: bytes, at: int, size: int) -> str:
    return clean(_raw(text, at, size)).strip()


def _required(text: bytes, at: int, size: int, name: str) -> Secret[str]:
    value = _field(text, at, size)
    if not value:
        raise _unreadable(f"{name} is blank")
    return Secret(value)


def _number(text: bytes, at: int, size: int, form: str) -> Secret[str]:
    value = _field(text, at, size).upper()
    if not re.fullmatch(form, value, re.ASCII):
        raise _unreadable("number has the wrong form")
    return Secret(value)


def _sex(text: bytes, at: int) -> Sex:
    value = _field(text, at, 2)
    if value not in {sex.value for sex in Sex}:
        raise _unreadable("sex code is not in GB/T 2261.1")
    return Sex(value)


def _date(text: bytes, at: int, name: str) -> date:
    value = _field(text, at, 16)
    if not re.fullmatch(r"\d{8}", value, re.ASCII):
        raise _unreadable(f"{name} is not a date")
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:]))
    except ValueError:  # its message would be part of the date
        raise _unreadable(f"{name} is not in the calendar") from None


def _last_day(text: bytes) -> date | None:
    return None if _field(text, 204, 16) == UNLIMITED else _date(text, 204, "last day")


def _unreadable(why: str) -> DeviceError:
    return DeviceError(Problem.CARD_UNREADABLE, why)
