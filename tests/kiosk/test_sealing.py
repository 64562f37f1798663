"""Personal data at rest."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.private_file import KeyFileOpen
from core.secret import Secret
from kiosk.sealing import Damaged, Sealer, SealingKey, load_keys
from kiosk.settings import Cipher

EACH = pytest.mark.parametrize("cipher", list(Cipher))
NUMBER = Secret("43102120041002999X")


def sealer(folder: Path, cipher: Cipher = Cipher.AES, context: str = "0007|1") -> Sealer:
    return Sealer(load_keys(folder / "sealing.key", cipher), context)


@EACH
def test_what_was_sealed_opens_and_shows_nothing(tmp_path: Path, cipher: Cipher) -> None:
    sealed = sealer(tmp_path, cipher).seal("row", {"number": NUMBER, "list": [1, None]})
    assert NUMBER.reveal().encode() not in sealed
    assert sealer(tmp_path, cipher).open("row", sealed) == {"number": NUMBER.reveal(), "list": [1, None]}


@EACH
def test_another_row_another_kiosk_another_version_do_not_open_it(tmp_path: Path, cipher: Cipher) -> None:
    sealed = sealer(tmp_path, cipher).seal("row", "x")
    for other, context in (("other", "0007|1"), ("row", "0008|1"), ("row", "0007|2")):
        with pytest.raises(Damaged):
            sealer(tmp_path, cipher, context).open(other, sealed)


@EACH
def test_any_flipped_byte_is_noticed(tmp_path: Path, cipher: Cipher) -> None:
    own = sealer(tmp_path, cipher)
    sealed = own.seal("row", {"a": 1})
    for place in range(len(sealed)):
        wrong = bytearray(sealed)
        wrong[place] ^= 0x40
        with pytest.raises(Damaged):
            own.open("row", bytes(wrong))


@given(st.binary(max_size=100))
def test_rubbish_is_damaged_and_nothing_worse(data: bytes) -> None:
    own = Sealer([SealingKey(b"abcd", Cipher.AES, Secret(bytes(32)))], "0007|1")
    with pytest.raises(Damaged):
        own.open("row", b"abcd" + data)


def test_changing_the_cipher_keeps_the_older_key(tmp_path: Path) -> None:
    old = sealer(tmp_path, Cipher.AES).seal("row", "old")
    now = sealer(tmp_path, Cipher.SM4)
    assert now.open("row", old) == "old"
    assert now.seal("row", "new")[:4] != old[:4]
    assert now.subject(NUMBER) == sealer(tmp_path, Cipher.AES).subject(NUMBER), "people are still found"


def test_a_subject_is_keyed_and_does_not_mind_the_size_of_x(tmp_path: Path) -> None:
    here, there = sealer(tmp_path / "a"), sealer(tmp_path / "b")
    assert here.subject(NUMBER) == here.subject(Secret(NUMBER.reveal().lower()))
    assert here.subject(NUMBER) != there.subject(NUMBER)
    assert len(here.subject(NUMBER)) == 32


def test_the_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    load_keys(tmp_path / "sealing.key", Cipher.AES)
    assert stat.S_IMODE((tmp_path / "sealing.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    load_keys(tmp_path / "sealing.key", Cipher.AES)
    (tmp_path / "sealing.key").chmod(mode)
    with pytest.raises(KeyFileOpen, match="chmod 600"):
        load_keys(tmp_path / "sealing.key", Cipher.AES)
