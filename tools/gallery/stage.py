"""The window in which moments are shown: the real shell and its screens, over a kiosk that has no machines and does nothing.

Work that a screen begins (reading a card, asking the platform) is never done, so every moment stands still.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image

from core.clock import DEMO_START, ManualClock
from kiosk.bootstrap import build_kiosk
from kiosk.desk import Desk
from kiosk.enrolment import keep_credentials
from kiosk.offline import Offers
from kiosk.readiness import Readiness
from kiosk.settings import Settings
from kiosk.ui.bridge import Bridge
from kiosk.workshop.people import CONFIG
from tests.window.driver import Driver
from tests.window.look import faults
from tools.gallery.moments import Moment
from tools.gallery.views import View

T = TypeVar("T")


class StillBridge(Bridge):
    """Takes work and never does it."""

    def run(self, worker: str, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[Exception], object]) -> None:
        """Nothing is begun."""


class _Open(Readiness):
    """A machine that can do everything."""

    def offers(self) -> Offers:
        return Offers(dict.fromkeys(self.availability(), ""))


@contextmanager
def desk() -> Iterator[Desk]:
    """The desk of a kiosk without machines; its platform is not there, everything is offered, and its clock stands still."""
    with tempfile.TemporaryDirectory(prefix="jinban-gallery-") as state:
        keep_credentials(Path(state), {"terminal": "0007", "key_id": "k1", "key": "00" * 32, "next_sequence": 1})
        kiosk = build_kiosk(
            Settings(terminal="0007", site="taihe", platform="http://127.0.0.1:9", state=state), CONFIG, clock=ManualClock(DEMO_START)
        )
        try:
            kiosk.desk.readiness = _Open(kiosk.desk._parts)
            yield kiosk.desk
        finally:
            kiosk.close()


class Stage:
    """A window of one size. `show` brings a moment on the screen, laid out and not yet drawn."""

    def __init__(self, of: Desk, view: View) -> None:
        from kiosk.screens.app import KioskApp

        self.driver = Driver(lambda: KioskApp(of), view.size)
        self.shell = self.driver.app.shell
        self.shell.bridge.close()
        self.shell.bridge = StillBridge()
        self.shell.prefer(view.mode())

    def show(self, moment: Moment) -> None:
        """Raises AssertionError when the layout does not settle."""
        self.shell.errands.forget()
        self.shell.dialogs.close()
        moment.arrange(self.shell)
        self.driver.lay_out()
        self.driver.lay_out()

    def signature(self) -> tuple[Any, ...]:
        """Equal for two moments that look alike: every text with its place, and the present kind of screen."""
        seen = [(words.plain, round(words.x), round(words.y), words.font_size) for words in self.driver.written()]
        return (self.shell.screen.scene.kind, *seen)

    def faults(self, picture: Image.Image | None = None) -> list[str]:
        """What is wrong with the present screen, foreign or personal words apart; the contrast only with a `picture` of it."""
        return faults(self.driver, self.shell.mode, picture)

    def close(self) -> None:
        """Takes the app away; the window stays for the next stage."""
        self.driver.close()


def write_picture(stage: Stage, path: Path) -> None:
    """The present moment as a picture of half the size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stage.driver.step(1)
    stage.driver.shot().reduce(2).save(path, quality=82)
