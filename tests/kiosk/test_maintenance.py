"""`kiosk maintenance`: what a technician types, and what the machine knows afterwards."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from core.clock import CHINA
from core.config import ConfigError
from kiosk.cli import main
from kiosk.maintenance import NOTE_FILE, Maintenance, begin, end, end_of, note
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.test_cli import config_for

NOW = datetime(2025, 11, 21, 10, 0, tzinfo=CHINA)


def test_status_only_reads(tmp_path: Path, platform: FakePlatform, capsys: pytest.CaptureFixture[str]) -> None:
    config, state = config_for(tmp_path, platform), tmp_path / "state"
    assert main(["maintenance", "--config", config, "status"]) == 0
    assert not state.exists()
    main(["maintenance", "--config", config, "on", "--reason", "更换打印机", "--until", "15:00"])
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in state.iterdir()}
    capsys.readouterr()
    said = [main(["maintenance", "--config", config, "status"]) or capsys.readouterr().out for _ in range(2)]
    assert said[0] == said[1]
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in state.iterdir()} == before


def test_on_leaves_a_note_and_off_takes_it_away(tmp_path: Path, platform: FakePlatform, capsys: pytest.CaptureFixture[str]) -> None:
    config = config_for(tmp_path, platform)
    assert main(["maintenance", "--config", config, "on", "--reason", "更换打印机", "--until", "15:00"]) == 0
    said = capsys.readouterr().out
    assert said == "maintenance on since 2025-11-21 10:00, until 2025-11-21 15:00 (demo clock): 更换打印机\n"
    left = note(tmp_path / "state", NOW)
    assert left is not None
    assert (left.reason, left.until) == ("更换打印机", datetime(2025, 11, 21, 15, 0, tzinfo=CHINA))
    assert main(["maintenance", "--config", config, "status"]) == 0
    assert "更换打印机" in capsys.readouterr().out
    assert main(["maintenance", "--config", config, "off"]) == 0
    assert note(tmp_path / "state", NOW) is None
    assert main(["maintenance", "--config", config, "off"]) == 0
    assert "off already" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong",
    [["--until", "25:00"], ["--until", "soon"], ["--until", "2020-01-01 09:00"], ["--until", "9999-01-01 09:00"], ["--reason", "字" * 41]],
)
def test_what_cannot_be_told_to_residents_is_refused(
    tmp_path: Path, platform: FakePlatform, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    config = config_for(tmp_path, platform)
    assert main(["maintenance", "--config", config, "on", *wrong]) == 2
    assert wrong[0] in capsys.readouterr().err
    assert note(tmp_path / "state", NOW) is None


def test_a_folder_in_which_no_kiosk_is_gets_no_note(tmp_path: Path, platform: FakePlatform, capsys: pytest.CaptureFixture[str]) -> None:
    mistyped = tmp_path / "stat"
    assert main(["maintenance", "--config", config_for(tmp_path, platform), "--state", str(mistyped), "on"]) == 2
    assert str(mistyped) in capsys.readouterr().err
    assert not mistyped.exists()


def test_a_time_that_is_over_today_is_tomorrows() -> None:
    assert end_of("9:30", NOW) == datetime(2025, 11, 22, 9, 30, tzinfo=CHINA)
    assert end_of("", NOW) is None
    with pytest.raises(ConfigError):
        end_of("2025-11-21 09:59", NOW)


def test_a_note_outlives_a_restart_and_another_one_takes_its_place(tmp_path: Path) -> None:
    begin(tmp_path, Maintenance(NOW, "一"))
    begin(tmp_path, Maintenance(NOW, "二"))
    found = note(tmp_path, NOW)
    assert found is not None
    assert found.reason == "二"
    assert end(tmp_path)
    assert not end(tmp_path)


UNREADABLE = {
    "no zone of the end": '{"since": "2025-11-21T09:00:00+08:00", "reason": "x", "until": "2025-11-21T15:00:00"}',
    "no zone of the beginning": '{"since": "2025-11-21T09:00:00"}',
    "half": '{"since": "2025-11',
    "empty": "",
    "nested": "[" * 200_000,
    "another form": "[1, 2]",
    "another language": "维修",
    "a long number": '{"since": ' + "9" * 5_000 + "}",
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_note_that_says_nothing_still_says_that_somebody_is_at_work(tmp_path: Path, text: str) -> None:
    (tmp_path / NOTE_FILE).write_text(text, encoding="utf-8")
    found = note(tmp_path, NOW)
    assert found is not None
    assert (found.reason, found.until) == ("", None)
    assert found.since <= NOW


def test_a_note_written_by_hand_turns_no_line_round(tmp_path: Path) -> None:
    (tmp_path / NOTE_FILE).write_text(json.dumps({"since": "2025-11-21T09:00:00+08:00", "reason": "换\u202e纸"}), encoding="ascii")
    found = note(tmp_path, NOW)
    assert found is not None
    assert found.reason == "换纸"
