"""A test whose package is missing is skipped on a person's machine, and fails on the build server when the set-up should have brought it."""

from __future__ import annotations

import pytest

from tests.needs import brought, needs


def test_what_is_here_is_no_reason_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert needs("espeak-ng", here=True) is None


def test_on_a_persons_machine_it_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="espeak-ng"):
        needs("espeak-ng", here=False)


def test_on_the_build_server_it_fails_when_the_set_up_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no voice"):
        needs("espeak-ng", here=False, why="no voice")


def test_what_the_set_up_does_not_bring_may_be_missing_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.skip.Exception):
        needs("postgresql-15", here=False)


def test_the_packages_of_the_set_up_are_read_without_their_reasons() -> None:
    assert {"python3-jieba", "libzinnia0", "xvfb"} <= brought()
    assert all(" " not in package and "#" not in package for package in brought())
