"""`make run` opens a window that the display holds, and says which."""

from __future__ import annotations

import pytest

from tests.tools.processes import Start
from tools.display import virtual_display


@pytest.mark.parametrize(("screen", "panel"), [((1920, 1080), "1920x1080"), ((800, 1400), "768x1366")])
def test_the_largest_panel_that_the_display_holds_is_the_kiosks(start: Start, screen: tuple[int, int], panel: str) -> None:
    with virtual_display(screen) as display:
        run = start(display=display, size="")
        assert f"display {display}, {panel} " in run.until("kiosk 0042:")
        assert run.stop() == 0
    assert any(f"kiosk up with {run.folder}/kiosk.toml on {display} of {panel} for" in line for line in run.diary)


def test_a_display_that_holds_no_panel_is_said_before_anything_starts(start: Start) -> None:
    with virtual_display((1366, 768)) as display:
        run = start(display=display, size="")
        assert run.end() == 1
    (said,) = run.said
    assert f"the display {display} has 1366x768 and holds none of the panels 1080x1920, 1920x1080, 768x1366" in said
    assert "--size WIDTHxHEIGHT' takes 768x1080 or more, which it does not hold either" in said
    assert "DISPLAY= make run" in said
    assert not (run.folder / "diary").exists()


def test_a_display_at_which_nobody_answers_is_said_too(start: Start) -> None:
    run = start(display=":7654", size="")
    assert run.end() == 1
    assert "no X server answers at DISPLAY=:7654" in run.said[-1]
    assert "DISPLAY= make run" in run.said[-1]


def test_a_virtual_display_has_the_size_that_was_asked_for(start: Start) -> None:
    run = start(display="", size="1920x1080")
    assert ", 1920x1080 " in run.until("kiosk 0042:")


@pytest.mark.parametrize(("option", "value"), [("--size", "1366x768"), ("--size", "big"), ("--port", "99999"), ("--port", "-1")])
def test_what_no_panel_or_port_is_is_refused(start: Start, option: str, value: str) -> None:
    run = start(f"{option}={value}")
    assert run.end() == 2
    assert option in run.said[-1]
