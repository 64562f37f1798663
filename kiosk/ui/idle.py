"""Nobody there any more: one guard for the whole window warns, counts down, then ends the visit.

    touch … quiet_s … 「您还在吗」 … grace_s … end()            any answer 「我还在」 starts again from the left
            held: while a payment is pending or a device works, time does not run

Only Kivy's clock is asked, never the wall clock, so setting the time never ends a visit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.ui.countdown import Countdown
from kiosk.ui.dialog import Dialog
from kiosk.ui.tokens import Mode
from kiosk.ui.touch import Callback, nothing


@dataclass(frozen=True)
class IdleLimits:
    """Seconds without a touch until the question, then seconds to answer it."""

    quiet_s: float
    grace_s: float


QUESTION = IdleLimits(60, 15)
"""Ordinary screens."""
FORM = IdleLimits(120, 30)
"""Screens on which much is read, filled in or looked for in a bag."""


class IdleGuard:
    """Watches from `watch` to `rest`. `end()` is called at most once per watch; `told` is called with the question, for the voice."""

    def __init__(self, end: Callback, told: Callback = nothing) -> None:
        self._end, self._told = end, told
        self._mode: Mode | None = None
        self._limits = QUESTION
        self._holds: set[str] = set()
        self._dialog: Dialog | None = None
        self._event: Any = None
        Window.bind(on_touch_down=self._touched, on_touch_move=self._touched)

    def watch(self, mode: Mode, limits: IdleLimits = QUESTION) -> None:
        """From now on somebody is expected to touch; limits are doubled in 长辈版. Called at every screen."""
        self._mode = mode
        self._limits = IdleLimits(limits.quiet_s * mode.patience, limits.grace_s * mode.patience)
        self._again()

    def rest(self) -> None:
        """Nobody is expected: the home page of an idle machine."""
        self._mode = None
        self._stop()

    def hold(self, reason: str) -> None:
        """Time stands still until the same reason is released (payment, printing, reading)."""
        self._holds.add(reason)
        self._stop()

    def release(self, reason: str) -> None:
        """Ends a hold; the time starts anew when no other is left."""
        self._holds.discard(reason)
        self._again()

    def stir(self) -> None:
        """Somebody is there, though not by touch: a card laid down, a code shown."""
        self._again()

    @property
    def warning(self) -> bool:
        """True while the question stands on the screen."""
        return self._dialog is not None

    def close(self) -> None:
        """Stops for good."""
        Window.unbind(on_touch_down=self._touched, on_touch_move=self._touched)
        self.rest()

    def _touched(self, *_: Any) -> None:
        if not self.warning:  # the question has its own buttons; a touch beside them is swallowed by it
            self._again()

    def _again(self) -> None:
        self._stop()
        if self._mode is not None and not self._holds:
            self._event = Clock.schedule_once(self._warn, self._limits.quiet_s)

    def _stop(self) -> None:
        if self._event is not None:
            self._event.cancel()
        if self._dialog is not None:
            self._dialog.close()
        self._event = self._dialog = None

    def _warn(self, _: float) -> None:
        mode = self._mode
        assert mode is not None
        self._dialog = Dialog(
            mode,
            mode.tr("您还在办理吗"),
            mode.tr("没有操作时，本机会清除您的信息并返回首页"),
            main=(mode.tr("我还在"), self._again),
            other=(mode.tr("结束办理"), self._finish),
            extra=Countdown(mode, self._limits.grace_s, self._finish, urgent=True),
        ).open()
        self._told()

    def _finish(self) -> None:
        self.rest()
        self._end()
