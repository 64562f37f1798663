"""`make run` brings up platform and kiosk, in this order, and stops them in the other."""

from __future__ import annotations

import re
import signal
import socket
import stat

import pytest

from tests.tools.processes import Start


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_kiosk_then_platform_and_the_run_ends_with_0(start: Start, number: signal.Signals) -> None:
    run = start()
    run.until("ready")
    assert run.stop(number) == 0
    assert run.diary[-2:] == ["kiosk down", "central down"]


def test_the_first_run_enrols_the_kiosk_with_a_one_time_code_of_the_platform(start: Start) -> None:
    run = start("--kiosk-number", "0042")
    url = re.search(r"http://127\.0\.0\.1:\d+", run.until("central platform:"))
    run.until("ready")
    assert url is not None
    assert run.diary[1] == f"code for 0042 from sqlite:///{run.folder}/var/central.db"
    assert run.diary[2] == f"enrolled with ONE-TIME-0042 at {url[0]}"
    assert run.diary[3] == f"kiosk up with config/kiosk.toml on :7 for {url[0]}"


def test_the_second_run_keeps_the_key_and_the_port(start: Start) -> None:
    first = start()
    address = first.until("central platform:")
    first.until("ready")
    first.stop()
    second = start()
    assert second.until("central platform:") == address
    second.until("ready")
    assert sum("enrolled" in line for line in second.diary) == 1


def test_another_port_is_taken_when_the_last_one_is_occupied(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as occupied:
        taken = occupied.getsockname()[1]
        run = start()
        address = run.until("central platform:")
        run.until("ready")
        (run.folder / "var/port").write_text(str(taken))
        run.stop()
        again = start()
        assert str(taken) not in again.until("central platform:")
        assert str(taken) not in address


def test_a_configured_port_is_used(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    run = start("--port", str(port))
    assert f":{port}/" in run.until("central platform:")
    run.until("ready")


def test_without_a_display_the_kiosk_gets_an_xvfb_and_the_person_is_told_how_to_look(start: Start) -> None:
    run = start(display="")
    run.until("ready")
    hint = next(line for line in run.said if "x11vnc" in line)
    display = re.search(r"-display (:\d+)", hint)
    assert display is not None
    assert f"on {display[1]} for" in run.diary[-1]
    assert "make demo" in hint
    assert run.stop() == 0
    assert not socket_exists(display[1]), "the Xvfb outlived the run"


def socket_exists(display: str) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(f"\0/tmp/.X11-unix/X{display[1:]}") == 0


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
