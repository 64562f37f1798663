"""A place without anybody: after a while home becomes pictures, and what closes the machine is looked for every few seconds.

home ── attract_s without a touch, no card on the reader ──▶ pictures ── touch (which only wakes) ──▶ home
closure found ──▶ the closed page, as soon as nobody is in the middle of anything ──▶ home when its cause is gone

Whoever comes after a closure is somebody else: the closed page ends the visit, and with it what its resident had switched.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.core.window import Window

from core.log import event
from kiosk.closure import Closure
from kiosk.screens.browsing import AtHome, AtRest
from kiosk.screens.scene import SceneKind
from kiosk.trouble import where_raised

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell

log = logging.getLogger(__name__)

LOOK_S = 3.0
"""How often it is asked whether the machine may serve: a technician has just pressed Enter and looks up."""
DEAF_S = 1.0
"""After waking, touches are ignored: a hand that only wanted light must not choose what happens to appear under it."""
LOST_S = 60.0
"""A question that was dropped with its visit is asked anew after so long."""


class Rest:
    """`closure` is why nobody can begin now."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.closure: Closure | None = None
        self._deaf_until = self._asked = float("-inf")
        self._waiting = self._failing = False
        self._falling: Any = None
        self._looking = Clock.schedule_interval(self._look, LOOK_S)
        Clock.schedule_once(self._look, 0)
        Window.bind(on_touch_down=self._touched)

    def watch(self, kind: SceneKind) -> None:
        """Called at every screen: the untouched home page falls asleep."""
        self._stop()
        if kind is SceneKind.HOME and self._shell.desk.attract_s:
            self._falling = Clock.schedule_once(self._sleepy, self._shell.desk.attract_s)
        elif kind is SceneKind.CLOSED:
            Clock.schedule_once(self._end_visit, 0)

    def wakes(self) -> bool:
        """Whether a touch only wakes, or came while the machine was waking."""
        sitting, now = self._shell.sitting, Clock.get_time()
        if sitting.place == AtRest() and self.closure is None:
            self._deaf_until = now + DEAF_S
            self._shell.go.to(AtHome())
        return bool(now < self._deaf_until)

    def close(self) -> None:
        """Stops for good."""
        self._stop()
        self._looking.cancel()
        Window.unbind(on_touch_down=self._touched)

    def _touched(self, *_: Any) -> None:
        if self._falling is not None and self._shell.screen is not None:
            self.watch(self._shell.screen.scene.kind)

    def _stop(self) -> None:
        if self._falling is not None:
            self._falling.cancel()
        self._falling = None

    def _end_visit(self, _: float) -> None:
        """After the frame, for the closed page is only just being shown; those who practise go on when it opens again."""
        shell = self._shell
        closed = shell.screen is not None and shell.screen.scene.kind is SceneKind.CLOSED
        if closed and shell.left_traces and not shell.training.on:
            shell.finish()

    def _sleepy(self, _: float) -> None:
        """Somebody's card may still lie there: then whoever forgot it is near, and must see a page that answers."""
        self._shell.bridge.run("card", self._shell.desk.identity.card_present, self._fall, self._unseen)

    def _unseen(self, error: Exception) -> None:
        event(log, logging.INFO, "rest.card_not_seen", type=type(error).__name__)
        self._fall(lies=False)

    def _fall(self, lies: bool) -> None:
        shell = self._shell
        if shell.screen is None or shell.screen.scene.kind is not SceneKind.HOME:
            return
        if lies or shell.left_traces or not shell.sitting.fresh:
            self.watch(SceneKind.HOME)
        else:
            shell.go.to(AtRest())

    def _look(self, _: float) -> None:
        now = Clock.get_time()
        if self._waiting and now - self._asked < LOST_S:
            return
        self._waiting, self._asked = True, now
        self._shell.bridge.run("watch", self._shell.desk.closure, self._known, self._unknown)

    def _unknown(self, error: Exception) -> None:
        """What was known stands. Looked for every few seconds, so only the first failure of a run is told."""
        if not self._failing:
            event(log, logging.ERROR, "rest.closure_unknown", type=type(error).__name__, at=where_raised(error))
        self._failing, self._waiting = True, False

    def _known(self, closure: Closure | None) -> None:
        if self._failing:
            event(log, logging.INFO, "rest.closure_known")
        self._failing = self._waiting = False
        changed, self.closure = closure != self.closure, closure
        if changed and self._shell.sitting.fresh:
            self._shell.sitting.place = AtHome()
            self._shell.refresh()
