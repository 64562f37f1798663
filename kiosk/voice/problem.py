"""Why nothing is heard, or not what was recorded. No resident is told: everything that is said stands on the screen too."""

from __future__ import annotations

from core.explained import Actor, Explained, Explanation, Severity


def _row(code: str, cause: str) -> Explanation:
    return Explanation(code, Severity.DEGRADED, Actor.TECHNICIAN, True, "本机暂时没有声音。", "请看屏幕上的文字。", cause)


class VoiceProblem(Explained):
    """What can be wrong with the voice, each with the one thing to do."""

    # fmt: off
    NO_PLAYER = _row("S-PLAYER", "no program `aplay`: install alsa-utils")
    NO_SOUND = _row("S-SOUND", "`aplay` cannot play: no sound card, loudspeaker unplugged, or the user is not in the group audio; try `speaker-test`")
    NO_SPEECH = _row("S-SPEECH", "no program `espeak-ng`, or it makes no sound: install espeak-ng and espeak-ng-data")
    KILLED = _row("S-KILLED", "the program that plays was ended from outside again and again: look for what ends it, memory first")
    RECORDING = _row("S-RECORDING", "a recorded prompt cannot be used, the built-in voice says it instead: record it again, 16-bit mono PCM in a WAV file")
    # fmt: on


class Voiceless(Exception):
    """Nothing can be heard now. `detail` is what the program said, for the technician; it holds nothing of what was to be said."""

    def __init__(self, problem: VoiceProblem, detail: str = "") -> None:
        super().__init__(f"{problem.code}: {detail}" if detail else problem.code)
        self.problem, self.detail = problem, detail
