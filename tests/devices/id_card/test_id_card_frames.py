"""Frames are byte for byte those of GA/T 467."""

import pytest

from devices.ga467.frames import (
    FIND,
    NEWEST_ADDRESS,
    READ,
    RESET,
    SAM_ID,
    SELECT,
    STATUS,
    BadFrame,
    Command,
    Receiver,
    ReplyFrame,
    request,
    sam_id,
    split_record,
)

# Command and parameter, data, and the frame as the standard's tables print it.
REQUESTS = [
    (0x10, 0xFF, "", "AA AA AA 96 69 00 03 10 FF EC"),
    (0x11, 0xFF, "", "AA AA AA 96 69 00 03 11 FF ED"),
    (0x12, 0xFF, "", "AA AA AA 96 69 00 03 12 FF EE"),
    (0x20, 0x01, "", "AA AA AA 96 69 00 03 20 01 22"),
    (0x20, 0x02, "", "AA AA AA 96 69 00 03 20 02 21"),
    (0x30, 0x01, "", "AA AA AA 96 69 00 03 30 01 32"),
    (0x30, 0x10, "", "AA AA AA 96 69 00 03 30 10 23"),
    (0x30, 0x03, "", "AA AA AA 96 69 00 03 30 03 30"),
    (0x60, 0x00, "", "AA AA AA 96 69 00 03 60 00 63"),
    (0x60, 0x01, "", "AA AA AA 96 69 00 03 60 01 62"),
    (0x60, 0x02, "", "AA AA AA 96 69 00 03 60 02 61"),
    (0x60, 0x03, "", "AA AA AA 96 69 00 03 60 03 60"),
    (0x60, 0x04, "", "AA AA AA 96 69 00 03 60 04 67"),
    (0x61, 0xFF, "50", "AA AA AA 96 69 00 04 61 FF 50 CA"),
    # makers' extensions behind the same preamble
    (0xFA, 0x11, "00", "AA AA AA 96 69 00 04 FA 11 00 EF"),
    (0xFA, 0x11, "01", "AA AA AA 96 69 00 04 FA 11 01 EE"),
    (0xFA, 0xF0, "", "AA AA AA 96 69 00 03 FA F0 09"),
    (0xFA, 0x92, "", "AA AA AA 96 69 00 03 FA 92 6B"),
    (0xDC, 0x00, "323031365F30335F3138", "AA AA AA 96 69 00 0D DC 00 32 30 31 36 5F 30 33 5F 31 38 DE"),
    (0xDC, 0x01, "", "AA AA AA 96 69 00 03 DC 01 DE"),
    (0xDC, 0x03, "", "AA AA AA 96 69 00 03 DC 03 DC"),
    (0xDC, 0xFE, "56AB67BC", "AA AA AA 96 69 00 07 DC FE 56 AB 67 BC 03"),
]

# SW3, number of data bytes (all zero), and the frame.
REPLIES = [
    (0x90, 0, "AA AA AA 96 69 00 04 00 00 90 94"),
    (0x60, 0, "AA AA AA 96 69 00 04 00 00 60 64"),
    (0x9F, 4, "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97"),
    (0x80, 0, "AA AA AA 96 69 00 04 00 00 80 84"),
    (0x90, 8, "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"),
    (0x81, 0, "AA AA AA 96 69 00 04 00 00 81 85"),
    (0x41, 0, "AA AA AA 96 69 00 04 00 00 41 45"),
    (0x91, 0, "AA AA AA 96 69 00 04 00 00 91 95"),
]
CHECKSUMS = {
    0x10: 0x14,
    0x11: 0x15,
    0x21: 0x25,
    0x23: 0x27,
    0x24: 0x20,
    0x31: 0x35,
    0x32: 0x36,
    0x33: 0x37,
    0x34: 0x30,
    0x40: 0x44,
    0x47: 0x43,
    0x66: 0x62,
    0x91: 0x95,
}


@pytest.mark.parametrize(("code", "parameter", "data", "frame"), REQUESTS)
def test_a_request_is_the_frame_that_the_standard_prints(code: int, parameter: int, data: str, frame: str) -> None:
    assert request(code, parameter, bytes.fromhex(data)) == bytes.fromhex(frame)


