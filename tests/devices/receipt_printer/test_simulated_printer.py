"""The simulated printer on its own, with bytes written from the manual: the witness must be right before it is believed."""

from __future__ import annotations

import numpy as np
import pytest

from core.config import ConfigError
from devices import simulators
from devices.problem import DeviceError, Problem
from devices.simulators import open_simulator
from devices.simulators.paper_roll import Bitmap, Letter
from devices.simulators.receipt_printer import ReceiptPrinterMachine, make

CUT = b"\x1dV\x00"


def said(machine: ReceiptPrinterMachine, data: bytes) -> bytes:
    return b"".join(burst.data for burst in machine.receive(data))


def paper(data: bytes, rom: str = "gbk") -> ReceiptPrinterMachine:
    machine = ReceiptPrinterMachine(rom=rom)
    said(machine, data + CUT)
    return machine


def test_ascii_and_chinese_stand_on_a_grid_of_12_and_24_dots() -> None:
    machine = paper("A中B\n".encode("gb18030"))
    inks = machine.slips[0].lines[0].inks
    assert [(ink.x, ink.width) for ink in inks] == [(0, 12), (12, 24), (36, 12)]
    assert machine.slips[0].text() == "A中B"


def test_outside_chinese_mode_high_bytes_are_of_the_code_page() -> None:
    assert paper(b"\x1c.\x1bt\x11\x8f\x90\n\x1c&\xd6\xd0\n").slips[0].text() == "ПР\n中"


def test_size_bold_and_alignment_come_from_their_commands() -> None:
    machine = paper(b"\x1d!\x11\x1bE\x01\x1ba\x02AB\n\x1b@C\n")
    first, second = machine.slips[0].lines[:2]
    assert [(ink.x, ink.width, ink.height) for ink in first.inks] == [(528, 24, 48), (552, 24, 48)]
    assert all(isinstance(ink, Letter) and ink.bold for ink in first.inks)
    assert (second.inks[0].x, second.inks[0].height) == (0, 24)


def test_print_mode_and_chinese_mode_set_sizes_too() -> None:
    machine = paper(b"\x1b!\x38A\n\x1b!\x00\x1c!\x0c\xd6\xd0\n\x1c!\x00\x1cW\x01\xd6\xd0\n")
    assert [(line.inks[0].width, line.inks[0].height) for line in machine.slips[0].lines] == [(24, 48), (48, 48), (48, 48)]


def test_line_spacing_feed_and_default_move_the_paper() -> None:
    machine = paper(b"\x1b3\x1eA\nB\n\x1bd\x02\x1bJ\x07\x1b2C\n")
    assert [line.advance for line in machine.slips[0].lines] == [30, 30, 30, 30, 7, 34]


def test_a_raster_prints_its_dots() -> None:
    machine = paper(b"\x1dv0\x00\x02\x00\x03\x00" + bytes([0x80, 0x01, 0x00, 0x00, 0xFF, 0xFF]))
    (picture,) = machine.slips[0].lines[0].inks
    assert isinstance(picture, Bitmap)
    assert np.argwhere(picture.dots[:2]).tolist() == [[0, 0], [0, 15]]
    assert picture.dots[2].all()


def test_a_column_picture_stands_within_the_line() -> None:
    machine = paper(b"A\x1b*\x21\x02\x00\x80\x00\x01\x00\x00\x00B\n")
    letter, picture, after = machine.slips[0].lines[0].inks
    assert (picture.x, after.x) == (12, 14)
    assert isinstance(picture, Bitmap)
    assert np.argwhere(picture.dots).tolist() == [[0, 0], [23, 0]]
    assert isinstance(letter, Letter)


def test_commands_may_arrive_in_any_pieces() -> None:
    data = "中A\n".encode("gb18030") + b"\x1dv0\x00\x01\x00\x02\x00\xff\xff\x1d(k\x08\x001P0ABCDE\x1d(k\x03\x001Q0" + CUT
    whole = ReceiptPrinterMachine()
    said(whole, data)
    for size in (1, 2, 3, 7):
        machine = ReceiptPrinterMachine()
        for start in range(0, len(data), size):
            said(machine, data[start : start + size])
        assert machine.slips[0].image().tobytes() == whole.slips[0].image().tobytes()


def test_what_it_does_not_know_is_written_down() -> None:
    machine = paper(b"\x1bp\x00\x32\x32\x09\x1d(A\x02\x00\x00\x02A\n")
    assert machine.unknown == ["1B 70 00", "09", "1D 28 41 02 00 00 02"]


def test_characters_beyond_its_font_and_four_byte_codes_are_written_down() -> None:
    assert paper("〇".encode("gb18030") + b"\n", rom="gb2312").unknown == ["no character A9 96"]
    assert paper("𬱖".encode("gb18030") + b"\n").unknown == ["no character 99 33", "no character C3 36"]
    assert paper("中".encode("gb18030") + b"\n", rom="none").unknown == ["no character D6 D0"]


