"""What must stop the kiosk before it starts, with a message that names the thing to mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.config import ConfigError
from core.private_file import KeyFileOpen
from kiosk.bootstrap import build_kiosk
from kiosk.cli import main
from kiosk.settings import read_settings
from kiosk.trouble import KioskProblem, Trouble
from kiosk.workshop.people import CONFIG
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import Rig


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the configuration, with its state beside it."""
    shutil.copytree(CONFIG, tmp_path / "config")
    config = tmp_path / "config" / "kiosk.toml"
    lines = [f'state = "{tmp_path / "state"}"' if line.startswith("state") else line for line in config.read_text().splitlines()]
    config.write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "config"


def change(folder: Path, old: str, new: str) -> Path:
    path = folder / "kiosk.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("terminal =", "terminl =", "did you mean 'terminal'"),
        ("[devices.id_card]", "[devices.id_crad]", "did you mean 'id_card'"),
        ('terminal = "0007"', 'terminal = "7"', "four digits"),
        ('clock = "demo"', 'clock = "moon"', "clock"),
    ],
)
def test_a_wrong_key_or_value_is_named(folder: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        read_settings(change(folder, old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('driver = "ga467-serial"', 'driver = "ga467serial"', "did you mean 'ga467-serial'"),
        ('source = "sim"', 'sorce = "sim"', "did you mean 'source'"),
        ("allow_simulators = true", "allow_simulators = false", "allow_simulators is not set"),
        ('site = "taihe"', 'site = "nowhere"', "nowhere.toml: no such file"),
        ('site = "taihe"', 'site = "../kiosk"', "not a plain name"),
    ],
)
def test_a_wrong_driver_site_or_simulator_is_named(folder: Path, old: str, new: str, said: str) -> None:
    settings = read_settings(change(folder, old, new))
    with pytest.raises(ConfigError, match=said):
        build_kiosk(settings, folder)


def test_the_command_says_it_and_ends_with_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = change(folder, "terminal =", "terminl =")
    assert main(["diagnose", "--config", str(path)]) == 2
    assert "did you mean 'terminal'" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["key", "sealing.key"])
def test_a_key_file_that_others_may_read_stops_it(tmp_path: Path, platform: FakePlatform, name: str) -> None:
    rig = Rig(tmp_path / "state", platform)
    rig.kiosk.close()
    (tmp_path / "state" / name).chmod(0o644)
    with pytest.raises(KeyFileOpen, match=name):
        rig.build()


def test_the_key_of_another_terminal_stops_it(tmp_path: Path, platform: FakePlatform) -> None:
    rig = Rig(tmp_path / "state", platform)
    rig.kiosk.close()
    path = tmp_path / "state" / "key"
    path.write_text(path.read_text().replace("0007", "0008"))
    with pytest.raises(Trouble, match="0008") as caught:
        rig.build()
    assert caught.value.explained is KioskProblem.NOT_ENROLLED


def test_two_kiosks_never_work_on_one_folder(rig: Rig) -> None:
    other = rig.build()
    rig.kiosk.take_over()
    with pytest.raises(ConfigError, match="another kiosk"):
        other.take_over()
    other.close()


def test_without_a_key_it_runs_and_every_tile_says_why(folder: Path) -> None:
    kiosk = build_kiosk(read_settings(folder / "kiosk.toml"), folder)
    assert set(kiosk.desk.readiness.availability().values()) == {"本机还没有启用"}
    with pytest.raises(Trouble) as caught:
        kiosk.desk.open_case("hf-account-query")
    assert caught.value.explained is KioskProblem.NOT_ENROLLED
    kiosk.close()


def test_simulated_machines_are_marked_everywhere(folder: Path) -> None:
    kiosk = build_kiosk(read_settings(folder / "kiosk.toml"), folder)
    assert kiosk.desk.rehearsal.words == "演示时钟 模拟设备"
    assert kiosk.devices.poll("id_card").info.simulated
    kiosk.close()
