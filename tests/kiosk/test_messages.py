"""What a person is told at the next visit lies sealed until then: it says what they applied for and what came of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from kiosk.tables import messages
from kiosk.workshop.people import card
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, Rig

REFUSED = "您名下的补贴申请没有通过"


@pytest.fixture
def left(rig: Rig, platform: FakePlatform) -> str:
    """Words about a refused application that wait for P5; the case's number."""
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    rig.leave()
    platform.up()
    platform.judge = lambda _: (422, {"error": "E-NOT-ELIGIBLE", "happened": f"{REFUSED}。", "do": "请到窗口。", "way": "home"})
    rig.report()
    return str(case.number)


def test_no_word_of_a_message_is_in_the_files(rig: Rig, left: str) -> None:
    held = b"".join(path.read_bytes() for path in rig.folder.iterdir())
    for words in (REFUSED, "残疾人补贴", "没有办成"):
        assert words.encode() not in held
    (said,) = rig.messages(card("P5"))
    assert REFUSED in said
    assert rig.messages(card("P5")) == []


def test_a_message_opens_for_its_own_person_only(rig: Rig, left: str) -> None:
    other = rig.kiosk.desk._parts.sealer.subject(card("P3").number)
    with rig.kiosk.store.begin() as connection:
        connection.execute(update(messages).values(subject=other))
    assert rig.messages(card("P3")) == []


def test_a_damaged_message_is_said_in_the_log_and_stops_nobody(rig: Rig, left: str, caplog: pytest.LogCaptureFixture) -> None:
    with rig.kiosk.store.begin() as connection:
        sealed = connection.execute(select(messages.c.words)).scalar_one()
        connection.execute(update(messages).values(words=sealed[:-1] + bytes([sealed[-1] ^ 1])))
    assert rig.messages(card("P5")) == []
    assert "message.damaged" in caplog.text
