"""Two replies arrive in one piece, or the same reply twice."""

import pytest

from core.cancel import DeadlinePassed
from tests.devices.id_card.rig import MakeRig


@pytest.mark.parametrize("fault", ["glued", "duplicate"])
def test_the_second_reply_is_not_taken_for_the_answer_to_the_next_command(rig: MakeRig, fault: str) -> None:
    line = rig(card="P1", fault=fault)
    assert line.read().name.reveal() == "郑福来"
    assert line.driver.status().counters["retries"] == 0


@pytest.mark.parametrize("fault", ["glued", "duplicate"])
@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_a_presence_is_kept_apart_from_stray_replies(rig: MakeRig, fault: str, mode: str) -> None:
    line = rig(card="P1", fault=fault, mode=mode)
    line.read()
    assert all(line.driver.present() for _ in range(5))
    with pytest.raises(DeadlinePassed):
        line.read(seconds=0.2)
    line.machine.lift()
    assert [line.driver.present() for _ in range(3)] == [True, False, False]
