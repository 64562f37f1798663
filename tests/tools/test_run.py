"""`make run` brings up platform and kiosk, in this order, and stops them in the other."""

from __future__ import annotations

import re
import signal
import socket
import stat
from pathlib import Path

import pytest

from tests.tools.processes import Start, expected_port


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_kiosk_then_platform_and_the_run_ends_with_0(start: Start, number: signal.Signals) -> None:
    run = start()
    run.until("ready")
    assert run.stop(number) == 0
    assert run.diary[-2:] == ["kiosk down", "central down"]


def test_the_first_run_enrols_the_kiosk_with_a_one_time_code_of_the_platform(start: Start) -> None:
    run = start()
    run.until("ready")
    url = f"http://127.0.0.1:{expected_port(run.folder)}"
    assert run.diary[1] == f"code for 0042 from sqlite:///{run.folder}/var/central/central.db"
    assert run.diary[2] == f"enrolled with ONE-TIME-0042 at {url}"
    assert run.diary[3] == f"kiosk up with {run.folder}/kiosk.toml on :7 of 768x1366 for {url}"


def test_the_kiosk_stands_where_the_command_line_says(start: Start) -> None:
    run = start("--site", "lufeng-bank")
    run.until("ready")
    assert "stands at lufeng-bank" in run.diary


def test_the_second_run_keeps_the_key_and_the_address(start: Start) -> None:
    first = start()
    address = first.until("central platform:")
    first.until("ready")
    first.stop()
    second = start()
    assert second.until("central platform:") == address
    second.until("ready")
    assert sum("enrolled" in line for line in second.diary) == 1


def test_a_platform_that_lost_its_data_enrols_the_kiosk_again(start: Start) -> None:
    first = start()
    first.until("ready")
    first.stop()
    (first.folder / "var/central/central.db").unlink()
    second = start()
    second.until("ready")
    assert sum("enrolled" in line for line in second.diary) == 2


def test_when_the_expected_port_is_occupied_another_is_taken_and_kept(start: Start, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", expected_port(tmp_path))):
        first = start()
        address = first.until("central platform:")
        first.until("ready")
        first.stop()
        second = start()
        assert second.until("central platform:") == address
        assert f":{expected_port(tmp_path)}/" not in address


def test_a_port_of_the_command_line_is_used(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    run = start("--port", str(port))
    assert f":{port}/" in run.until("central platform:")


def test_without_a_display_the_kiosk_gets_an_xvfb_and_the_person_is_told_how_to_look(start: Start) -> None:
    run = start(display="")
    run.until("ready")
    hint = next(line for line in run.said if "x11vnc" in line)
    display = re.search(r"-display (:\d+)", hint)
    assert display is not None
    assert f"on {display[1]} of" in run.diary[-1]
    assert "make demo" in hint
    assert run.stop() == 0
    assert not socket_exists(display[1]), "the Xvfb outlived the run"


def socket_exists(display: str) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(f"\0/tmp/.X11-unix/X{display[1:]}") == 0


def test_the_page_of_the_simulated_machines_is_named_when_the_kiosk_has_one(start: Start) -> None:
    run = start(kiosk="--bench http://127.0.0.1:5")
    run.until("ready")
    assert "lay cards, stand before the camera, see the paper: http://127.0.0.1:5" in run.said


def test_only_the_owner_can_look_into_var(start: Start) -> None:
    run = start()
    run.until("ready")
    assert stat.S_IMODE((run.folder / "var").stat().st_mode) == 0o700
    assert {stat.S_IMODE(log.stat().st_mode) for log in (run.folder / "var/log").iterdir()} == {0o600}


def test_the_log_of_the_last_run_is_kept(start: Start) -> None:
    for _ in range(2):
        run = start()
        run.until("ready")
        run.stop()
    assert sorted(log.name for log in (run.folder / "var/log").iterdir()) == [
        "central.log", "central.log.1", "kiosk.log", "kiosk.log.1",
    ]  # fmt: skip
