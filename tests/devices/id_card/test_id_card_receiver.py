"""The receiver finds frames in any noise and in any pieces, and nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.ga467.frames import PREAMBLE, Receiver, ReplyFrame, checksum

NEARLY_A_FRAME = st.lists(st.sampled_from([b"\xaa", b"\x96", b"\x69", b"\xaa\xaa\xaa\x96", b"\x00", b"\x90", b"\xff"]), max_size=60).map(
    b"".join
)
JUNK = st.one_of(st.binary(max_size=200), NEARLY_A_FRAME).filter(lambda junk: PREAMBLE not in junk)
DATA = st.one_of(st.binary(max_size=1300), st.just(PREAMBLE * 20), NEARLY_A_FRAME)
CUTS = st.lists(st.integers(0, 3000), max_size=40)


def reply_frame(sw3: int, data: bytes = b"") -> bytes:
    body = (len(data) + 4).to_bytes(2, "big") + bytes([0, 0, sw3]) + data
    return PREAMBLE + body + bytes([checksum(body)])


def feed(receiver: Receiver, stream: bytes, cuts: list[int]) -> list[ReplyFrame]:
    """Everything the receiver finds when the stream comes in pieces."""
    edges = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    found = []
    for start, end in pairwise(edges):
        reply = receiver.feed(stream[start:end])
        while reply:
            found.append(reply)
            reply = receiver.feed(b"")
    return found


@given(JUNK, st.integers(0, 255), DATA, CUTS)
def test_any_junk_before_a_frame_cut_anywhere_gives_the_frame(junk: bytes, sw3: int, data: bytes, cuts: list[int]) -> None:
    assert feed(Receiver(), junk + reply_frame(sw3, data), cuts) == [ReplyFrame(0, 0, sw3, data)]


@given(st.lists(st.tuples(JUNK, st.integers(0, 255), DATA), max_size=5), CUTS)
def test_frames_come_out_whole_and_in_order(parts: list[tuple[bytes, int, bytes]], cuts: list[int]) -> None:
    stream = b"".join(junk + reply_frame(sw3, data) for junk, sw3, data in parts)
    assert feed(Receiver(), stream, cuts) == [ReplyFrame(0, 0, sw3, data) for _, sw3, data in parts]


@given(JUNK, CUTS)
def test_junk_alone_gives_nothing_and_is_not_kept(junk: bytes, cuts: list[int]) -> None:
    receiver = Receiver()
    assert feed(receiver, junk, cuts) == []
    assert not receiver.begun


@given(st.integers(5, 1200), DATA)
def test_a_frame_behind_one_that_broke_off_is_found_when_nothing_more_comes(missing: int, data: bytes) -> None:
    broken = reply_frame(0x90, bytes(1284))[:-missing]
    whole = reply_frame(0x41, data)
    receiver = Receiver()
    found = feed(receiver, broken + whole, []) or [receiver.give_up()]
    swallowed = len(whole) >= missing and receiver.damaged == 0  # the end of the second frame completed the first: one chance in 256
    assert swallowed or found[0] == ReplyFrame(0, 0, 0x41, data)


def test_a_genuine_damaged_select_reply_is_no_reply() -> None:
    receiver = Receiver()
    capture = bytes.fromhex("AA 00 AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 9C")  # a stray 00, two zeros short
    assert receiver.feed(capture) is None
    assert receiver.give_up() is None
    assert receiver.feed(reply_frame(0x80)) == ReplyFrame(0, 0, 0x80, b"")


def test_the_notice_of_a_handheld_whose_length_lies_is_stepped_over() -> None:
    receiver = Receiver()
    assert receiver.feed(bytes.fromhex("AA AA AA 96 69 00 05 05 05 05")) is None
    assert receiver.begun
    assert receiver.give_up() is None
    assert receiver.feed(reply_frame(0x90)) == ReplyFrame(0, 0, 0x90, b"")


def test_a_frame_inside_the_photo_is_part_of_the_photo() -> None:
    photo = reply_frame(0x41) + PREAMBLE + b"\xff\xff" + bytes(100)
    assert feed(Receiver(), reply_frame(0x90, photo), [7, 30, 31]) == [ReplyFrame(0, 0, 0x90, photo)]


def test_a_wrong_checksum_is_counted_and_the_next_frame_taken() -> None:
    receiver = Receiver()
    bad = reply_frame(0x90)[:-1] + b"\x00"
    assert receiver.feed(bad + reply_frame(0x80)) == ReplyFrame(0, 0, 0x80, b"")
    assert receiver.damaged == 1


@pytest.mark.parametrize("length", [0, 3, 2401, 0xFFFF])
def test_a_length_that_no_reply_has_is_not_waited_for(length: int) -> None:
    receiver = Receiver()
    assert receiver.feed(PREAMBLE + length.to_bytes(2, "big")) is None
    assert not receiver.begun


def test_what_is_not_wanted_is_counted_and_skipped() -> None:
    receiver = Receiver(lambda reply: reply.sw3 == 0x80)
    assert receiver.feed(reply_frame(0x90) + reply_frame(0x80)) == ReplyFrame(0, 0, 0x80, b"")
    assert receiver.unwanted == 1


def test_the_data_of_a_reply_is_not_in_its_repr() -> None:
    assert "secret" not in repr(ReplyFrame(0, 0, 0x90, b"secret"))
