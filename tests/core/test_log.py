"""A log line is an event with fields, whatever stands in the fields, and every line of the program is made so."""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.explained import Severity
from core.log import LONGEST, Field, News, event
from core.secret import Secret
from devices.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
LEVELS = {"debug", "info", "warning", "error", "critical", "exception", "log"}
NAME = re.compile(r"[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)+")

log = logging.getLogger("tests.core.test_log")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3, "3"),
        (0.51234, "0.512"),
        (True, "True"),
        (None, "-"),
        ("", '""'),
        ("3f2c-9", "3f2c-9"),
        ("没有纸", "没有纸"),
        ("no such file", '"no such file"'),
        ("a=b", '"a=b"'),
        ('say "no" \\', '"say \\"no\\" \\\\"'),
        ("first\r\nERROR forged", '"first\\r\\nERROR forged"'),
        ("\x1b[2J\u2028\u202e", '"\\x1b[2J\\u2028\\u202e"'),
        (Secret("张三"), "***"),
        (Secret(b"photo"), "***"),
        (Problem.LOST, "D-LOST"),
        (Severity.NOTICE, "notice"),
    ],
)
def test_a_value_is_one_word_or_quoted(value: Field, shown: str, caplog: pytest.LogCaptureFixture) -> None:
    event(log, logging.WARNING, "place.what", field=value, next=1)
    assert caplog.messages == [f"place.what field={shown} next=1"]


def test_a_percent_sign_is_a_percent_sign(caplog: pytest.LogCaptureFixture) -> None:
    event(log, logging.WARNING, "place.what", reason="100%s%d")
    assert caplog.messages == ["place.what reason=100%s%d"]


def test_what_is_long_is_cut(caplog: pytest.LogCaptureFixture) -> None:
    event(log, logging.WARNING, "place.what", reason="x" * 5000)
    assert caplog.messages == ["place.what reason=" + "x" * (LONGEST - 1) + "…"]


def test_the_line_stands_at_the_place_that_says_it(caplog: pytest.LogCaptureFixture) -> None:
    event(log, logging.ERROR, "place.what")
    (record,) = caplog.records
    assert (record.filename, record.levelno, record.getMessage()) == ("test_log.py", logging.ERROR, "place.what")


def test_what_nobody_listens_to_is_not_made(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    event(log, logging.INFO, "place.what")
    assert caplog.messages == []


def test_a_state_is_news_when_it_begins_when_it_changes_and_when_it_ends() -> None:
    news = News()
    assert [news.changed("printer", state) for state in ("", "lost", "lost", "silent", "", "")] == [False, True, False, True, True, False]
    assert news.changed("reader", "lost")


def calls(folder: str) -> Iterator[tuple[str, ast.Call]]:
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call):
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node


@pytest.mark.parametrize("folder", ["core", "flows", "devices", "kiosk"])
def test_no_line_is_written_past_the_one_form(folder: str) -> None:
    def on_a_logger(call: ast.Call) -> bool:
        f = call.func
        return isinstance(f, ast.Attribute) and f.attr in LEVELS and isinstance(f.value, ast.Name) and f.value.id in ("log", "logging")

    assert [place for place, call in calls(folder) if on_a_logger(call) and not place.startswith("core/log.py")] == []


def test_every_event_has_a_declared_name_of_place_and_what() -> None:
    named = []
    for folder in ("core", "flows", "devices", "kiosk"):
        for place, call in calls(folder):
            if isinstance(call.func, ast.Name) and call.func.id == "event":
                names = [node.value for node in ast.walk(call.args[2]) if isinstance(node, ast.Constant)]
                assert names, place
                assert all(NAME.fullmatch(name) for name in names), place
                named += names
    assert len(named) > 25
