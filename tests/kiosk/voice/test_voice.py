"""The voice says what was asked last, never waits on the caller's thread, and leaves no process behind."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from core.clock import ManualClock
from core.language import Language
from kiosk.voice.problem import VoiceProblem
from kiosk.voice.utterance import Manner, Utterance
from kiosk.voice.voice import Voice
from tests.kiosk.voice.conftest import Machine, until
from tests.kiosk.voice.test_sound import write
from tests.needs import needs

LAY = Utterance("请将身份证放在读卡区。", "card.lay")
TAKE = Utterance("请取走身份证。", "card.take")
LAY_READ = "qing3 jiang1 shen1 fen4 zheng4 fang4 zai4 du2 ka3 qu1 ."


def test_a_text_is_spoken_as_syllables_and_played(voice: Voice, machine: Machine) -> None:
    voice.say([LAY, TAKE], Manner())
    until(lambda: not voice.speaking)
    assert machine.said == [LAY_READ, "qing3 qu3 zou3 shen1 fen4 zheng4 ."]
    assert machine.played == 2
    assert voice.problem is None


def test_english_goes_to_the_english_voice_as_it_is(voice: Voice, machine: Machine) -> None:
    voice.say([Utterance("Put your ID card on the reader.")], Manner(Language.ENGLISH))
    until(lambda: not voice.speaking)
    assert [(entry["voice"], entry["said"]) for entry in machine.diary if "said" in entry] == [("en", "Put your ID card on the reader.")]


def test_a_recording_is_played_in_place_of_the_built_in_voice(tmp_path: Path, voice: Voice, machine: Machine) -> None:
    write(tmp_path / "voice" / "zh" / "card.lay.wav")
    voice.say([LAY], Manner())
    until(lambda: not voice.speaking)
    assert machine.said == []
    assert [entry["rate"] for entry in machine.starts] == [16_000]


def test_a_broken_recording_is_said_by_the_built_in_voice_and_logged_once(
    tmp_path: Path, voice: Voice, machine: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path / "voice" / "zh" / "card.lay.wav", channels=2)
    for _ in range(2):
        voice.say([LAY], Manner())
        until(lambda: not voice.speaking)
    assert machine.said == [LAY_READ, LAY_READ]
    assert caplog.text.count("voice.recording key=card.lay") == 1


def test_the_volume_is_what_the_resident_chose(voice: Voice, machine: Machine) -> None:
    for volume in (5, 1):
        voice.say([LAY], Manner(volume=volume))
        until(lambda: not voice.speaking)
    loud, soft = (entry["loudest"] for entry in machine.starts)
    assert loud > 10 * soft > 0


def test_a_number_of_a_person_never_reaches_a_program(voice: Voice, machine: Machine, caplog: pytest.LogCaptureFixture) -> None:
    voice.say([Utterance("您的证件号是 431021195203151225。"), Utterance("应缴 82.32 元。"), TAKE], Manner())
    until(lambda: not voice.speaking)
    assert machine.said == ["qing3 qu3 zou3 shen1 fen4 zheng4 ."]
    assert "voice.refused" in caplog.text
    assert "431021" not in caplog.text


def test_what_is_asked_last_cuts_off_what_is_being_said(voice: Voice, machine: Machine) -> None:
    machine.order("aplay", "hang", "ok")
    voice.say([LAY], Manner())
    until(lambda: machine.starts)
    voice.say([TAKE], Manner())
    until(lambda: not voice.speaking)
    assert [entry["order"] for entry in machine.starts] == ["hang", "ok"]
    assert machine.played == 1


def test_silence_comes_at_once(voice: Voice, machine: Machine) -> None:
    machine.order("aplay", "hang")
    voice.say([LAY], Manner())
    until(lambda: machine.starts)
    voice.hush()
    assert not voice.speaking
    until(lambda: not machine.children)


def test_asking_never_waits(voice: Voice, machine: Machine) -> None:
    machine.order("aplay", "hang")
    voice.say([LAY], Manner())
    until(lambda: machine.starts)
    begun = time.monotonic()
    for _ in range(100):
        voice.say([TAKE], Manner())
    voice.hush()
    assert time.monotonic() - begun < 1.0


def test_a_hundred_quick_screens_leave_no_process(voice: Voice, machine: Machine) -> None:
    machine.order("aplay", "hang")
    for turn in range(100):
        voice.say([LAY, TAKE], Manner())
        if turn % 10 == 0:
            until(lambda: machine.children or voice.problem)
    voice.close()
    assert machine.children == set()


def test_a_player_that_is_killed_starts_again_with_the_same_sentence(voice: Voice, machine: Machine) -> None:
    machine.order("aplay", "hang", "ok")
    voice.say([LAY], Manner())
    until(lambda: machine.starts)
    os.kill(machine.starts[0]["pid"], signal.SIGKILL)
    until(lambda: not voice.speaking)
    assert machine.played == 1
    assert voice.problem is None


def test_a_player_that_is_killed_again_and_again_is_left_alone_for_a_while(voice: Voice, machine: Machine) -> None:
    machine.order("aplay", "hang")
    voice.say([LAY], Manner())
    for count in (1, 2, 3):
        until(lambda count=count: len(machine.starts) == count)
        os.kill(machine.starts[-1]["pid"], signal.SIGKILL)
    until(lambda: not voice.speaking)
    assert voice.problem is VoiceProblem.KILLED


def test_without_a_sound_card_it_rests_says_so_once_and_comes_back(
    voice: Voice, machine: Machine, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    machine.order("aplay", "card", "card", "ok")
    for _ in range(5):
        voice.say([LAY], Manner())
        until(lambda: not voice.speaking)
    assert len(machine.starts) == 1
    assert voice.problem is VoiceProblem.NO_SOUND
    for _ in range(2):
        clock.advance(600)
        voice.say([LAY], Manner())
        until(lambda: not voice.speaking)
    assert machine.played == 1
    assert voice.problem is None
    assert caplog.text.count("voice.silent problem=S-SOUND") == 1
    assert caplog.text.count("voice.restored") == 1
    assert "身份证" not in caplog.text


@pytest.mark.parametrize(("program", "problem"), [("aplay", VoiceProblem.NO_PLAYER), ("espeak-ng", VoiceProblem.NO_SPEECH)])
def test_a_program_that_is_not_there_is_named(
    machine: Machine, voice: Voice, monkeypatch: pytest.MonkeyPatch, program: str, problem: VoiceProblem
) -> None:
    (machine.folder / program).unlink()
    monkeypatch.setenv("PATH", str(machine.folder))
    voice.say([LAY], Manner())
    until(lambda: not voice.speaking)
    assert voice.problem is problem


@pytest.mark.parametrize("order", ["mute", "broken"])
def test_a_built_in_voice_without_a_sound_is_named(machine: Machine, voice: Voice, order: str) -> None:
    machine.order("espeak-ng", order)
    voice.say([LAY], Manner())
    until(lambda: not voice.speaking)
    assert voice.problem is VoiceProblem.NO_SPEECH
    assert machine.starts == []


def test_the_end_of_the_kiosk_is_the_end_of_the_sound(voice: Voice, machine: Machine) -> None:
    machine.order("aplay", "hang")
    voice.say([LAY], Manner())
    until(lambda: machine.starts)
    voice.close()
    assert machine.children == set()
    voice.say([TAKE], Manner())
    assert len(machine.starts) == 1


@pytest.mark.parametrize(("text", "language"), [(LAY.text, Language.CHINESE), ("Put your ID card on the reader.", Language.ENGLISH)])
def test_the_real_voice_speaks_as_fast_as_a_calm_person(text: str, language: Language) -> None:
    needs("espeak-ng", shutil.which("espeak-ng"))
    from array import array

    from kiosk.voice.children import Children
    from kiosk.voice.programs import speak

    sound = speak(text, Manner(language), Children(), lambda: True)
    slow = speak(text, Manner(language, slow=True), Children(), lambda: True)
    assert sound is not None
    assert slow is not None
    assert 1.0 < sound.seconds < 5.0
    assert slow.seconds > 1.1 * sound.seconds
    assert max(array("h", sound.samples)) > 3_000
