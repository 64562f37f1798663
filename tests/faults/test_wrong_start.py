"""What must stop the kiosk before it starts, with a message that names the thing to mend."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from core.config import ConfigError
from core.private_file import KeyFileOpen
from flows.numbers import case_number
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
        ('terminal = "0007"', 'terminal = "7"', "terminal: '7' is not of the form \"0007\""),
        ('terminal = "0007"', 'terminal = "０００７"', "terminal: .* is not of the form"),
        *(
            ('platform = "http://127.0.0.1:8642"', f'platform = "{url}"', "platform: .* is not of the form")
            for url in (
                "",
                "127.0.0.1:8642",
                "ftp://host",
                "http://",
                "http://host:port",
                "https://user:word@host",
                "http://a b",
                "http://h?x=1",
            )
        ),
        *(
            ("[devices.id_card]", f"[{table}]\n{key} = {value}\n[devices.id_card]", f"{table}: {key}: .* is not between")
            for table, key, value in (
                ("line", "heartbeat", "0"),
                ("line", "heartbeat", "-1"),
                ("line", "spread", "-0.5"),
                ("line", "answer", "0"),
                ("line", "submit", "1e9"),
                ("store", "quota_mb", "-256"),
                ("store", "outbox_limit", "0"),
            )
        ),
        ("[devices.id_card]", "[line]\nheartbeat = nan\n[devices.id_card]", "heartbeat: not a finite number"),
        ("[devices.id_card]", "[line]\nheartbeat = true\n[devices.id_card]", "heartbeat: not a float"),
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


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("since = 2021-01-01\n", "", "marriage.age.male: .*'since' is missing"),
        ("since = 2021-01-01", 'since = "2021-01-01x"', "marriage.age.male: .*since: not a date"),
        ("since = 2021-01-01", "since = 2021-01-01T00:00:00", "marriage.age.male: .*since: not a date"),
        ("since = 2021-01-01", "sinse = 2021-01-01", "marriage.age.male: unknown key 'sinse'; did you mean 'since'"),
        ("value = 22", 'value = "22"', "marriage.age.male: value: not"),
        ("value = 30", 'value = "30"', "rest_days: value: not a whole number"),
        ("value = 30", "value = 30.5", "rest_days: value: not a whole number"),
        ("value = 22", "value = -22", "marriage.age.male: value: a number below 0"),
        ("value = 22", "value = inf", "marriage.age.male: value: a number below 0, or none"),
        ('key = "marriage.age.female"', 'key = "marriage.age.male"', "marriage.age.male: stands twice for 2021-01-01"),
        ("[[figure]]", "[[figur]]", "not a list of"),
        ("[[figure]]", "figure = 1\n[x]", "common.toml"),
    ],
)
def test_a_figure_of_another_form_is_named_with_its_file(folder: Path, old: str, new: str, said: str) -> None:
    path = folder / "policy" / "common.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=f"common.toml.*{said}" if said != "common.toml" else said):
        build_kiosk(read_settings(folder / "kiosk.toml"), folder)


def test_a_folder_without_figures_is_none(folder: Path) -> None:
    shutil.rmtree(folder / "policy")
    with pytest.raises(ConfigError, match="there are no figures"):
        build_kiosk(read_settings(folder / "kiosk.toml"), folder)


def test_the_command_says_it_and_ends_with_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = change(folder, "terminal =", "terminl =")
    assert main(["diagnose", "--config", str(path)]) == 2
    out = capsys.readouterr().out
    assert "设置: K-CONFIG" in out
    assert "did you mean 'terminal'" in out
    assert "remedy: mend the file that is named" in out


@pytest.mark.parametrize("command", ["run", "diagnose", "outbox"])
@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--url", "localhost", "--platform/--url: 'localhost' is not of the form"),
        ("--terminal", "abc", "--terminal: 'abc' is not of the form \"0007\""),
        ("--site", "taihee", "--site: there is no .*taihee.toml; did you mean 'taihe'"),
        ("--site", "../kiosk", "--site: there is no "),
    ],
)
def test_an_option_that_is_wrong_is_named_and_no_file_is_to_be_mended(
    folder: Path, command: str, option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--config", str(folder / "kiosk.toml"), option, value]) == 2
    shown = capsys.readouterr()
    assert re.match(f"kiosk {command}: {said}", shown.err)
    assert shown.err.count("\n") == 1
    assert shown.out == ""


LOOKING = [["outbox"], ["reprint", case_number("431021", "0007", date(2025, 11, 21), 1)], ["diagnose"], ["maintenance", "on"]]
"""Commands that look at what a kiosk has kept."""


@pytest.mark.parametrize("command", LOOKING, ids=lambda command: command[0])
@pytest.mark.parametrize("there", [False, True], ids=["no such folder", "a folder of somebody else"])
def test_a_mistyped_state_folder_is_neither_made_nor_touched(
    folder: Path, tmp_path: Path, command: list[str], there: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    mistyped = tmp_path / "stat"
    if there:
        mistyped.mkdir()
        mistyped.chmod(0o755)  # whatever may be made by default here
    assert main([*command, "--config", str(folder / "kiosk.toml"), "--state", str(mistyped)]) == 2
    assert f"--state: no kiosk keeps anything in {mistyped}" in capsys.readouterr().err
    assert mistyped.exists() == there
    assert not there or (mistyped.stat().st_mode & 0o777 == 0o755 and not list(mistyped.iterdir()))


def test_all_faults_of_a_site_file_are_reported_together(folder: Path) -> None:
    wrong(folder, "sites/taihe.toml", "hotline =", "hot_line =")
    wrong(folder, "sites/taihe.toml", 'helper = "王主任"', "helper = 7")
    with pytest.raises(ConfigError) as caught:
        build_kiosk(read_settings(folder / "kiosk.toml"), folder)
    lines = str(caught.value).splitlines()
    assert ["hot_line" in lines[0], "helper" in lines[1], "'hotline' is missing" in lines[2]] == [True] * 3, lines


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


def wrong(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


FILES = [
    ("sites/taihe.toml", "hotline =", "hot_line =", "did you mean 'hotline'"),
    ("sites/taihe.toml", 'helper = "王主任"', "helper = 7", "taihe.toml: .*helper: not"),
    ("guides/hf-account-query.toml", "", "[", "hf-account-query.toml: not a TOML file"),
    ("also_called.toml", "", "= nothing\n", "also_called.toml: not a TOML file"),
    ("bundles.toml", "[[bundle]]", "[[bundel]]", "bundles.toml: unknown key 'bundel'"),
    ("bundles.toml", "", "bundle = 1\n[x]\n", "bundles.toml: "),
    ("policy/calendar.toml", "value = [", "value = [7, ", "calendar.off.[0-9]*: not a list of days"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), FILES, ids=[f"{name} {new.strip()}" for name, _, new, _ in FILES])
def test_diagnose_and_run_name_the_file_and_what_is_wrong_with_it(
    folder: Path, name: str, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong(folder, name, old, new)
    config = str(folder / "kiosk.toml")
    assert main(["diagnose", "--config", config]) == 2
    assert re.search(f"cause: .*{said}", capsys.readouterr().out)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert main(["run", "--config", config]) == 2, "without a screen it ends at once"
    assert re.search(f"kiosk run: .*{said}", capsys.readouterr().err)


def test_the_second_kiosk_on_a_folder_ends_with_one_sentence_and_shows_no_page(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = build_kiosk(read_settings(folder / "kiosk.toml"), folder)
    first.take_over()
    assert main(["run", "--config", str(folder / "kiosk.toml")]) == 2
    assert capsys.readouterr().err == f"kiosk run: {tmp_path / 'state'}: another kiosk works on this folder; stop it first\n"
    first.close()


def test_simulated_machines_are_marked_everywhere(folder: Path) -> None:
    kiosk = build_kiosk(read_settings(folder / "kiosk.toml"), folder)
    assert kiosk.desk.rehearsal.words == "演示时钟 模拟设备"
    assert kiosk.devices.poll("id_card").info.simulated
    kiosk.close()
