"""What lies over the screen: one question, which ends with the screen, and one piece of news, which stays until it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.ui.dialog import Dialog

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell

Choice = tuple[str, Callable[[], object]]
"""The words of a button and what it does."""


class Dialogs:
    """At most one of each."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._question: Dialog | None = None
        self._news: Dialog | None = None

    def ask(self, title: str, line: str, main: Choice, other: Choice | None = None) -> None:
        """One question over everything; it ends with the screen."""
        self.drop_question()
        self._question = Dialog(self._shell.mode, title, line, main, other).open()
        self._shell.voice.say(f"{title}。{line}")

    def tell(self, title: str, line: str) -> None:
        """Something to take note of: it stays over every screen until it is read."""
        self._drop_news()
        self._news = Dialog(self._shell.mode, title, line, (self._shell.mode.tr("知道了"), self._shell.refresh)).open()
        self._shell.voice.say(title)

    def drop_question(self) -> None:
        """The screen that it was about is no more."""
        if self._question is not None:
            self._question.close()
        self._question = None

    def close(self) -> None:
        """Takes away whatever lies there."""
        self.drop_question()
        self._drop_news()

    def _drop_news(self) -> None:
        if self._news is not None:
            self._news.close()
        self._news = None
