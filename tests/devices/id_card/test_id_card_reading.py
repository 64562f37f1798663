"""A card is laid, read once per presence, and felt until it is lifted, on every wire and on both makes of reader."""

from datetime import date

import pytest

from core.cancel import Cancel, DeadlinePassed
from core.clock import ManualClock
from core.id_card import CardKind
from devices.device import State
from devices.problem import DeviceError, Problem
from devices.registry import open_device
from devices.simulators import bench
from devices.simulators.id_card_chip import SPECIMENS, Chip, photo_block
from devices.simulators.wire import InProcessPort
from tests.devices.id_card.rig import MakeRig


@pytest.mark.parametrize("wire", ["pty", "tcp"])
@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_a_card_is_read_with_all_it_says(rig: MakeRig, wire: str, mode: str) -> None:
    card = rig(wire, card="P3", mode=mode).read()
    assert (card.name.reveal(), card.number.reveal()) == ("罗建国", "431021198009189997")
    assert (card.birth, card.nation, card.issuer) == (date(1980, 9, 18), "01", "桂阳县公安局")
    assert (card.valid_from, card.valid_to) == (date(2015, 7, 6), date(2035, 7, 6))
    assert len(card.photo.reveal()) == 1024
    assert card.photo.reveal().startswith(bytes.fromhex("574C66007E003200"))


def test_a_card_is_read_through_a_simulator_url_and_the_registry() -> None:
    bench.pop("id_card", None)  # somebody may have left a machine here, with another card or none
    try:
        reader = open_device("id_card", "ga467-serial", {"port": "sim://id_card?card=P2&latency=0"}, ManualClock())
        assert reader.status().info.simulated
        assert reader.read(Cancel(5)).name.reveal() == "何桂英"  # type: ignore[attr-defined]
        assert isinstance(InProcessPort(bench["id_card"]), InProcessPort)
    finally:
        bench.pop("id_card", None)


@pytest.mark.parametrize(
    ("card", "kind"),
    [("R", CardKind.RESIDENT), ("J", CardKind.HK_MACAU_TAIWAN), ("I", CardKind.FOREIGNER_2017), ("Y", CardKind.FOREIGNER_2023)],
)
def test_all_four_kinds_of_card_are_read(rig: MakeRig, card: str, kind: CardKind) -> None:
    assert rig(card=card).read().kind is kind


@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_a_card_that_stays_is_not_read_twice(rig: MakeRig, mode: str) -> None:
    line = rig(card="P1", mode=mode)
    line.read()
    with pytest.raises(DeadlinePassed):
        line.read(seconds=0.3)
    assert line.heard("3001") == 1


@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_the_next_card_is_read_once_the_first_was_lifted(rig: MakeRig, mode: str) -> None:
    line = rig(card="P1", mode=mode)
    first = line.read()
    line.machine.lift()
    with pytest.raises(DeadlinePassed):
        line.read(seconds=0.3)
    line.machine.lay("P2")
    assert line.read().name != first.name


@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_a_card_swapped_at_once_is_noticed(rig: MakeRig, mode: str) -> None:
    line = rig(card="P1", mode=mode)
    line.read()
    line.machine.lay("P2")
    assert line.read().name.reveal() == "何桂英"


@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_the_same_card_laid_again_is_a_new_presence(rig: MakeRig, mode: str) -> None:
    line = rig(card="P1", mode=mode)
    line.read()
    line.machine.lay("P1")
    assert line.read().name.reveal() == "郑福来"


@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_a_card_is_present_until_it_was_missed_twice(rig: MakeRig, mode: str) -> None:
    line = rig(card="P1", mode=mode)
    line.read()
    assert [line.driver.present() for _ in range(3)] == [True, True, True]
    line.machine.lift()
    assert [line.driver.present() for _ in range(3)] == [True, False, False]


def test_one_miss_between_two_touches_changes_nothing(rig: MakeRig) -> None:
    line = rig(card="P1", mode="repeat")
    line.read()
    for _ in range(3):
        line.machine.set_fault("self-test:1")
        assert [line.driver.present() for _ in range(2)] == [True] * 2
    with pytest.raises(DeadlinePassed):
        line.read(seconds=0.2)


