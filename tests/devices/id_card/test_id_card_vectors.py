"""The simulator builds, and the codec reads, the synthetic frames whose digests are fixed.

R and J are written so that their sex contradicts the seventeenth digit of their number; the codec says so.
"""

import hashlib
from datetime import date

import pytest

from core.id_card import CardKind, Sex
from devices.ga467.card_text import decode, decode_address
from devices.ga467.frames import NEWEST_ADDRESS, READ, Receiver, split_record
from devices.simulators.id_card import record
from devices.simulators.id_card_chip import Chip, blanked, foreigner_2017, foreigner_2023, hk_macau_taiwan, photo_block, resident
from devices.simulators.id_card_frames import answer

R = resident(*("张测试", "1", "01", "19491231", "北京市朝阳区测试路1号", "11010519491231002X", "北京市公安局朝阳分局", "20200101", "长期"))
J = hk_macau_taiwan(
    *("陈测试", "1", "19940823", "广东省深圳市测试路2号", "810000199408230021", "深圳市公安局"),
    *("20200101", "20250101", "H12345678", "01"),
)
I = foreigner_2017(  # noqa: E741  the letter on the card
    *("ZHENGJIAN,YANGBEN", "2", "PAK310080010103", "PAK", "证件样本", "20230808", "20330807", "19800101", "01", "1500")
)
Y = foreigner_2023(*("证件样本", "2", "00", "19800101", "ZHENGJIAN, YANGBEN", "931586198001010028", "20230808", "20330807", "PAK"))

FRAMES = [
    ("R 30 01", R, None, 1295, 0x1F, "ced0566972f9b6f1df2e16907d7ce3eb8b754387bbef6e8dfd23d73bea10c2af"),
    ("R 30 10 none", R, 0, 1297, 0x1D, "d58af27b2d04a55b0aba66d5493a553e8acaaa9b9311f4a167291cc2d0a12096"),
    ("R 30 10 one", R, 512, 1809, 0x1D, "2328a390cef2c957e7deffb9137cbf01cddaab0d999df7216d13cf88242e7a40"),
    ("R 30 10 two", R, 1024, 2321, 0x15, "c8918d6761727fcde8d99bcec0c583920b36a46005a5c3ceaf4579d7e33d58b8"),
    ("J", J, None, 1295, 0x60, "eca6ca7ca0519fc64ea78fabe96d3f898762d6c0809e19fb39732bfebdc5bb47"),
    ("I", I, None, 1295, 0x30, "6f1ef4b761ab3785ea32ed678bf6aecf7ca3a90942c2a3134df32f2cc1caec5c"),
    ("Y", Y, None, 1295, 0x5C, "ebad7fc0df0435ae8be3ff703249b1f60ebebd7950b134b85d8ae518e76bcd47"),
]


@pytest.mark.parametrize(("text", "fingerprint", "size", "check", "digest"), [row[1:] for row in FRAMES], ids=[row[0] for row in FRAMES])
def test_a_synthetic_record_is_the_same_to_the_last_bit(text: bytes, fingerprint: int | None, size: int, check: int, digest: str) -> None:
    chip = Chip(text, photo_block(), bytes(fingerprint or 0))
    frame = answer(0x90, record(chip, fingerprints=fingerprint is not None))
    assert (len(frame), frame[-1]) == (size, check)
    assert hashlib.sha256(frame).hexdigest() == digest
    reply = Receiver(READ.owns).feed(frame)
    assert reply is not None
    parts = split_record(reply.data)
    assert (parts.text, parts.photo, len(parts.fingerprint)) == (text, photo_block(), fingerprint or 0)


def test_the_text_of_the_resident_begins_as_written_down() -> None:
    assert R[:64].hex(" ").upper() == (
        "20 5F 4B 6D D5 8B " + "20 00 " * 12 + "31 00 30 00 31 00 31 00 39 00 34 00 39 00 31 00 32 00 33 00 31 00 "
        "17 53 AC 4E 02 5E 1D 67 33 96 3A 53"
    )


def test_the_resident_is_read() -> None:
    card = decode(R)
    assert card.kind is CardKind.RESIDENT
    assert (card.name.reveal(), card.sex, card.nation, card.birth) == ("张测试", Sex.MALE, "01", date(1949, 12, 31))
    assert (card.address.reveal(), card.number.reveal(), card.issuer) == (
        "北京市朝阳区测试路1号",
        "11010519491231002X",
        "北京市公安局朝阳分局",
    )
    assert (card.valid_from, card.valid_to) == (date(2020, 1, 1), None)
    assert card.suspect


def test_the_holder_of_a_residence_permit_is_read() -> None:
    card = decode(J)
    assert card.kind is CardKind.HK_MACAU_TAIWAN
    assert (card.name.reveal(), card.nation, card.birth) == ("陈测试", "", date(1994, 8, 23))
    assert (card.address.reveal(), card.number.reveal()) == ("广东省深圳市测试路2号", "810000199408230021")
    assert (card.valid_from, card.valid_to) == (date(2020, 1, 1), date(2025, 1, 1))
    assert card.suspect


def test_the_foreigner_of_2017_is_read() -> None:
    card = decode(I)
    assert card.kind is CardKind.FOREIGNER_2017
    assert (card.name.reveal(), card.english_name.reveal()) == ("证件样本", "ZHENGJIAN,YANGBEN")
    assert (card.number.reveal(), card.sex, card.birth) == ("PAK310080010103", Sex.FEMALE, date(1980, 1, 1))
    assert (card.valid_from, card.valid_to, card.issuer) == (date(2023, 8, 8), date(2033, 8, 7), "1500")
    assert not card.suspect


def test_the_foreigner_of_2023_is_read() -> None:
    card = decode(Y)
    assert card.kind is CardKind.FOREIGNER_2023
    assert (card.name.reveal(), card.english_name.reveal()) == ("证件样本", "ZHENGJIAN, YANGBEN")
    assert (card.number.reveal(), card.sex, card.birth) == ("931586198001010028", Sex.FEMALE, date(1980, 1, 1))
    assert (card.nation, card.address.reveal(), card.issuer) == ("", "", "")
    assert not card.suspect


def test_the_appended_address_is_read() -> None:
    frame = answer(0x90, blanked("测试省测试市新住址3号", 70))
    assert (len(frame), frame[-1]) == (81, 0xA5)
    assert frame[:14] == bytes.fromhex("AA AA AA 96 69 00 4A 00 00 90 4B 6D D5 8B")
    reply = Receiver(NEWEST_ADDRESS.owns).feed(frame)
    assert reply is not None
    assert decode_address(reply.data).reveal() == "测试省测试市新住址3号"
