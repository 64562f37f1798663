"""The window in which moments are shown: the real shell and its screens, over a kiosk that has no machines and does nothing.

Work that a screen begins (reading a card, asking the platform) is never done, so every moment stands still.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image

from core.clock import DEMO_START, ManualClock
from kiosk.bootstrap import build_kiosk
from kiosk.desk import Desk
from kiosk.enrolment import keep_credentials
from kiosk.settings import Settings, TerminalKind
from kiosk.ui.bridge import Bridge
from kiosk.voice.utterance import Manner, Utterance
from kiosk.voice.voice import Voice
from kiosk.workshop.people import CONFIG
from tests.window.driver import Driver
from tests.window.look import faults
from tools.gallery.moments import Moment
from tools.gallery.open_machine import EverythingOpen
from tools.gallery.promises import broken
from tools.gallery.views import VIEWS, View

T = TypeVar("T")

TURNS = {"更多": "more", "看纸样": "paper", "演练：看凭条": "slip"}
"""Buttons that turn a screen to its other side, and what that side is called on the page."""

_TIDY_EVERY = 20
"""Moments. Nobody rests here, which is when the kiosk frees what its last screens left, and the more is left, the slower each new one."""


class StillBridge(Bridge):
    """Takes work and never does it."""

    def run(self, worker: str, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[Exception], object]) -> None:
        """Nothing is begun."""


class StillVoice(Voice):
    """Could be heard, and says nothing: pictures look the same on a machine with a loudspeaker and on one without."""

    able, speaking = True, False

    def say(self, utterances: Sequence[Utterance], manner: Manner) -> None:
        """Nothing is said."""

    def probe(self) -> None:
        """Nothing is tried."""


@contextmanager
def desk(view: View = VIEWS[0]) -> Iterator[Desk]:
    """The desk of a kiosk without machines at the view's place; its platform is not there, everything is offered, its clock stands still."""
    profile = TerminalKind.QUERY if view.query else TerminalKind.FULL
    with tempfile.TemporaryDirectory(prefix="jinban-gallery-") as state:
        keep_credentials(Path(state), {"terminal": "0007", "key_id": "k1", "key": "00" * 32, "next_sequence": 1})
        kiosk = build_kiosk(
            Settings(terminal="0007", site=view.site, platform="http://127.0.0.1:9", state=state, profile=profile),
            CONFIG,
            clock=ManualClock(DEMO_START),
            readiness=EverythingOpen,
        )
        try:
            yield kiosk.desk
        finally:
            kiosk.close()


class Stage:
    """A window of one size. `show` brings a moment on the screen, laid out and not yet drawn; `leaves` goes on from there."""

    def __init__(self, of: Desk, view: View) -> None:
        from kiosk.screens.app import KioskApp
        from kiosk.screens.narration import Narration

        self.driver = Driver(lambda: KioskApp(of), view.size)
        self.shell = self.driver.app.shell
        self.shell.bridge.close()
        self.shell.bridge = StillBridge()
        self.shell.voice.close()
        self.shell.voice = Narration(self.shell, StillVoice(of.recordings, of.clock))
        if view.training:
            self.shell.training.begin()
        self.shell.prefer(view.mode())
        self._buttons: dict[str, Any] | None = None
        self._shown = 0
        self.shell.usual = self.shell.mode  # a door that closes ends the visit, and with it what a resident had switched

    def show(self, moment: Moment) -> None:
        """Raises AssertionError when the layout does not settle."""
        self._shown += 1
        if self._shown % _TIDY_EVERY == 0:
            self.driver.tidy()
        self.shell.errands.forget()
        self.shell.dialogs.close()
        moment.arrange(self.shell)
        self._settle()

    def leaves(self, moment: Moment) -> Iterator[str]:
        """Shows all that the moment has, one after the other, and gives each its name once it is there: the screen, its further pages,
        and the same for each other side of it."""
        self.show(moment)
        yield from self._pages(moment.name)
        for words, side in TURNS.items():
            if self._tap(words):
                yield from self._pages(f"{moment.name}, {side}")

    def _pages(self, name: str) -> Iterator[str]:
        for number in self.driver.pages(self._press):
            yield name if number == 1 else f"{name}, page {number}"

    def _tap(self, words: str) -> bool:
        """Does what a tap on the button with these words does; False when there is none that can be tapped."""
        if self._buttons is None:
            self._buttons = {seen.widget.say: seen.widget for seen in self.driver.touchables() if seen.widget.usable}
        button = self._buttons.get(self.shell.mode.tr(words))
        if button is not None:
            self._press(button)
        return button is not None

    def _press(self, button: Any) -> None:
        button.tap()
        self._settle()

    def _settle(self) -> None:
        self._buttons = None
        self.driver.lay_out()
        self.driver.lay_out()

    def signature(self) -> tuple[Any, ...]:
        """Equal for two moments that look alike: every text with its place, and the present kind of screen."""
        seen = [(words.plain, round(words.x), round(words.y), words.font_size) for words in self.driver.written()]
        return (self.shell.screen.scene.kind, *seen)

    def faults(self, picture: Image.Image | None = None) -> list[str]:
        """Everything that is wrong with the present screen; the contrast only with a `picture` of it."""
        return [*faults(self.driver, self.shell.mode, picture), *broken(self.driver, self.shell)]

    def close(self) -> None:
        """Takes the app away; the window stays for the next stage."""
        self.driver.close()
