"""DLE EOT, byte by byte: which bytes are answers, and what each bit of each answer says."""

from __future__ import annotations

import pytest

from devices.device import Info, State, Status
from devices.escpos.profile import load_profile
from devices.escpos.status import Sorter, is_answer, query, survey
from devices.problem import Problem
from devices.simulators.receipt_printer import FAULTS, ReceiptPrinterMachine

HEALTHY = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
MODEL = load_profile("generic-80")

BITS = [
    (1, 0x16, ()),  # drawer signal: no drawer in a kiosk
    (1, 0x1A, (Problem.PRINTER_OFFLINE,)),
    (1, 0x32, ()),  # waiting for recovery, on some
    (1, 0x52, ()),  # feed button, on some
    (2, 0x16, (Problem.COVER_OPEN,)),
    (2, 0x1A, ()),  # somebody holds the FEED button
    (2, 0x32, (Problem.PAPER_OUT,)),
    (2, 0x52, (Problem.PRINTER_FAULT,)),  # an error whose cause no other answer tells
    (2, 0x36, (Problem.COVER_OPEN, Problem.PAPER_OUT)),
    (3, 0x16, (Problem.PRINTER_FAULT,)),
    (3, 0x1A, (Problem.CUTTER,)),
    (3, 0x32, (Problem.PRINTER_FAULT,)),
    (3, 0x52, (Problem.PRINTER_HOT,)),
    (4, 0x16, (Problem.PAPER_LOW,)),
    (4, 0x1A, (Problem.PAPER_LOW,)),
    (4, 0x1E, (Problem.PAPER_LOW,)),
    (4, 0x32, (Problem.PAPER_OUT,)),
    (4, 0x52, (Problem.PAPER_OUT,)),
    (4, 0x72, (Problem.PAPER_OUT,)),
    (4, 0x7E, (Problem.PAPER_OUT,)),  # at its end it is past its near end: told once
]


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_the_question_is_three_bytes(n: int) -> None:
    assert query(n) == bytes([0x10, 0x04, n])


def test_exactly_the_bytes_with_the_fixed_bits_are_answers() -> None:
    assert [byte for byte in range(256) if is_answer(byte)] == [
        0x12 | a | b | c | d for a in (0, 0x40) for b in (0, 0x20) for c in (0, 8) for d in (0, 4)
    ]


@pytest.mark.parametrize(("n", "byte", "problems"), BITS)
def test_each_bit_says_what_the_table_says(n: int, byte: int, problems: tuple[Problem, ...]) -> None:
    assert survey({**HEALTHY, n: byte}, MODEL).problems == problems


@pytest.mark.parametrize(
    ("answers", "problems"),
    [
        ({1: 0x1A, 2: 0x16}, (Problem.COVER_OPEN,)),
        ({1: 0x1A, 2: 0x16, 3: 0x52}, (Problem.COVER_OPEN,)),  # opened while printing
        ({1: 0x1A, 2: 0x52, 3: 0x1A}, (Problem.CUTTER,)),
        ({1: 0x1A, 2: 0x52, 3: 0x52}, (Problem.PRINTER_HOT,)),
        ({1: 0x1A, 2: 0x32, 4: 0x7E}, (Problem.PAPER_OUT,)),
        ({1: 0x1A, 2: 0x36, 3: 0x3A, 4: 0x72}, (Problem.COVER_OPEN, Problem.PAPER_OUT, Problem.CUTTER, Problem.PRINTER_FAULT)),
    ],
)
def test_consequences_are_dropped_and_causes_told(answers: dict[int, int], problems: tuple[Problem, ...]) -> None:
    assert survey({**HEALTHY, **answers}, MODEL).problems == problems


def test_a_missing_answer_is_never_taken_for_a_healthy_one() -> None:
    for n in HEALTHY:
        heard = {m: byte for m, byte in HEALTHY.items() if m != n}
        result = survey(heard, MODEL)
        assert (result.problems, result.complete, result.heard) == ((Problem.STATUS_UNREADABLE,), False, True)
    nothing = survey({}, MODEL)
    assert (nothing.problems, nothing.heard) == ((Problem.STATUS_UNREADABLE,), False)


def test_what_was_heard_still_counts_when_something_is_missing() -> None:
    assert survey({1: 0x1A, 2: 0x16}, MODEL).problems == (Problem.COVER_OPEN, Problem.STATUS_UNREADABLE)


STREAMS = [
    (b"\x12", [0x12], []),
    (b"\x11\x13\x12\x11", [0x12], []),  # XON, XOFF
    (b"\x10\x00\x00\x00\x1e", [0x1E], []),  # automatic status, then the answer
    (b"\x18\x28\x0f\x0f\x72", [0x72], []),
    (b"\x37\x22rvz~\x00\x12", [0x12], [b"\x22rvz~"]),  # letters of an id that look like answers
    (b"\x37\x25\x00\x37\x22ABCD\x00", [], [b"\x25", b"\x22ABCD"]),
    (b"\x00\xff\x80\x12\x92", [0x12], []),
]


@pytest.mark.parametrize(("stream", "answers", "blocks"), STREAMS)
def test_answers_and_blocks_are_picked_out_of_the_stream_however_it_is_cut(stream: bytes, answers: list[int], blocks: list[bytes]) -> None:
    for cut in range(len(stream) + 1):
        sorter = Sorter()
        sorter.feed(stream[:cut])
        sorter.feed(stream[cut:])
        assert (sorter.answers, sorter.blocks) == (answers, blocks)


def test_a_block_that_lost_its_end_does_not_swallow_every_later_answer() -> None:
    sorter = Sorter()
    sorter.feed(b"\x37\x22AB" + b"\x14" * 100 + b"\x12")
    assert sorter.answers == [0x12]


def test_the_simulated_printer_speaks_the_same_table(quick: str) -> None:
    """Two independent readings of the manuals meet: faults of the machine, problems of the driver."""
    expected = {
        "paper-low": Problem.PAPER_LOW,
        "paper-out": Problem.PAPER_OUT,
        "cover": Problem.COVER_OPEN,
        "cutter": Problem.CUTTER,
        "hot": Problem.PRINTER_HOT,
        "fault": Problem.PRINTER_FAULT,
        "offline": Problem.PRINTER_OFFLINE,
        "half-status": Problem.PAPER_OUT,
    }
    assert expected.keys() <= FAULTS.keys()
    for fault, problem in expected.items():
        machine = ReceiptPrinterMachine(faults=[fault])
        answers = {n: b"".join(burst.data for burst in machine.receive(query(n)))[0] for n in HEALTHY}
        assert survey(answers, load_profile(quick)).problems == (problem,), fault


def test_a_hot_head_is_no_reason_to_call_the_machine_down() -> None:
    assert Status(Info("receipt_printer", "escpos-serial"), survey({**HEALTHY, 3: 0x52}, MODEL).problems).state is State.DEGRADED
