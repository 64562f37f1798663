"""Data is never a command: whatever stands in a slip, only whitelisted sentences reach the wire."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.slip import Align, Block, Columns, Pair, Qr, Rule, Slip, Space, Text
from devices.escpos.encoder import Encoder
from devices.escpos.glyphs import Glyphs
from devices.escpos.profile import load_profile
from devices.kinds import PrintOutcome
from devices.simulators.receipt_printer import ReceiptPrinterMachine

from .bench import Tap, plugged_in, printed, profile
from .wire_grammar import NotAllowed, sentences

ATTACKS = [
    "A\x1dV\x00B",  # cut
    "\x1b@\x1bp\x00\x32\x32",  # reset, drawer
    "\x10\x04\x01\x10\x05\x02\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08",  # real-time commands
    "\x1c.\x1bt\x10\xff\x7f\x00",  # leave Chinese mode, code page
    "\x1d(k\x03\x001Q0",  # print the last code again
    "\x1d(H\x06\x0000AAAA",  # forge the proof of print
    "\x1dv0\x00\xff\xff\xff\xff",  # swallow what follows as dots
    "\x9b\x84\x85\x90",  # C1 controls
    "[size=99999999][b]x[/b][font=/etc/passwd]",  # markup of screens
    "{0.__class__} %s %n \\x1d ${x} <b>",
    "\ud800\udfff\udc00",  # lone surrogates
    "\u202e\u2066\u200f反\u2069",  # direction overrides
    "\x11\x13\r\x0c\x0b\x08\x18",
    "张\x1b" * 40,
    "《" * 60 + "，" * 60,
    "x" * 5000,
    "\U000e0041\u0301\ufffe\uffff\U0010ffff",
]


def everywhere(text: str) -> Slip:
    """A slip with the text in each of its fields."""
    return Slip(
        text,
        (
            Text(text),
            Text(text, size=2, bold=True, align=Align.CENTER),
            Pair(text, text, bold=True),
            Columns((text, text, text), (10, -20, 18)),
            Rule(),
            Space(2),
            Qr(text, text),
        ),
    )


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
@pytest.mark.parametrize(
    "variant", [{}, {"charset": "gb2312", "native_qr": "false"}, {"columns": "32", "dots": "384", "cut": "full"}], ids=str
)
def test_hostile_text_prints_as_text_and_commands_nothing(tmp_path: Path, attack: str, variant: dict[str, str]) -> None:
    tap = Tap(ReceiptPrinterMachine(paper="58" if "columns" in variant else "80", rom=variant.get("charset", "gbk")))
    with plugged_in(tap, profile(tmp_path, **variant)) as driver:
        assert printed(driver, everywhere(attack)).outcome is PrintOutcome.PRINTED
    names = [name for name, _ in sentences(tap.heard)]
    assert names.count("cut") == names.count("process id") == tap.machine.cuts == len(tap.machine.slips) == 1
    assert names.count("QR print") <= 1
    assert tap.machine.unknown == []


def test_what_can_be_read_of_an_attack_is_on_the_paper(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        printed(driver, Slip("", (Text("A\x1dV\x00B"), Text("[b]x[/b]"))))
    assert machine.slips[0].text() == "AVB\n[b]x[/b]"


TEXT = st.text(max_size=80)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, TEXT, st.integers(-1, 4), st.booleans(), st.sampled_from(Align)),
    st.builds(Pair, st.text(max_size=40), TEXT),
    st.builds(Columns, st.tuples(TEXT, TEXT), st.tuples(st.integers(-60, 60), st.integers(-60, 60))),
    st.builds(Space, st.integers(-3, 20)),
    st.builds(Qr, st.text(max_size=80), st.text(max_size=20)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=20), st.lists(BLOCKS, max_size=5))
def test_any_slip_at_all_becomes_allowed_sentences_on_lines_that_fit(title: str, blocks: list[Block]) -> None:
    encoder = Encoder(load_profile("generic-58"), Glyphs())
    job = encoder.job(Slip(title, tuple(blocks)))
    assert list(sentences(job.opening + job.body))
    machine = ReceiptPrinterMachine(paper="58", rom="gb2312")
    list(machine.receive(job.opening + job.body))
    assert machine.unknown == []


def test_the_grammar_itself_refuses_what_the_attacks_would_say() -> None:
    for attack in (b"\x1bp\x00\x32\x32", b"\x1dV\x01\x1d(A", b"\x1c.", b"A\x7f", b"\x1d(k\x04\x001P0\x1b", b"\x10\x04\x05"):
        with pytest.raises(NotAllowed):
            list(sentences(attack))
