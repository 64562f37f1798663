"""What is written on the chip of a simulated card: four text layouts (GA/T 490), the photo block, and a box of specimens.

The specimens use numbers that standards and authorities print as examples; nobody bears them.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.config import read_rows

ROOT = Path(__file__).resolve().parents[2]
PRINTED = ("name", "sex", "nation", "number", "address", "issuer", "valid_from", "valid_to")
"""What a person of the file must have, so that there is a card."""

BLANK = " ".encode("utf-16-le")
PHOTO_SIZE = 1024
PHOTO_HEAD = bytes.fromhex("574C66007E003200")  # "WL", 102 x 126: enough for a maker's decoder to know, and then refuse, it
PORTRAIT_MARK = b"SIM1"  # behind it stands a WebP picture instead of a wavelet one


@dataclass(frozen=True)
class Chip:
    """A card to lay on the plate."""

    text: bytes = field(repr=False)
    photo: bytes = field(repr=False)
    fingerprint: bytes = field(default=b"", repr=False)
    newest_address: str = field(default="", repr=False)


def blanked(value: str, size: int) -> bytes:
    """A field: UTF-16LE, filled up with blanks to `size` bytes. Raises ValueError when it does not fit."""
    coded = value.encode("utf-16-le")
    if len(coded) > size:
        raise ValueError(f"{len(coded)} bytes do not fit a field of {size}")
    return coded + BLANK * ((size - len(coded)) // 2)


def resident(name: str, sex: str, nation: str, birth: str, address: str, number: str, issuer: str, first: str, last: str) -> bytes:
    """The text of a resident identity card; dates as YYYYMMDD, or 长期."""
    fields = (name, 30), (sex, 2), (nation, 4), (birth, 16), (address, 70), (number, 36), (issuer, 30), (first, 16), (last, 16), ("", 36)
    return _join(fields)


def hk_macau_taiwan(
    name: str, sex: str, birth: str, address: str, number: str, issuer: str, first: str, last: str, permit: str, issue: str
) -> bytes:
    """The text of a residence permit for Hong Kong, Macau and Taiwan residents; `permit` is the travel permit's number."""
    person = (name, 30), (sex, 2), ("", 4), (birth, 16), (address, 70), (number, 36), (issuer, 30), (first, 16), (last, 16)
    return _join((*person, (permit, 18), (issue, 4), ("", 6), ("J", 2), ("", 6)))


def foreigner_2017(
    english: str, sex: str, number: str, country: str, name: str, first: str, last: str, birth: str, version: str, authority: str
) -> bytes:
    """The text of a foreigner's permanent residence card as issued from 2017."""
    person = (english, 120), (sex, 2), (number, 30), (country, 6), (name, 30), (first, 16), (last, 16), (birth, 16)
    return _join((*person, (version, 4), (authority, 8), ("I", 2), ("", 6)))


def foreigner_2023(
    name: str, sex: str, renewals: str, birth: str, english: str, number: str, first: str, last: str, country: str, link: str = ""
) -> bytes:
    """The text of a foreigner's permanent residence card as issued from December 2023."""
    person = (name, 30), (sex, 2), (renewals, 4), (birth, 16), (english[:35], 70), (number, 36), ("", 30), (first, 16), (last, 16)
    return _join((*person, (english[35:], 22), (country, 6), ("Y", 2), (link, 6)))


def _join(fields: tuple[tuple[str, int], ...]) -> bytes:
    return b"".join(blanked(value, size) for value, size in fields)


def photo_block(portrait: bytes = b"") -> bytes:
    """1024 bytes: the head of a wavelet photo, then the mark and a WebP portrait, or nothing. Raises ValueError when it does not fit."""
    block = PHOTO_HEAD + (PORTRAIT_MARK + portrait if portrait else b"")
    if len(block) > PHOTO_SIZE:
        raise ValueError(f"portrait of {len(portrait)} bytes does not fit the photo block")
    return block.ljust(PHOTO_SIZE, b"\0")


@functools.cache
def draw_portrait(seed: int) -> bytes:
    """The drawn face of a test person as WebP; nothing for seed 0, or where the drawing is not installed."""
    if not seed or importlib.util.find_spec("devices.simulators.portrait") is None:
        return b""
    webp = importlib.import_module("devices.simulators.portrait").portrait_webp(seed)
    return bytes(webp)


def person_chip(person: Mapping[str, Any]) -> Chip:
    """The resident card of one of the test persons."""
    number, last = str(person["number"]), str(person["valid_to"])
    text = resident(
        person["name"],
        person["sex"],
        person["nation"],
        number[6:14],
        person["address"],
        number,
        person["issuer"],
        str(person["valid_from"]).replace("-", ""),
        last.replace("-", ""),
    )
    return Chip(text, photo_block(draw_portrait(int(person.get("face_seed", 0)))), newest_address=str(person.get("newest_address", "")))


def read_persons(path: str) -> dict[str, Any]:
    """The test persons by key. A relative path starts at the root of the project. Raises ConfigError."""
    return read_rows(ROOT / path, PRINTED)


SAMPLE = {
    "name": "张测试",
    "sex": "2",
    "nation": "01",
    "birth": "19491231",
    "address": "北京市朝阳区测试路1号",
    "number": "11010519491231002X",
    "issuer": "北京市公安局朝阳分局",
    "first": "20200101",
    "last": "长期",
}


def _sample(**changed: str) -> Chip:
    return Chip(resident(**(SAMPLE | changed)), photo_block())


def _permit() -> Chip:
    return Chip(
        hk_macau_taiwan(
            *("陈测试", "2", "19940823", "广东省深圳市测试路2号", "810000199408230021"),
            *("深圳市公安局", "20200101", "20250101", "H12345678", "01"),
        ),
        photo_block(),
    )


def _foreigner_2017() -> Chip:
    text = foreigner_2017(
        *("ZHENGJIAN,YANGBEN", "2", "PAK310080010103", "PAK", "证件样本", "20230808", "20330807", "19800101", "01", "1500")
    )
    return Chip(text, photo_block())


def _foreigner_2023() -> Chip:
    text = foreigner_2023(*("证件样本", "2", "00", "19800101", "ZHENGJIAN, YANGBEN", "931586198001010028", "20230808", "20330807", "PAK"))
    return Chip(text, photo_block())


def _unknown_layout() -> Chip:
    chip = _sample()
    return Chip(chip.text[:248] + b"Q\0" + chip.text[250:], chip.photo)


SPECIMENS: dict[str, Callable[[], Chip]] = {
    "R": _sample,
    "J": _permit,
    "I": _foreigner_2017,
    "Y": _foreigner_2023,
    "expired": lambda: _sample(first="20100101", last="20200101"),
    "wrong-digit": lambda: _sample(number="110105194912310021"),
    "wrong-birth": lambda: _sample(birth="19491230"),
    "wrong-sex": lambda: _sample(sex="1"),
    "wrong-dates": lambda: _sample(first="20200101", last="20100101"),
    "no-such-day": lambda: _sample(birth="19490230"),
    "blank-name": lambda: _sample(name=""),
    "unknown-layout": _unknown_layout,
    "unknown-nation": lambda: _sample(nation="77"),
    "unknown-region": lambda: _sample(number="990099194912310028"),
    "small-x": lambda: _sample(number="11010519491231002x"),
}
"""Cards by name, for tests and training, beside the test persons."""
