"""The two programs of the voice: `espeak-ng` makes a sound of a text, `aplay` plays it.

The text goes in by the pipe and never stands on a command line, where everybody on the machine could read it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable

from core.language import CHINESE, Language
from kiosk.voice import mandarin
from kiosk.voice.children import Children, Failed
from kiosk.voice.mandarin import Span
from kiosk.voice.problem import Voiceless, VoiceProblem
from kiosk.voice.sound import Sound, Unusable, from_wav, joined
from kiosk.voice.utterance import Manner

PACE, SLOW_PACE = 160, 130
"""Words a minute as espeak-ng counts them: 3.7 and 3 syllables a second, where people in a talk make 4 to 5."""

Wanted = Callable[[], bool]


def installed() -> bool:
    """Whether both programs are on this machine."""
    return all(shutil.which(program) for program in ("aplay", "espeak-ng"))


def speak(text: str, manner: Manner, children: Children, wanted: Wanted) -> Sound | None:
    """The text in the built-in voice; None when there is nothing to say in it. Raises `Voiceless`, or `Ended` when not wanted any more."""
    foreign = manner.language is not Language.CHINESE and not CHINESE.search(text)
    parts = [Span(mandarin.ENGLISH, text)] if foreign else mandarin.spans(text)
    sounds = [_made(part, SLOW_PACE if manner.slow else PACE, children, wanted) for part in parts]
    return joined(sounds) if sounds else None


def play(sound: Sound, children: Children, wanted: Wanted) -> None:
    """Plays to the end. Raises `Voiceless`, or `Ended` when it was broken off."""
    try:
        children.run(["aplay", "-q", "-t", "wav", "-"], sound.wav(), wanted)
    except Failed as error:
        missing = isinstance(error.__cause__, FileNotFoundError)
        problem = VoiceProblem.KILLED if error.killed else VoiceProblem.NO_PLAYER if missing else VoiceProblem.NO_SOUND
        raise Voiceless(problem, str(error)) from error


def _made(span: Span, pace: int, children: Children, wanted: Wanted) -> Sound:
    command = ["espeak-ng", "--stdin", "--stdout", "-b", "1", "-v", span.voice, "-s", str(pace)]
    try:
        return from_wav(children.run(command, span.text.encode(), wanted), streamed=True)
    except Failed as error:
        raise Voiceless(VoiceProblem.KILLED if error.killed else VoiceProblem.NO_SPEECH, str(error)) from error
    except Unusable as error:
        raise Voiceless(VoiceProblem.NO_SPEECH, f"espeak-ng -v {span.voice}: {error}") from error
