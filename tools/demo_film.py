"""The demo's camera on the screen: takes a picture of every screen when it stands, named by what it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flows.records.exchange import Method
from kiosk.screens.conductor import scene
from tests.window.driver import Driver
from tools.demo import Shown

STILL_FRAMES = 4
"""A screen is taken when it has stood this many frames: entrances are over, texts are set."""


class Film:
    """Watches one window. `begin` and `end` bracket a resident; `case_no` and `manner` are of the case last seen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reel = ""
        self._shown: list[Shown] = []
        self._last: Any = None
        self._still = 0
        self.case_no = ""
        self.manner = ""
        self._app: Any = None

    def driver(self, make_app: Callable[[], Any], size: tuple[int, int] = (1080, 1920)) -> Driver:
        """A driver that is filmed after every step."""
        film = self

        class Filmed(Driver):
            def step(self, frames: int = 1) -> None:
                for _ in range(frames):
                    super().step(1)
                    film.watch(self)

        def made() -> Any:
            self._app = make_app()
            return self._app

        return Filmed(made, size)

    def begin(self, reel: str) -> None:
        """Starts a resident's pictures in a folder of their own."""
        self._reel, self._shown, self._last, self.case_no, self.manner = reel, [], None, "", ""
        (self._folder / reel).mkdir(parents=True, exist_ok=True)

    def end(self) -> tuple[Shown, ...]:
        """The pictures since `begin`."""
        shown, self._shown, self._reel = tuple(self._shown), [], ""
        return shown

    def take(self, driver: Driver, caption: str) -> None:
        """A picture of this moment."""
        if self._reel:
            name = f"{self._reel}/{len(self._shown) + 1:02d}.png"
            self._shown.append(Shown(name, caption))
            reel, self._reel = self._reel, ""
            driver.shot(self._folder / name)
            self._reel = reel

    def watch(self, driver: Driver) -> None:
        """Takes a picture when the screen has changed and stands still."""
        if not self._reel or self._app is None:
            return
        sitting = self._app.shell.sitting
        self._note(sitting.visit.case)
        now = (scene(sitting), self._app.shell.mode, words(driver))
        if now != self._last:
            self._last, self._still = now, 0
        self._still += 1
        if self._still == STILL_FRAMES:
            self.take(driver, now[0].kind.value)

    def _note(self, case: Any) -> None:
        if case is None:
            return
        self.case_no = case.number
        face = case.given.get("face")
        self.manner = "" if face is None else ("人脸比对" if face.method is Method.COMPARED else "人工核验")


def words(driver: Driver) -> tuple[str, ...]:
    """What stands on the screen without its figures, so that a clock or a countdown is no new picture."""
    return tuple(re.sub(r"[0-9:●]+", "", text) for text in driver.texts())
