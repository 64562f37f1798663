"""Acts that belong to the case and not to a screen (look up, submit, pay, print).

An errand goes on when the screen is built anew, is never begun twice, and its result is put into the case before the
screen of the new moment is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell

T = TypeVar("T")


class Errands:
    """What is under way for this resident, by a key of the caller's."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._keys: set[str] = set()

    def run(
        self,
        key: str,
        worker: str,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Begins it unless it is under way; afterwards `done` stores what it brought, or `failed` what went wrong."""
        if key in self._keys:
            return
        self._keys.add(key)
        self._shell.bridge.run(worker, work, self._finished(key, done), self._finished(key, failed or self._shell.failed))

    def under_way(self, key: str) -> bool:
        """Whether that errand has not come back yet."""
        return key in self._keys

    def forget(self) -> None:
        """The resident has gone: nobody waits for what comes back."""
        self._keys.clear()

    def _finished(self, key: str, act: Callable[[Any], object]) -> Callable[[Any], None]:
        def deliver(value: Any) -> None:
            self._keys.discard(key)
            act(value)
            self._shell.refresh()

        return deliver
