"""Replies arrive in pieces, quickly or byte by byte."""

import pytest

from devices.simulators.id_card_chip import SPECIMENS, Chip
from tests.devices.id_card.rig import MakeRig


@pytest.mark.parametrize("wire", ["pty", "tcp"])
@pytest.mark.parametrize("seed", range(4))
def test_a_record_in_many_pieces_is_one_record(rig: MakeRig, wire: str, seed: int) -> None:
    line = rig(wire=wire, card="P1", fault="split", seed=str(seed), split_seconds="0.001")
    assert line.read().name.reveal() == "郑福来"
    assert line.driver.status().counters["retries"] == 0


def test_pieces_with_pauses_shorter_than_the_gap_are_waited_for(rig: MakeRig) -> None:
    line = rig(fault="split", split_seconds="0.02", options={"read_seconds": 3.0, "answer_seconds": 1.0})
    line.machine.lay(Chip(SPECIMENS["R"]().text, b""))
    assert line.read().number.reveal() == "11010519491231002X"
    assert line.driver.status().counters["retries"] == 0
