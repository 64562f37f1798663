"""Numbers that people read, type and carry: case numbers with a check digit, query codes, amounts in words, ID numbers.

Case number, 23 digits: region 6, terminal 4, yyMMdd, sequence 6, check 1. The sequence is the terminal's own, so a number can
be given without the platform and never clashes. The check digit is ISO/IEC 7064 MOD 11,10, so that a typed number is verifiable.
"""

from __future__ import annotations

import re
import secrets
from datetime import date

from core.secret import Secret

CASE_DIGITS = 23
QUERY_CODE_DIGITS = 6
MOBILE_DIGITS = 11
TELEPHONE_DIGITS = 12
"""The longest: a landline with an area code of four digits and eight of its own."""
_SHORT_AREA = re.compile("010|02")
"""Area codes of three digits; all others of the mainland have four (numbering plan of the MIIT, 2017)."""
ID_DIGITS = 18
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999, 2^(17-i) mod 11


def case_number(region: str, terminal: str, day: date, sequence: int) -> str:
    """The 23-digit number. Raises ValueError when a part does not have its width."""
    body = f"{region}{terminal}{day:%y%m%d}{sequence:06d}"
    if len(body) != CASE_DIGITS - 1 or not body.isdigit():
        raise ValueError("region, terminal or sequence does not have its width")
    return body + check_digit(body)


def is_mobile(number: Secret[str]) -> bool:
    """Whether it is a mobile number of the mainland: 11 digits from 13 to 19 (numbering plan of the MIIT, 2017)."""
    return re.fullmatch(rf"1[3-9][0-9]{{{MOBILE_DIGITS - 2}}}", number.reveal()) is not None


def is_telephone(number: Secret[str]) -> bool:
    """Whether somebody can be called there: a mobile, or a landline with its area code, 0735 and seven or eight digits."""
    digits = number.reveal()
    landline = re.fullmatch("(010|02[0-9]|0[3-9][0-9]{2})[0-9]{7,8}", digits, re.ASCII) is not None
    return landline or is_mobile(number)


def telephone_groups(digits: str) -> tuple[int, ...]:
    """How the digits of a telephone number stand together: 138 0000 0101, 0735 2221234, 010 65551234."""
    if not digits.startswith("0"):
        return (3, 4)
    return (3 if _SHORT_AREA.match(digits) else 4, TELEPHONE_DIGITS)


def check_digit(digits: str) -> str:
    """ISO/IEC 7064 MOD 11,10."""
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def is_case_number(text: str) -> bool:
    """Whether it has 23 digits and the right check digit."""
    return len(text) == CASE_DIGITS and text.isascii() and text.isdigit() and check_digit(text[:-1]) == text[-1]


def grouped(number: str) -> str:
    """A case number as people can read it aloud: 431021 0007 251121 000123 3; a help order's keeps its letter in front: B 431021 …"""
    if number[:1].isascii() and number[:1].isalpha():
        return f"{number[0]} {grouped(number[1:])}"
    return " ".join((number[:6], number[6:10], number[10:16], number[16:22], number[22:])).strip()


def spaced(query_code: str) -> str:
    """A query code as people can read it aloud: 482 907."""
    return f"{query_code[:3]} {query_code[3:]}"


def region_of(case_no: str) -> str:
    """The six digits of the county whose terminal gave the number."""
    return case_no[:6]


def terminal_of(case_no: str) -> str:
    """The four digits of the terminal that gave the number."""
    return case_no[6:10]


def sequence_of(case_no: str) -> int:
    """The terminal's own running number inside a case number."""
    return int(case_no[16:22])


def certificate_number_of(case_no: str) -> str:
    """The 16 digits under which the paper of a case is verified: terminal, day and sequence."""
    return case_no[6:22]


def query_code() -> str:
    """Six random digits that open one case without an ID number."""
    return f"{secrets.randbelow(1_000_000):06d}"


def is_id_number(secret: Secret[str]) -> bool:
    """Whether 18 characters hold a birthday that there was and end in the check character of GB 11643-1999 (ISO 7064 MOD 11-2)."""
    text = secret.reveal().upper()
    if len(text) != ID_DIGITS or not (text.isascii() and text[:17].isdigit()) or not _is_day(text[6:14]):
        return False
    return "10X98765432"[sum(int(d) * w for d, w in zip(text, _ID_WEIGHTS, strict=False)) % 11] == text[17]


def has_birthday(secret: Secret[str]) -> bool:
    """Whether the places of the birthday in an ID number hold a day that there was."""
    return _is_day(secret.reveal()[6:14])


def born_on(id_number: Secret[str]) -> date:
    """The birthday that a number keeps. Raises ValueError when there was no such day."""
    return date.fromisoformat(id_number.reveal()[6:14])


def _is_day(digits: str) -> bool:
    try:
        date.fromisoformat(digits)
    except ValueError:
        return False
    return True


def yuan(fen: int) -> str:
    """82.32 for 8232; with a comma at thousands and a minus before reductions."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def yuan_in_words(fen: int) -> str:
    """捌拾贰元叁角贰分 for 8232: amounts on receipts carry capital characters (支付结算办法, 1997, annex 1). A reduction begins with 负.

    Raises ValueError for a million million yuan and more, for which the annex has no word.
    """
    if fen < 0:
        return "负" + yuan_in_words(-fen)
    whole, small = divmod(fen, 100)
    if whole >= 10_000 ** len(_GROUPS):
        raise ValueError("too much money to be put into words")
    words = _whole_in_words(whole) + "元" if whole or not small else ""
    jiao, cents = divmod(small, 10)
    if not small:
        return words + "整"
    if jiao:
        words += _DIGITS[jiao] + "角"
    elif whole:
        words += "零"
    return words + (_DIGITS[cents] + "分" if cents else "整")


def _whole_in_words(number: int) -> str:
    if number == 0:
        return "零"
    words, gap = "", False
    for group in range(len(_GROUPS) - 1, -1, -1):
        part = number // 10_000**group % 10_000
        if part == 0:
            gap = bool(words)
            continue
        if words and (gap or part < 1000):
            words += "零"
        words += _four_in_words(part) + _GROUPS[group]
        gap = False
    return words


def _four_in_words(number: int) -> str:
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return words
