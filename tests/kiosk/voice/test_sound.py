"""Recordings override the built-in voice, and one that is no good is named and never played."""

from __future__ import annotations

import os
import wave
from array import array
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from core.language import Language
from kiosk.voice.recordings import ROOM, Recordings
from kiosk.voice.sound import Sound, Unusable, from_wav


def write(path: Path, *, width: int = 2, channels: int = 1, rate: int = 16_000, frames: int = 8_000) -> Path:
    """A WAV file of that form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", ""))
        file.writeframes(bytes(width * channels * frames))
    return path


def test_a_sound_comes_back_from_its_own_file() -> None:
    sound = Sound(16_000, array("h", range(-4_000, 4_000)).tobytes())
    assert from_wav(sound.wav()) == sound


def test_each_step_of_the_volume_is_half_as_loud_as_the_next() -> None:
    loud = Sound(8_000, array("h", [20_000, -20_000] * 800).tobytes())
    peaks = [max(array("h", loud.at(step).samples)) for step in range(1, 6)]
    assert peaks[-1] == 20_000
    assert all(1.9 < louder / softer < 2.1 for softer, louder in pairwise(peaks))


WRONG = {
    "8 bit": {"width": 1},
    "2 channels": {"channels": 2},
    "4000 Hz": {"rate": 4_000},
    "0.0 s": {"frames": 0},
    "90.0 s": {"rate": 8_000, "frames": 720_000},
}


@pytest.mark.parametrize(("said", "form"), WRONG.items())
def test_a_recording_of_another_form_is_named(tmp_path: Path, said: str, form: dict[str, int]) -> None:
    write(tmp_path / "zh" / "card.lay.wav", **form)
    recordings = Recordings(tmp_path)
    assert said in next(recordings.faults({"card.lay"}))
    with pytest.raises(Unusable, match=said):
        recordings.sound(Language.CHINESE, "card.lay")


def test_a_recording_that_was_cut_off_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "zh" / "card.lay.wav")
    path.write_bytes(path.read_bytes()[:5_000])
    assert "cut off" in next(Recordings(tmp_path).faults({"card.lay"}))


def test_something_else_with_the_name_of_a_recording_is_named(tmp_path: Path) -> None:
    (write(tmp_path / "zh" / "card.lay.wav")).write_bytes(b"ID3\x04 an MP3 file")
    assert "not a PCM WAV file" in next(Recordings(tmp_path).faults({"card.lay"}))


def test_a_chunk_that_is_longer_than_its_file_makes_a_recording_unusable() -> None:
    data = bytearray(Sound(16_000, bytes(8_000)).wav())
    data[36:42] = b"\x80ata\x40\x35"  # the name of the samples, and how many they are
    with pytest.raises(Unusable, match="not a PCM WAV file: it ends too early"):
        from_wav(bytes(data))


def test_every_single_wrong_byte_of_the_header_is_survived() -> None:
    good = Sound(16_000, bytes(8_000)).wav()
    for at in range(44):
        for wrong in (0, 1, 127, 128, 255):
            with suppress(Unusable):
                assert from_wav(good[:at] + bytes([wrong]) + good[at + 1 :]).seconds > 0


def test_what_is_no_regular_file_is_named_and_never_opened(tmp_path: Path) -> None:
    folder = tmp_path / "zh"
    folder.mkdir()
    os.mkfifo(folder / "card.lay.wav")
    (folder / "home.wav").symlink_to(tmp_path / "nowhere.wav")
    faults = list(Recordings(tmp_path).faults({"card.lay", "home"}))
    assert [fault.rpartition(": ")[2] for fault in faults] == ["not a regular file"] * 2


def test_a_file_far_too_large_for_a_prompt_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = write(tmp_path / "zh" / "card.lay.wav")
    os.truncate(path, 100 * ROOM)
    assert f"more than {ROOM} bytes" in next(Recordings(tmp_path).faults({"card.lay"}))


def test_a_recording_that_no_screen_asks_for_is_named_with_the_nearest_right_name(tmp_path: Path) -> None:
    write(tmp_path / "zh" / "card.lie.wav")
    assert "no screen says 'card.lie'; did you mean 'card.lay'?" in next(Recordings(tmp_path).faults({"card.lay", "home"}))


def test_a_folder_of_no_language_is_named(tmp_path: Path) -> None:
    write(tmp_path / "zh-CN" / "home.wav")
    assert "not in a language's folder (en, zh)" in next(Recordings(tmp_path).faults({"home"}))


def test_good_recordings_are_no_news_and_each_language_has_its_own(tmp_path: Path) -> None:
    write(tmp_path / "zh" / "ut-water-pay" / "account.wav")
    recordings = Recordings(tmp_path)
    assert not list(recordings.faults({"ut-water-pay/account"}))
    assert recordings.sound(Language.CHINESE, "ut-water-pay/account") is not None
    assert recordings.sound(Language.ENGLISH, "ut-water-pay/account") is None


def test_no_key_leads_out_of_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "secret.wav")
    assert Recordings(tmp_path / "voice").sound(Language.CHINESE, "../../secret") is None
