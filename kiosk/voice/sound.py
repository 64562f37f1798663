"""A sound in memory: 16-bit mono samples, as a recording holds them and as the built-in voice makes them."""

from __future__ import annotations

import io
import struct
import wave
from array import array
from dataclasses import dataclass

from kiosk.voice.utterance import VOLUMES

STEP_DB = 6.0
"""Between two steps of the volume: clearly heard, and four of them are from a hall at noon to a hall at night."""
RATES_HZ = range(8_000, 48_001)
LONGEST_PROMPT_S, SHORTEST_PROMPT_S = 60.0, 0.1
_NO_WAV = (wave.Error, EOFError, RuntimeError, ValueError, OverflowError, struct.error)
"""What reading anything else ends with: a chunk that is longer than the file is a bare `RuntimeError`."""


class Unusable(ValueError):
    """Bytes that are not a sound of ours; the message says what they are instead."""


@dataclass(frozen=True)
class Sound:
    """`samples` are signed 16-bit, little-endian, one channel."""

    rate_hz: int
    samples: bytes

    @property
    def seconds(self) -> float:
        return len(self.samples) / 2 / self.rate_hz

    def at(self, volume: int) -> Sound:
        """The same at a step of the volume; the loudest is as it was recorded."""
        if volume >= VOLUMES[-1]:
            return self
        share = 10 ** ((volume - VOLUMES[-1]) * STEP_DB / 20)
        return Sound(self.rate_hz, array("h", [int(sample * share) for sample in array("h", self.samples)]).tobytes())

    def wav(self) -> bytes:
        """A whole WAV file."""
        file = io.BytesIO()
        with wave.open(file, "wb") as writer:
            writer.setparams((1, 2, self.rate_hz, 0, "NONE", ""))
            writer.writeframes(self.samples)
        return file.getvalue()


SILENCE = Sound(22_050, bytes(2 * 2_205))
"""A tenth of a second of nothing: whoever plays it learns whether anything could be heard."""


def joined(sounds: list[Sound]) -> Sound:
    """One after the other; all have the rate of the first."""
    return Sound(sounds[0].rate_hz, b"".join(sound.samples for sound in sounds))


def from_wav(data: bytes, *, streamed: bool = False) -> Sound:
    """The sound in a WAV file. A `streamed` one was written before its length was known. Raises `Unusable`."""
    try:
        with wave.open(io.BytesIO(data)) as reader:
            form, frames = reader.getparams(), reader.getnframes()
            samples = reader.readframes(frames)
    except _NO_WAV as error:
        raise Unusable(f"not a PCM WAV file: {str(error) or 'it ends too early'}") from error
    if (form.sampwidth, form.nchannels) != (2, 1) or form.framerate not in RATES_HZ:
        raise Unusable(
            f"{8 * form.sampwidth} bit, {form.nchannels} channels, {form.framerate} Hz instead of 16 bit, mono, 8000 to 48000 Hz"
        )
    samples = samples[: len(samples) // 2 * 2]
    if not streamed and len(samples) != 2 * frames:
        raise Unusable(f"cut off: {len(samples) // 2} of {frames} samples")
    sound = Sound(form.framerate, samples)
    if not SHORTEST_PROMPT_S <= sound.seconds <= LONGEST_PROMPT_S:
        raise Unusable(f"{sound.seconds:.1f} s long, and a prompt has {SHORTEST_PROMPT_S} to {LONGEST_PROMPT_S:.0f} s")
    return sound
