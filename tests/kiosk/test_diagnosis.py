"""`kiosk diagnose`: what is wrong, why, and the one thing to do about it, also when the kiosk cannot even start."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from core.clock import DEMO_START, SystemClock
from kiosk.cli import main
from kiosk.enrolment import read_credentials
from kiosk.store import Sequence, Store
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, Rig
from tests.kiosk.test_cli import Capture, config_for


def real_time(config: str, platform: FakePlatform, ahead: timedelta) -> None:
    """The kiosk lives by this machine's clock, and the platform's is so far from it."""
    path = Path(config)
    path.write_text(path.read_text(encoding="utf-8").replace('clock = "demo"', 'clock = "system"'), encoding="utf-8")
    platform.seconds = lambda: (SystemClock().now() + ahead - DEMO_START).total_seconds()


def test_it_names_what_is_wrong_and_what_to_do(tmp_path: Path, platform: FakePlatform, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    assert main(["diagnose", "--config", config]) == 1
    out = capsys.readouterr().out
    assert "身份证读卡器: disabled" in out
    assert "K-ENROL" in out
    assert "remedy: get a code with `central enrol-code --kiosk 0007` and run `kiosk enrol --code CODE`" in out
    main(["enrol", "--config", config, "--code", "ABCD2345"])
    assert main(["diagnose", "--config", config]) == 0
    assert "平台: reached" in capsys.readouterr().out
    platform.down()
    assert main(["diagnose", "--config", config]) == 1
    assert "E-OFFLINE" in capsys.readouterr().out


def test_it_says_that_the_platform_refuses_this_kiosk_and_what_to_do(
    tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture
) -> None:
    config = config_for(tmp_path, platform)
    platform.key = bytes(32)
    assert main(["diagnose", "--config", config]) == 1
    out = capsys.readouterr().out
    assert "alarm K-REJECTED" in out
    assert "remedy: " in out
    assert "kiosk enrol" in out


@pytest.mark.parametrize(("hours", "words"), [(2, r"7(199|200) s behind"), (-2, r"720[01] s ahead of")])
def test_it_says_that_the_clock_is_wrong_and_what_to_do(
    tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture, hours: int, words: str
) -> None:
    config = config_for(tmp_path, platform)
    real_time(config, platform, timedelta(hours=hours))
    assert main(["diagnose", "--config", config]) == 1
    out = capsys.readouterr().out
    assert "平台: reached" in out, "what is signed follows the platform's clock"
    assert re.search(words, out)
    assert "remedy: `timedatectl" in out


def test_two_clocks_that_agree_are_no_news(tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    real_time(config, platform, timedelta(seconds=5))
    assert main(["diagnose", "--config", config]) == 0
    assert "时钟" not in capsys.readouterr().out


def test_a_demo_clock_is_not_compared_and_it_says_so(tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture) -> None:
    config = config_for(tmp_path, platform)
    platform.seconds = lambda: 7200.0
    assert main(["diagnose", "--config", config]) == 0
    assert "时钟: a demo clock (演示时钟)" in capsys.readouterr().out


def test_a_platform_in_rehearsal_is_no_fault_of_this_machines_clock(
    tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture
) -> None:
    config = config_for(tmp_path, platform)
    real_time(config, platform, timedelta(0))
    platform.seconds = lambda: 600.0
    assert main(["diagnose", "--config", config]) == 0
    out = capsys.readouterr().out
    assert "时钟: the platform tells 2025-11-21" in out
    assert "timedatectl" not in out


def waiting(rig: Rig, platform: FakePlatform, count: int) -> None:
    """So many drafts that the platform does not know."""
    cases = [rig.open(DRAFT) for _ in range(count)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    platform.up()


def test_a_lost_sealing_key_is_named_with_what_is_given_up_and_the_machines_are_looked_at_all_the_same(
    tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture
) -> None:
    waiting(rig, platform, 3)
    (rig.folder / "sealing.key").unlink()
    assert main(["diagnose", "--config", config_for(tmp_path, platform)]) == 1
    out = capsys.readouterr().out
    assert "记录: K-STORE: sealing key is gone: restore it" in out
    (line,) = [line for line in out.splitlines() if "remedy:" in line]
    assert f"move {rig.folder}/kiosk.db* and {rig.folder}/sealing.key aside together and keep them" in line
    assert "3 records that the platform has not been told" in line
    assert f"central raise-sequence --kiosk 0007 --to {Sequence(rig.kiosk.store).next}" in line
    assert "`kiosk enrol --code CODE`" in line
    assert "身份证读卡器: disabled" in out


def test_what_it_says_about_a_broken_database_makes_the_kiosk_start_again(
    tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture
) -> None:
    waiting(rig, platform, 1)
    rig.kiosk.store.close()
    for path in rig.folder.glob("kiosk.db*"):
        path.write_bytes(b"nothing of a database" * 1000)
    config = config_for(tmp_path, platform)
    assert main(["diagnose", "--config", config]) == 1
    out = capsys.readouterr().out
    assert "记录: K-STORE" in out
    assert "every record that the platform has not been told (they cannot be counted)" in out
    for path in (*rig.folder.glob("kiosk.db*"), rig.folder / "sealing.key"):
        path.rename(path.with_name(f"aside-{path.name}"))
    assert main(["enrol", "--config", config, "--code", "ABCD2345"]) == 0
    assert main(["diagnose", "--config", config]) == 0
    assert Sequence(Store(rig.folder / "kiosk.db")).next == 41


def test_a_key_file_that_is_none_says_how_to_get_one(tmp_path: Path, platform: FakePlatform, rig: Rig, capsys: Capture) -> None:
    (rig.folder / "key").write_text("{}", encoding="ascii")
    config = config_for(tmp_path, platform)
    assert main(["diagnose", "--config", config]) == 1
    out = capsys.readouterr().out
    assert f"move {rig.folder}/key aside" in out
    (rig.folder / "key").unlink()
    assert main(["enrol", "--config", config, "--code", "ABCD2345"]) == 0
    assert read_credentials(rig.folder, "0007") is not None
    assert main(["diagnose", "--config", config]) == 0