@pytest.mark.parametrize(
    ("command", "frame"),
    [
        (RESET, REQUESTS[0][3]),
        (STATUS, REQUESTS[1][3]),
        (SAM_ID, REQUESTS[2][3]),
        (FIND, REQUESTS[3][3]),
        (SELECT, REQUESTS[4][3]),
        (READ, REQUESTS[5][3]),
        (NEWEST_ADDRESS, REQUESTS[7][3]),
    ],
)
def test_every_command_of_the_driver_is_the_frame_of_its_name(command: Command, frame: str) -> None:
    assert command.frame == bytes.fromhex(frame)


@pytest.mark.parametrize(("sw3", "count", "frame"), REPLIES)
def test_a_printed_reply_is_understood(sw3: int, count: int, frame: str) -> None:
    assert Receiver().feed(bytes.fromhex(frame)) == ReplyFrame(0, 0, sw3, bytes(count))


@pytest.mark.parametrize(("sw3", "check"), CHECKSUMS.items())
def test_a_failure_of_eleven_bytes_is_understood(sw3: int, check: int) -> None:
    frame = bytes.fromhex("AA AA AA 96 69 00 04 00 00") + bytes([sw3, check])
    assert Receiver().feed(frame) == ReplyFrame(0, 0, sw3, b"")


def test_the_number_of_the_module_is_printed_as_its_makers_do() -> None:
    frame = bytes.fromhex("AA AA AA 96 69 00 14 00 00 90 05 00 03 00 92 B7 32 01 01 00 00 00 D2 02 96 49 9A")
    reply = Receiver().feed(frame)
    assert reply is not None
    assert SAM_ID.owns(reply)
    assert sam_id(reply.data) == "05.03-20101010-0000000001-1234567890"


def test_the_words_of_the_card_do_not_hide_the_status_of_the_reader() -> None:
    reply = Receiver().feed(bytes.fromhex("AA AA AA 96 69 00 04 69 88 41 A4"))
    assert reply == ReplyFrame(0x69, 0x88, 0x41, b"")


def test_a_reply_belongs_only_to_the_command_whose_success_has_its_size() -> None:
    commands = [RESET, FIND, SELECT, READ, NEWEST_ADDRESS, SAM_ID]
    sizes = {RESET: 0, FIND: 4, SELECT: 8, READ: 1284, NEWEST_ADDRESS: 70, SAM_ID: 16}
    for asked in commands:
        for answered in commands:
            reply = ReplyFrame(0, 0, answered.success, bytes(sizes[answered]))
            assert asked.owns(reply) is (asked is answered), (asked.name, answered.name)


def test_the_status_of_the_module_is_never_a_word_about_a_card() -> None:
    for sw3 in (0x31, 0x40, 0x41, 0x80, 0x81, 0x91):
        assert not STATUS.owns(ReplyFrame(0, 0, sw3, b""))
    assert STATUS.owns(ReplyFrame(0, 0, 0x60, b""))


def test_a_find_is_never_answered_with_the_failure_of_another_command() -> None:
    assert [sw3 for sw3 in (0x80, 0x40, 0x60, 0x41, 0x81, 0x91) if FIND.owns(ReplyFrame(0, 0, sw3, b""))] == [0x80, 0x40, 0x60]


@pytest.mark.parametrize("fingerprint", [None, 0, 512, 1024])
def test_all_four_forms_of_a_record_fall_into_their_parts(fingerprint: int | None) -> None:
    text, photo = b"t" * 256, b"p" * 1024
    sizes = bytes.fromhex("0100 0400") + (b"" if fingerprint is None else fingerprint.to_bytes(2, "big"))
    parts = split_record(sizes + text + photo + b"f" * (fingerprint or 0))
    assert (parts.text, parts.photo, parts.fingerprint) == (text, photo, b"f" * (fingerprint or 0))


@pytest.mark.parametrize("data", [b"", b"\x01", bytes.fromhex("0100 0400") + bytes(1279), bytes.fromhex("0100 0400 0200") + bytes(1280)])
def test_inner_lengths_that_do_not_add_up_are_refused(data: bytes) -> None:
    with pytest.raises(BadFrame):
        split_record(data)
