"""Bytes that belong to nothing come before a reply."""

import pytest

from tests.devices.id_card.rig import MakeRig


@pytest.mark.parametrize("seed", range(8))
def test_junk_before_every_reply_costs_nothing(rig: MakeRig, seed: int) -> None:
    line = rig(card="P1", fault="junk", seed=str(seed))
    assert line.read().name.reveal() == "郑福来"
    assert line.driver.status().counters["retries"] == 0


def test_a_reply_behind_a_false_start_is_found_when_nothing_more_comes(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.driver.status()
    line.machine.set_fault("false-start:1")
    assert line.read().name.reveal() == "郑福来"
    assert line.driver.status().counters["retries"] == 0


def test_what_lay_on_the_line_before_a_command_is_not_its_reply(rig: MakeRig) -> None:
    line = rig(card="P1", fault="glued")  # every reply brings a "no card" behind it
    line.driver.status()
    assert line.read().name.reveal() == "郑福来"
