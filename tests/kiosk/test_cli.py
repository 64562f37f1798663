"""The commands of technicians, developers and trainers."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from core.cancel import Cancel
from core.clock import SystemClock
from devices.drivers.ga467_serial import Ga467Serial, Options
from kiosk import VERSION
from kiosk.cli import main
from kiosk.enrolment import read_credentials
from kiosk.store import Sequence, Store
from kiosk.workshop.people import CONFIG, card
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, Rig

ROOT = CONFIG.parent
Capture = pytest.CaptureFixture[str]


def config_for(folder: Path, platform: FakePlatform) -> str:
    """A configuration without any machine, for the rig's own state."""
    shutil.copytree(CONFIG, folder / "config")
    text = f'terminal = "0007"\nsite = "taihe"\nplatform = "{platform.url}"\nstate = "{folder / "state"}"\nclock = "demo"\n'
    (folder / "config" / "kiosk.toml").write_text(text, encoding="utf-8")
    return str(folder / "config" / "kiosk.toml")


def test_the_items_of_the_county_are_sound(capsys: Capture) -> None:
    assert main(["items", "check", "--config", str(CONFIG / "kiosk.toml")]) == 0
    assert "0 faults" in capsys.readouterr().out


def test_a_fault_is_printed_and_ends_with_1(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    (tmp_path / "config" / "guides" / f"{DRAFT}.toml").unlink()
    assert main(["items", "check", "--config", config]) == 1
    assert f"{DRAFT}.toml: no such file" in capsys.readouterr().out


def test_an_item_is_drawn_as_a_chart(capsys: Capture) -> None:
    assert main(["items", "graph", DRAFT]) == 0
    assert "signature" in capsys.readouterr().out
    assert main(["items", "graph", "nothing"]) == 2
    assert DRAFT in capsys.readouterr().err


def test_every_driver_is_listed_with_its_options(capsys: Capture) -> None:
    assert main(["devices", "drivers"]) == 0
    out = capsys.readouterr().out
    assert "id_card  ga467-serial" in out
    assert "port = required" in out


def test_enrolling_keeps_the_key_and_the_free_sequence(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    assert main(["enrol", "--config", config, "--code", "WRONG"]) == 2
    assert "K-REJECTED" in capsys.readouterr().err
    assert main(["enrol", "--config", config, "--code", "ABCD2345"]) == 0
    credentials = read_credentials(tmp_path / "state", "0007")
    assert credentials is not None
    assert credentials.key.reveal() == platform.key
    assert platform.key.hex() not in capsys.readouterr().out
    assert Sequence(Store(tmp_path / "state" / "kiosk.db")).next == 41


def test_a_look_from_outside_changes_nothing(tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    rig.kiosk.outbox.resume()
    before = rig.desk.readiness.waiting()
    config = config_for(tmp_path, platform)
    main(["diagnose", "--config", config])
    assert main(["outbox", "--config", config]) == 0
    assert "to be told 1" in capsys.readouterr().out
    assert rig.desk.readiness.waiting() == before


def test_the_tray_is_listed_and_exported_without_anything_personal(
    tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture
) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    platform.up()
    platform.judge = lambda _: (422, {"error": "malformed"})
    rig.report()
    config = config_for(tmp_path, platform)
    assert main(["outbox", "--config", config, "--export", str(tmp_path / "export")]) == 1
    shown = capsys.readouterr().out + (tmp_path / "export").read_text(encoding="ascii")
    assert case.number in shown
    assert "422" in shown
    for secret in (card("P5").name, card("P5").number, card("P5").address):
        assert secret.reveal() not in shown
    (row,) = [json.loads(line) for line in (tmp_path / "export").read_text().splitlines()]
    assert row["case_no"] == case.number
    assert (tmp_path / "export").stat().st_mode & 0o077 == 0


def test_models_that_are_not_there_are_named(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    with Path(config).open("a", encoding="utf-8") as file:
        file.write(f'[devices.face]\ndriver = "yunet-embedder"\noptions = {{ models = "{tmp_path}" }}\n')
    assert main(["models", "--config", config]) == 1
    assert "V-MODELS" in capsys.readouterr().out


@pytest.mark.parametrize("how", [["--pty"], ["--tcp", "0"]])
def test_a_simulated_reader_is_there_for_any_program(how: list[str]) -> None:
    command = [sys.executable, "-m", "kiosk.cli", "simulate", "id_card", "card=P3", "latency=0", *how]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        reader = Ga467Serial(Options(serving.stdout.readline().strip()), SystemClock())
        assert reader.read(Cancel(20.0)).number == card("P3").number
        reader.close()
        os.kill(serving.pid, signal.SIGTERM)
        assert serving.wait(10) == 0


def test_wrong_options_of_a_simulator_are_said(capsys: Capture) -> None:
    assert main(["simulate", "id_card", "card"]) == 2
    assert "name=value" in capsys.readouterr().err
    assert main(["simulate", "toaster"]) == 2
    assert "toaster" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["99999", "-1", "65536", "1e3", "٣", ""])
def test_what_is_no_port_is_refused(port: str, capsys: Capture) -> None:
    for machine in ("id_card", "camera"):
        with pytest.raises(SystemExit) as ended:
            main(["simulate", machine, f"--tcp={port}"])
        assert ended.value.code == 2
        assert "--tcp" in capsys.readouterr().err


def test_an_unknown_person_before_the_camera_is_answered_with_those_who_are_known(capsys: Capture) -> None:
    assert main(["simulate", "camera", "person=P99"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("kiosk simulate: person: 'P99' is not known; known: P1, P2")
    assert said.count("\n") == 1


@pytest.mark.parametrize("size", ["50x50", "1366x768", "767x1366", "1080", "99999x99999", "4000x2160"])
def test_a_panel_that_has_no_room_for_the_screens_is_refused(size: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", "--size", size])
    assert ended.value.code == 2
    assert "--size" in capsys.readouterr().err


def test_the_version_is_the_projects() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == VERSION


def test_memory_is_kept_private() -> None:
    code = "from kiosk.hardening import *; keep_memory_private(); import ctypes, resource; \
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)[0])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]
