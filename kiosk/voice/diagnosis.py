"""Whether the voice can be heard, for `kiosk diagnose`: both programs, the sound card, every recording.

What is played is a tenth of a second of silence: the card says whether it takes it, and nobody in the hall starts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kiosk.voice import programs
from kiosk.voice.children import Children
from kiosk.voice.problem import Voiceless, VoiceProblem
from kiosk.voice.recordings import Recordings
from kiosk.voice.sound import SILENCE
from kiosk.voice.utterance import Manner

TRIED = "您好"


def look(recordings: Recordings, keys: Collection[str]) -> Iterator[Voiceless]:
    """Everything wrong with the voice; `keys` are those that a screen names. Takes well under a second."""
    children = Children()
    try:
        programs.speak(TRIED, Manner(), children, lambda: True)
    except Voiceless as error:
        yield error
    try:
        programs.play(SILENCE, children, lambda: True)
    except Voiceless as error:
        yield error
    yield from (Voiceless(VoiceProblem.RECORDING, fault) for fault in recordings.faults(keys))
