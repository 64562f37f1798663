"""An operator's code is good once: it is not spent while this machine cannot keep the key."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.enrolment import make_room
from kiosk.trouble import KioskProblem, Trouble
from tests.faults.no_room_on_disk import no_room
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import Rig
from tests.kiosk.test_cli import config_for

Capture = pytest.CaptureFixture[str]


def refused(config: str, platform: FakePlatform, capsys: Capture, *more: str) -> str:
    """What `kiosk enrol` says, having asked the platform nothing."""
    assert main(["enrol", "--config", config, "--code", "ABCD2345", *more]) == 2
    assert platform.requests == []
    return capsys.readouterr().err


def test_a_folder_that_cannot_be_written(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    assert "cannot be made or written" in refused(config_for(tmp_path, platform), platform, capsys, "--state", "/proc/jinban")


def test_a_store_that_is_none(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "kiosk.db").write_bytes(b"this is not a database, it is a sentence\n" * 200)
    assert "K-STORE" in refused(config_for(tmp_path, platform), platform, capsys)


def test_a_key_file_that_cannot_be_written(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    (tmp_path / "state" / "key").mkdir(parents=True)
    assert "key cannot be written: Is a directory" in refused(config_for(tmp_path, platform), platform, capsys)


def test_a_full_disk(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    with no_room():
        assert "K-STORE" in refused(config, platform, capsys)


def test_no_room_for_a_key_is_noticed_and_the_trial_leaves_nothing(rig: Rig) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(Trouble, match="cannot be written: File too large") as caught:
            make_room(rig.folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.explained is KioskProblem.STORE_BROKEN
    key = (rig.folder / "key").read_bytes()
    assert not list(rig.folder.glob("key.*")), "nothing half written stays"
    make_room(rig.folder)
    assert (rig.folder / "key").read_bytes() == key
    assert not list(rig.folder.glob("key.*")), "the trial is gone"
