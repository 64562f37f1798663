"""What the voice says of the screens: each new one its title and what to do there, never all of it.

    screen ─▶ prompt() ─▶ what is new in it ─▶ Voice          `shell.voice` is the one narration of a shell

`follow`, `say` speak only while the resident has the voice on; `read` and `again` are the resident's own wish, and `remind` is
heard by everybody whom it may still reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kivy.clock import Clock

from core.language import Language, mark
from kiosk.screens.scene import Scene, SceneKind
from kiosk.ui.speech import heading, under
from kiosk.voice.discretion import may_be_said
from kiosk.voice.prompts import Prompt
from kiosk.voice.utterance import Manner, Utterance
from kiosk.voice.voice import Voice

if TYPE_CHECKING:
    from kiosk.screens.screen import Screen
    from kiosk.screens.shell import Shell

TURNED_ON = mark("语音已经打开，点一下文字就读给您听。")
"""Before the first screen that is read."""
LEFT_OUT = mark("号码和金额请看屏幕。")
"""After a text of which the voice keeps something to itself."""


FRAMES = 5
"""So many may pass until the title of a screen stands; one that has none is read after them."""


class Narration:
    """Speaks in the manner of the present resident."""

    def __init__(self, shell: Shell, voice: Voice) -> None:
        self._shell, self._voice = shell, voice
        self._told_bar = Clock.create_trigger(lambda _: shell.surround.follow(), 0)
        voice.changed = lambda: shell.bridge.post(self._found)
        self._scene: Scene | None = None
        self._prompt: tuple[Utterance, ...] = ()
        self._manner = Manner()
        self._on, self._patience = False, 0
        self._soon = Clock.create_trigger(lambda _: self._follow(), 0)
        self._last: tuple[Utterance, ...] = ()
        self._last_in = self._manner.language

    def _found(self) -> None:
        """Something can be heard here now, or no more: the bar says so, and the screen where it offers the voice."""
        self._shell.surround.follow()
        self._shell.refresh()

    def follow(self) -> None:
        """Something on the screen may have changed: in the next frame, when all has its place, what is new of it is said."""
        self._patience = FRAMES
        self._soon()
        self._voice.probe()

    def _follow(self) -> None:
        """All of a new screen's prompt; of the same one what has come to it."""
        screen = self._shell.screen
        if screen is None:
            return
        if self._patience and heading(screen.widget) is None:
            self._patience -= 1
            self._soon()  # what stands in the middle of a card finds its place after the others
            return
        if not self._shell.mode.voice:
            self._fall_silent(screen)
            return
        if screen.scene.kind is SceneKind.HOME and not self._shell.left_traces:
            self._fall_silent(screen)  # nobody is there
            return
        prompt, manner = tuple(screen.prompt()), self._wanted()
        known = self._prompt if (screen.scene, manner) == (self._scene, self._manner) else ()
        self._scene, self._prompt, self._manner = screen.scene, prompt, manner
        told = tuple(utterance for utterance in prompt if utterance not in known)
        if not self._on:
            told = (Utterance(self._shell.mode.tr(TURNED_ON)), *told)
        self._on = True
        if told:
            self._remember(prompt, manner.language, aside=screen.scene.kind is SceneKind.PREFERENCES)
            self._voice.say(told, manner)

    def say(self, told: str | Prompt) -> None:
        """Something that has come up on the screen, in place of what is being said: a text in the resident's language, or fixed words."""
        if self._shell.mode.voice:
            self._tell((told.said(self._shell.mode.tr) if isinstance(told, Prompt) else Utterance(told),))

    def read(self, texts: Sequence[str], key: str = "") -> None:
        """Reads these texts aloud, also where the voice is off, because the resident has asked for it.

        They are one passage, which may be recorded under `key`. What the voice keeps to itself (numbers, amounts) it leaves out, and says so.
        """
        passage = [text for text in texts if text]
        kept = any(not may_be_said(text) for text in passage)
        ended = [text if text.endswith(("。", ".", "？", "?")) else f"{text}。" for text in passage]
        self._tell((Utterance("".join(ended), key), *([Utterance(self._shell.mode.tr(LEFT_OUT))] if kept else [])))

    def remind(self, prompt: Prompt) -> None:
        """Says it even where the voice is off, unless something is being said."""
        if not self.speaking:
            self._voice.say((prompt.said(self._shell.mode.tr),), self._wanted())

    def again(self) -> None:
        """再听一遍: what was said last. 看和听 is where some find this button, so it says what the page behind said."""
        if self._last:
            self._voice.say(self._last, self._wanted())

    def touched(self, x: float, y: float) -> None:
        """A finger on something that is no button: its words, or what the screen said."""
        screen = self._shell.screen
        words = under(screen.widget, x, y) if screen is not None else ""
        if words and may_be_said(words):
            self._voice.say((Utterance(words),), self._wanted())
        elif screen is not None and screen.scene == self._scene and screen.scene.kind is SceneKind.PREFERENCES:
            self._voice.say(self._prompt, self._wanted())
        else:
            self.again()

    @property
    def able(self) -> bool:
        """Whether something could be heard here at the last try: where not, no button offers it."""
        return self._voice.able

    @property
    def repeats(self) -> bool:
        """Whether 再听一遍 has something to say."""
        return self.able and bool(self._last)

    @property
    def speaking(self) -> bool:
        """Whether something is being said, for a button that then says 停."""
        return self._voice.speaking

    def hush(self) -> None:
        """Silence, now; the next screen speaks again."""
        self._voice.hush()

    def forget(self) -> None:
        """The resident has gone: silence, and nothing to repeat."""
        self._scene, self._prompt, self._last, self._on = None, (), (), False
        self._told_bar()
        self._voice.hush()

    def close(self) -> None:
        """For the end of the program."""
        self._soon.cancel()
        self._voice.close()
        self._told_bar.cancel()

    def _fall_silent(self, screen: Screen) -> None:
        """What an earlier screen was saying ends with it; what is said on this one without the voice goes on."""
        self._on = False
        if screen.scene != self._scene or self._prompt:
            self._scene, self._prompt, self._last = screen.scene, (), ()
            self._told_bar()
            self._voice.hush()

    def _remember(self, told: tuple[Utterance, ...], language: Language, *, aside: bool = False) -> None:
        """For 再听一遍; what lies aside takes its place only where there is nothing else in this language."""
        if not aside or not self._last or language is not self._last_in:
            self._last, self._last_in = told, language
            self._told_bar()

    def _tell(self, told: tuple[Utterance, ...]) -> None:
        self._remember(told, self._shell.mode.language)
        self._voice.say(told, self._wanted())

    def _wanted(self) -> Manner:
        mode, site = self._shell.mode, self._shell.desk.site
        return Manner(mode.language, min(mode.volume, site.voice.loudest(self._shell.desk.clock.now())), slow=mode.elder)
