"""Files and folders that are not what they should be end a command with one line and 2, never with a traceback.

`kiosk diagnose` says it among everything else that is wrong: tests/kiosk/test_diagnosis.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli import main
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import Rig
from tests.kiosk.test_cli import config_for

Capture = pytest.CaptureFixture[str]


def said(arguments: list[str], capsys: Capture) -> str:
    """The one line of a command that cannot be done."""
    assert main(arguments) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1, line
    return line


def test_a_state_folder_that_cannot_be_written(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    text = Path(config).read_text(encoding="utf-8")
    Path(config).write_text(text.replace(f'state = "{tmp_path}/state"', 'state = "/proc/jinban"'), encoding="utf-8")
    assert "/proc/jinban/kiosk.db cannot be made or written" in said(["outbox", "--config", config], capsys)


def test_a_state_folder_that_is_a_file(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    assert f"--state: no kiosk keeps anything in {config}" in said(["outbox", "--config", config, "--state", config], capsys)


def test_a_configuration_that_is_a_folder(tmp_path: Path, capsys: Capture) -> None:
    assert f"{tmp_path}: cannot be read: Is a directory" in said(["outbox", "--config", str(tmp_path)], capsys)


def test_a_configuration_without_end(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("a = " + "[" * 100_000)
    assert "not a TOML file" in said(["outbox", "--config", str(path)], capsys)


GARBAGE = {
    "words": b"hello",
    "bytes": bytes(range(256)),
    "short": b"00000001 aes-256-gcm 00ff\n",
    "long-id": b"0000000001 sm4-gcm " + b"00" * 16,
}


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE)
def test_a_sealing_key_that_is_none(tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture, garbage: bytes) -> None:
    config = config_for(tmp_path, platform)
    path = tmp_path / "state" / "sealing.key"
    path.write_bytes(garbage)
    assert f"{path} is not a key file" in said(["outbox", "--config", config], capsys)
    assert path.read_bytes() == garbage, "it may be somebody's only copy"


@pytest.mark.parametrize("garbage", [b"[" * 100_000, bytes(range(256)), b"{}", b""])
def test_a_key_of_the_terminal_that_is_none(tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture, garbage: bytes) -> None:
    config = config_for(tmp_path, platform)
    number = rig.desk.open_case("hf-account-query").number
    (tmp_path / "state" / "key").write_bytes(garbage)
    assert "key is not a key file" in said(["reprint", "--config", config, number], capsys)


def test_a_lock_that_is_a_folder(tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    (tmp_path / "state" / "lock").mkdir()
    number = rig.desk.open_case("hf-account-query").number
    assert "cannot be locked" in said(["reprint", "--config", config, number], capsys)


def test_an_export_that_has_no_place(tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    assert main(["outbox", "--config", config, "--export", "/proc/jinban/export"]) == 2
    assert "kiosk outbox: /proc/jinban: " in capsys.readouterr().err
