"""Nothing of a person leaves the driver but inside a Secret: no log line, no exception, no status."""

import logging
import traceback

import pytest

from core.cancel import Cancel, DeadlinePassed
from devices.problem import DeviceError
from devices.simulators.id_card_chip import SPECIMENS, read_persons
from devices.simulators.id_card_faults import OTHERS, SPOILS
from tests.devices.id_card.rig import MakeRig

FAULTS = ["", *SPOILS, *(name for name in OTHERS if not name.startswith("sw3-")), "sw3-31", "sw3-41", "sw3-ee"]
CARDS = ["P1", "P13", *SPECIMENS]


def personal() -> set[str]:
    """Every word that would tell who was there."""
    words = {
        "张测试",
        "陈测试",
        "证件样本",
        "ZHENGJIAN",
        "YANGBEN",
        "11010519491231002",
        "PAK310080010103",
        "931586198001010028",
        "810000199408230021",
    }
    for person in read_persons("config/persons.toml").values():
        words |= {person["name"], person["number"], person["address"]}
    return words


def test_a_whole_run_of_faults_and_cards_tells_nobody_who_was_there(rig: MakeRig, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told = []
    quick = {"answer_seconds": 0.05, "read_seconds": 0.05, "gap_seconds": 0.02, "poll_seconds": 0.01}
    for fault, card in [*((fault, "P1") for fault in FAULTS), *(("", card) for card in CARDS)]:
        line = rig(card=card, fault=fault, late_seconds="0.06", options=quick)
        for act in (line.driver.status, lambda driver=line.driver: driver.read(Cancel(0.4)), line.driver.present, line.driver.status):
            try:
                told.append(repr(act()))
            except (DeviceError, DeadlinePassed) as error:
                told += traceback.format_exception(error)
        line.close()
    text = "\n".join(told) + caplog.text
    raw = [word.encode("utf-16-le").hex() for word in personal()]
    assert len(told) > 100
    assert "id_card.connected" in caplog.text
    assert [word for word in (*personal(), *raw) if word in text] == []


def test_a_card_hides_what_is_personal(rig: MakeRig) -> None:
    shown = repr(rig(card="P1").read())
    assert not [word for word in personal() if word in shown]
