"""Personal data at rest: sealed, found by keyed tag, useless without the keys, and the keys are their owner's alone."""

from __future__ import annotations

import hashlib
import sqlite3
import stat
from pathlib import Path

import pytest

from central.platform import Platform
from central.vault import KeyProblem, Vault
from tests.central.client import INSURED, PENSION, POWER, SUBSIDIES, Kiosk, card, insured, pension, power, subsidies
from tests.central.test_service_orders import order, ticket

PHONE = "13866667777"


def canaries() -> list[str]:
    """Names, numbers, addresses, phones and account numbers that must not be readable anywhere."""
    cards = [card(person) for person in ("P1", "P6", "P7")]
    found = [PHONE, "13800000101", "13800000106", "4310210000011", "431000100600606", "43102119730711999242"]
    for one in cards:
        found += [one.name.reveal(), one.number.reveal(), one.address.reveal()]
    return found


def test_a_day_of_work_leaves_nothing_readable_in_the_database(kiosk: Kiosk, platform: Platform, home: Path) -> None:
    kiosk.done(PENSION, pension("P1"))
    kiosk.done(INSURED, insured("P6"))
    kiosk.done(SUBSIDIES, subsidies("P7"))
    kiosk.order(kiosk.fill(POWER, power("4310210000011")))
    kiosk.post("/v1/help-orders", order(phone=PHONE))
    kiosk.post("/v1/tickets", ticket(phone=PHONE))
    data = b"".join(path.read_bytes() for path in home.glob("central.db*"))
    assert len(data) > 100_000
    for canary in canaries():
        for form in (canary.encode(), canary.encode("utf-16-le"), ascii(canary)[1:-1].encode(), canary[::-1].encode()):
            assert form not in data
        for digest in (hashlib.sha256, hashlib.md5, hashlib.sha1):
            assert digest(canary.encode()).hexdigest().encode() not in data
            assert digest(canary.encode()).digest() not in data


def test_the_search_would_find_what_is_not_sealed(platform: Platform, home: Path) -> None:
    with sqlite3.connect(home / "central.db") as connection:
        connection.execute("UPDATE staff SET phone = ?", (PHONE,))
    assert PHONE.encode() in b"".join(path.read_bytes() for path in home.glob("central.db*"))


def test_keys_are_readable_by_their_owner_only(home: Path, platform: Platform) -> None:
    files = list((home / "state").glob("*.key"))
    assert len(files) == 3
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files)


def test_a_key_that_others_may_read_stops_the_start(tmp_path: Path) -> None:
    Vault(tmp_path)
    (tmp_path / "match.key").chmod(0o640)
    with pytest.raises(KeyProblem, match=r"match\.key"):
        Vault(tmp_path)


def test_a_broken_key_stops_the_start(tmp_path: Path) -> None:
    Vault(tmp_path)
    (tmp_path / "verify.key").write_text("short\n")
    with pytest.raises(KeyProblem, match=r"verify\.key"):
        Vault(tmp_path)


def test_a_changed_bit_or_another_row_does_not_open(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sealed = vault.seal("身份证".encode(), "records/1")
    assert vault.open(sealed, "records/1").decode() == "身份证"
    for place in range(len(sealed)):
        changed = bytes(byte ^ (1 if n == place else 0) for n, byte in enumerate(sealed))
        with pytest.raises(KeyProblem):
            vault.open(changed, "records/1")
    with pytest.raises(KeyProblem):
        vault.open(sealed, "records/2")


def test_a_new_key_seals_from_now_on_and_the_old_one_still_opens(tmp_path: Path) -> None:
    old = Vault(tmp_path).seal(b"before", "x")
    (tmp_path / "seal-0002.key").touch(mode=0o600)
    (tmp_path / "seal-0002.key").write_text("ab" * 32)
    vault = Vault(tmp_path)
    assert old.startswith(b"0001")
    assert vault.seal(b"after", "x").startswith(b"0002")
    assert vault.open(old, "x") == b"before"


def test_equal_rows_do_not_look_equal_and_tags_need_the_key(tmp_path: Path) -> None:
    one, two = Vault(tmp_path / "one"), Vault(tmp_path / "two")
    assert one.seal(b"x", "p") != one.seal(b"x", "p")
    assert one.tag("number", "431021198708050003") == one.tag("number", "431021198708050003")
    assert one.tag("number", "431021198708050003") != two.tag("number", "431021198708050003")
    assert one.tag("a", "b", "c") != one.tag("a", "b\nc", "") != one.tag("a", "bc")
