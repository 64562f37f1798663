"""`kiosk diagnose` says whether the voice can be heard, why not, and which recordings are no good."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.items import known
from kiosk.cli import main
from kiosk.voice.diagnosis import look
from kiosk.voice.prompts import Prompt, item_key, keys
from kiosk.voice.recordings import Recordings
from tests.kiosk.voice.conftest import Machine
from tests.kiosk.voice.test_sound import write

CONFIG = Path(__file__).parents[3] / "config"


def test_what_works_is_no_news_and_nothing_is_heard(machine: Machine, tmp_path: Path) -> None:
    assert list(look(Recordings(tmp_path / "voice"), keys({}))) == []
    assert machine.probed == ["ok"], "the sound card was asked"
    assert machine.starts == []


def test_a_missing_card_and_a_bad_recording_are_both_named(machine: Machine, tmp_path: Path) -> None:
    machine.order("aplay", "card")
    write(tmp_path / "voice" / "zh" / "card.lay.wav", channels=2)
    assert [str(fault.problem) for fault in look(Recordings(tmp_path / "voice"), keys({}))] == ["S-SOUND", "S-RECORDING"]


def test_the_command_names_them(machine: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    machine.order("aplay", "card")
    config = tmp_path / "config"
    shutil.copytree(CONFIG, config)
    (config / "kiosk.toml").write_text(
        f'terminal = "0007"\nsite = "taihe"\nplatform = "http://127.0.0.1:9"\nstate = "{tmp_path / "state"}"\nclock = "demo"\n',
        encoding="utf-8",
    )
    write(config / "voice" / "zh" / "card.lays.wav")
    main(["diagnose", "--config", str(config / "kiosk.toml")])
    out = capsys.readouterr().out
    assert "语音: S-RECORDING; S-SOUND" in out
    assert "detail: aplay: main:831: audio open error" in out
    assert "did you mean 'card.lay'" in out


def test_every_question_of_every_item_may_be_recorded() -> None:
    found = keys(known())
    assert {Prompt.CARD_LAY.key, item_key("ut-water-pay", "guide"), item_key("hf-account-query", "card")} <= found
    assert len(found) > 200
