"""A reply comes after nobody waits for it any more. Replies carry no number, so it must not pass for the next one."""

import pytest

from core.cancel import Cancel, DeadlinePassed
from tests.devices.id_card.rig import MakeRig


@pytest.mark.parametrize("late", [1, 2])
def test_a_late_reply_is_thrown_away_and_the_command_repeated(rig: MakeRig, late: int) -> None:
    line = rig(card="P1", late_seconds="0.3")  # the limit is 0.25 s
    line.driver.status()
    line.machine.set_fault(f"late:{late}")
    assert line.read().name.reveal() == "郑福来"


def test_a_late_no_card_does_not_hide_the_card_that_was_laid_since(rig: MakeRig) -> None:
    line = rig(late_seconds="0.3")
    assert line.driver.present() is False
    line.machine.set_fault("late:1")
    with pytest.raises(DeadlinePassed):
        line.read(seconds=0.1)  # gave up while the find was on its way
    line.machine.lay("P1")
    assert line.driver.present() is True


def test_a_reply_to_a_cancelled_command_is_not_the_answer_to_the_next(rig: MakeRig) -> None:
    line = rig(card="P1", late_seconds="0.2")
    line.driver.status()
    line.machine.set_fault("late:1")
    with pytest.raises(DeadlinePassed):
        line.driver.read(Cancel(0.05))
    assert line.driver.status().problems == ()
    assert line.read().name.reveal() == "郑福来"


def test_a_reader_that_is_always_late_still_never_answers_the_wrong_question(rig: MakeRig) -> None:
    line = rig(card="P1", latency="1", options={"answer_seconds": 0.5, "read_seconds": 2.0})
    assert line.read().name.reveal() == "郑福来"
    assert line.driver.status().counters["retries"] == 0