def test_a_line_longer_than_the_paper_is_broken_and_written_down() -> None:
    machine = paper(b"x" * 49 + b"\n")
    assert machine.unknown == ["line too long"]
    assert machine.slips[0].text() == "x" * 48 + "\nx"


def test_proof_of_print_comes_in_its_turn_and_only_when_the_paper_is_printed() -> None:
    machine = ReceiptPrinterMachine()
    assert said(machine, b"A\n\x1d(H\x06\x0000ABCD") == b"\x37\x22ABCD\x00"
    machine.open_cover()
    assert said(machine, b"B\n\x1d(H\x06\x0000EFGH") == b""
    machine.close_cover()
    assert said(machine, b"") == b"\x37\x22EFGH\x00"


def test_real_time_commands_act_even_within_a_picture_and_stay_part_of_it() -> None:
    machine = ReceiptPrinterMachine()
    assert said(machine, b"\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01" + CUT) == b"\x12"
    assert len(machine.slips) == 1
    assert machine.unknown == []


def test_clearing_forgets_a_half_sent_command_and_says_so() -> None:
    machine = ReceiptPrinterMachine()
    said(machine, b"\x1dv0\x00\x10\x00\x10\x00\xff\xff")
    assert said(machine, bytes.fromhex("10140801031401060208")) == b"\x37\x25\x00"
    said(machine, b"A\n" + CUT)
    assert machine.slips[0].text() == "A"


def test_recover_and_clear_forgets_and_recover_alone_does_not() -> None:
    for command, left in ((b"\x10\x05\x02", ""), (b"\x10\x05\x01", "A")):
        machine = ReceiptPrinterMachine()
        machine.open_cover()
        said(machine, b"A\n" + command)
        machine.close_cover()
        assert machine.hanging.text() == left


def test_recover_and_clear_is_not_heard_by_a_printer_without_an_error() -> None:
    machine = ReceiptPrinterMachine()
    said(machine, b"\x1dv0\x00\x01\x00\x04\x00\xff\x10\x05\x02" + CUT)
    assert len(machine.slips) == 1


def test_automatic_status_tells_what_changed() -> None:
    machine = ReceiptPrinterMachine()
    assert said(machine, b"\x1da\xff") == b"\x10\x00\x00\x00"
    machine.open_cover()
    assert said(machine, b"") == b"\x38\x00\x00\x00"
    machine.close_cover()
    machine.take_paper()
    assert said(machine, b"") == b"\x10\x00\x00\x00\x18\x00\x0c\x00"


def test_gs_r_is_answered_in_its_turn() -> None:
    machine = ReceiptPrinterMachine()
    assert said(machine, b"\x1dr\x01") == b"\x00"
    machine.open_cover()
    assert said(machine, b"\x1dr\x01") == b""


def test_torn_paper_ends_ragged_and_cut_paper_straight() -> None:
    machine = ReceiptPrinterMachine()
    said(machine, b"A\n\x1bd\x08")
    machine.tear_off()
    said(machine, b"A\n\x1bd\x08" + CUT)
    torn, cut = (np.asarray(slip.image().convert("L"))[:, 100:500] for slip in machine.slips)
    assert machine.slips[0].torn
    assert not machine.slips[1].torn
    assert (torn != cut).any()


def test_a_blank_piece_is_no_slip() -> None:
    machine = paper(b"\x1bd\x05")
    assert (machine.slips, machine.cuts) == ([], 1)


def test_the_address_chooses_paper_font_and_faults() -> None:
    machine = make({"paper": "58", "rom": "gb2312", "fault": "cover,paper-out-after=3"})
    assert (machine.faults, machine.hanging.dots) == ({"cover": 1.0}, 384)


@pytest.mark.parametrize("query", [{"faults": "cover"}, {"fault": "covers"}, {"paper": "76"}, {"rom": "big5"}])
def test_a_wrong_address_is_refused_by_name(query: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        make(query)


def test_it_is_reached_by_its_address_and_is_the_same_machine_each_time() -> None:
    try:
        port = open_simulator("sim://receipt_printer?fault=cover")
        port.write(b"\x10\x04\x02")
        assert port.read(1) == b"\x16"
        simulators.bench["receipt_printer"].close_cover()
        again = open_simulator("sim://receipt_printer")
        again.write(b"\x10\x04\x02")
        assert again.read(1) == b"\x12"
        simulators.bench["receipt_printer"].unplug()
        with pytest.raises(DeviceError) as lost:
            again.write(b"\x10\x04\x02")
        assert lost.value.problem is Problem.LOST
    finally:
        simulators.bench.pop("receipt_printer", None)
