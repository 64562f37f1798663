"""Accounts of the console, made at the platform's machine."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.central.operator import Operator
from tests.central.reviewer import Reviewer

TOWN = ("--role", "town", "--town", "正和镇", "--unit", "正和镇人民政府")


@pytest.fixture
def operator(home: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    return Operator(home, capsys)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password on standard input, as a script would give it."""
    monkeypatch.setattr("sys.stdin", io.StringIO("long-enough-word\n"))


@pytest.mark.usefixtures("typed")
def test_an_account_is_made_used_and_taken_away(operator: Operator, http: TestClient) -> None:
    assert operator.does("users", "add", "zhenghe", *TOWN, "--password-stdin", "--by", "王主任") == 0
    reviewer = Reviewer(http)
    assert reviewer.logs_in("zhenghe", "long-enough-word").status_code == 303
    assert "正和镇人民政府" in (reviewer.opens("/console"), reviewer.page)[1]
    operator.does("users")
    assert "zhenghe" in operator.said
    assert operator.does("users", "remove", "zhenghe") == 0
    assert reviewer.opens("/console").status_code == 303, "its session ends with it"
    operator.does("audit")
    assert "console-user-added" in operator.said
    assert "long-enough-word" not in operator.said


@pytest.mark.usefixtures("typed")
@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--role", "town", "--unit", "x"), "names its town"),
        (("--role", "county", "--unit", "x"), "names its town"),
        (("--role", "town", "--town", "东京", "--unit", "x"), "no town 东京"),
        (("--role", "town", "--town", "太和镇"), "--unit"),
    ],
)
def test_an_account_that_fits_nobody_is_not_made(operator: Operator, options: tuple[str, ...], why: str) -> None:
    assert operator.does("users", "add", "someone", *options, "--password-stdin") == 2
    assert why in operator.complained


def test_a_short_password_is_not_taken(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert operator.does("users", "add", "someone", *TOWN, "--password-stdin") == 2
    assert "10 characters" in operator.complained