def test_a_card_not_read_yet_is_present(rig: MakeRig) -> None:
    line = rig()
    assert line.driver.present() is False
    line.machine.lay("P1")
    assert line.driver.present() is True
    assert line.read().name.reveal() == "郑福来"


def test_an_appended_address_takes_the_place_of_the_printed_one(rig: MakeRig) -> None:
    assert rig(card="P1", fault="appended").read().address.reveal() == "测试省测试市新住址3号"


def test_without_an_appended_address_the_printed_one_stands(rig: MakeRig) -> None:
    line = rig(card="P1")
    assert line.read().address.reveal() == "湖南省桂阳县太和镇太和村3组12号"
    assert line.heard("3003") == 1


@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_a_module_without_appended_addresses_still_reads_each_card_once(rig: MakeRig, mode: str) -> None:
    line = rig(card="P1", fault="no-address", mode=mode)
    assert line.read().address.reveal() == "湖南省桂阳县太和镇太和村3组12号"
    with pytest.raises(DeadlinePassed):
        line.read(seconds=0.2)
    line.machine.lay("P2")
    if mode == "sticky":
        assert line.read().name.reveal() == "何桂英"


def test_the_longer_form_of_a_record_is_taken_as_well(rig: MakeRig) -> None:
    line = rig(card="P1", fault="extended")
    assert line.read().name.reveal() == "郑福来"


@pytest.mark.parametrize("mode", ["sticky", "repeat"])
def test_a_card_that_stays_can_be_read_again_by_force(rig: MakeRig, mode: str) -> None:
    line = rig(card="P1", mode=mode)
    first = line.read()
    assert line.driver.reread(Cancel(5)) == first
    assert line.heard("10ff") == 0


def test_force_resets_the_module_for_a_card_that_will_not_be_read(rig: MakeRig) -> None:
    line = rig(card="P1")
    assert line.driver.reread(Cancel(5)).name.reveal() == "郑福来"  # never found before: read at once is refused
    assert line.heard("10ff") == 1


def test_force_without_a_card_says_that_it_is_gone(rig: MakeRig) -> None:
    with pytest.raises(DeviceError) as caught:
        rig().driver.reread(Cancel(5))
    assert caught.value.problem is Problem.CARD_MOVED


def test_a_photo_full_of_preambles_arrives_unharmed(rig: MakeRig) -> None:
    photo = (bytes.fromhex("AAAAAA96690004000041 45") * 100)[:1024]
    line = rig(card="P1")
    line.machine.lay(Chip(SPECIMENS["R"]().text, photo))
    assert line.read().photo.reveal() == photo


def test_bytes_that_a_terminal_would_change_arrive_unharmed(rig: MakeRig) -> None:
    photo = bytes(range(256)) * 4
    line = rig()
    line.machine.lay(Chip(SPECIMENS["R"]().text, photo))
    assert line.read().photo.reveal() == photo


def test_a_portrait_stands_behind_the_head_of_the_photo_block() -> None:
    block = photo_block(b"RIFF....WEBP")
    assert block == bytes.fromhex("574C66007E003200") + b"SIM1RIFF....WEBP" + bytes(1024 - 24)
    with pytest.raises(ValueError, match="does not fit"):
        photo_block(bytes(1013))


def test_status_tells_who_the_reader_is_and_how_it_fares(rig: MakeRig) -> None:
    line = rig(card="P1")
    line.read()
    status = line.driver.status()
    assert status.state is State.READY
    assert status.info.serial == "05.03-20101010-0000000001-1234567890"
    assert (status.counters["reads"], status.counters["failures"], status.counters["connects"]) == (1, 0, 1)


def test_status_asks_the_module_every_time(rig: MakeRig) -> None:
    line = rig()
    line.driver.status()
    before = line.heard("11ff")
    line.clock.advance(5)
    assert line.driver.status().at == 5.0
    assert line.heard("11ff") == before + 1


def test_nothing_needless_is_sent_between_laying_and_reading(rig: MakeRig) -> None:
    line = rig()
    line.driver.status()
    before = line.machine.heard.copy()
    line.machine.lay("P1")
    line.read()
    assert line.machine.heard - before == {"2001": 1, "2002": 1, "3001": 1, "3003": 1}
