"""「请放身份证」: waits for the card, says what to do when the reading failed, and reads again by itself.

A screen may be gone before its card comes, because somebody enlarged the type meanwhile. That card is `Sitting.unclaimed`, and the
next screen that asks for one has it; so it is with a card that was refused, whose reason the same screen says again in another mode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from kivy.uix.widget import Widget

from core.cancel import Cancel
from core.explained import Actor
from core.id_card import IdCard
from devices.problem import DeviceError
from flows.flow import Invalid
from flows.steps import HOLDER
from kiosk.pace import Chore
from kiosk.screens.screen import Screen
from kiosk.ui.card_wait import CardWait
from kiosk.ui.touch import Callback
from kiosk.ui.working import usually
from kiosk.voice.prompts import Prompt, item_key
from kiosk.voice.utterance import Utterance

T = TypeVar("T")

WAIT_S = 60.0
"""How long the screen waits for a card before it asks whether there is one."""
NUDGE_S = 0.2
"""The arrow moves five times a second: enough to be seen, and a tenth of what a smooth one costs."""


class LaidHere(Protocol):
    """What stands on the screen until a card was read."""

    def nudge(self) -> None:
        """The picture's next place, five times a second."""

    def say(self, happened: str, do: str) -> None:
        """What went wrong with the last try, and what to do now."""

    def retitle(self, title: str) -> None:
        """Something else has to be done first."""


class CardReading:
    """Reads cards on the worker until one is taken; troubles that the resident can mend are said and tried again."""

    def __init__(self, screen: CardAsking, wait: LaidHere, taken: Callable[[IdCard], object]) -> None:
        self._screen, self._wait, self._taken = screen, wait, taken
        self._unclaimed = screen.sitting.unclaimed
        self._cancel = Cancel()
        self.refused = False
        """Whether what was wrong with the last card stands on the screen."""

    def begin(self) -> None:
        """Waits for the first card; where one lies that will not be read again, the screen says so."""
        cancel, identity = self._cancel, self._screen.desk.identity
        self._screen.ask(
            "card",
            lambda: not self._unclaimed.waits and identity.must_be_lifted(cancel),
            lambda must: self._screen.lift_first() if must else None,
        )
        self._read()

    def once_more(self) -> None:
        """What was wrong with the card that lies there is said again."""
        self._unclaimed.waits = True

    def _read(self) -> None:
        cancel, identity = self._cancel, self._screen.desk.identity
        self._screen.ask(
            "card", lambda: identity.read_card(cancel, self._unclaimed), self._claiming(self._taken), self._claiming(self._failed)
        )

    def _claiming(self, act: Callable[[T], object]) -> Callable[[T], object]:
        """The screen is there, and hears what the reader has told."""

        def claim(told: T) -> object:
            self._unclaimed.waits = self.refused = False
            return act(told)

        return claim

    def stop(self) -> None:
        """Lets go of the reader."""
        self._cancel.stop()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DeviceError) and error.problem.explanation.actor is Actor.RESIDENT:
            row = error.problem.explanation
            self._say(self._screen.tr(row.happened), self._screen.tr(row.do))
            self._screen.shell.voice.say(self._screen.tr(f"{row.happened}{row.do}"))
        else:
            self._screen.shell.failed(error)

    def again(self, happened: str, do: str) -> None:
        """Shows what is wrong with this card, which is nobody else's business, and waits for the next."""
        self._screen.shell.voice.say(Prompt.LOOK)
        self._say(happened, do)

    def _say(self, happened: str, do: str) -> None:
        self._screen.shell.idle.stir()
        self._wait.say(happened, do)
        self.refused = True
        self._read()


class CardAsking(Screen):
    """Base of the screens on which a card is laid: makes `_wait` by `card_wait`, and `_reading` over it."""

    foot_only = True
    form = True
    _wait: LaidHere
    _reading: CardReading

    def card_wait(self, title: str, line: str, over: Callback, beside: int = 0) -> LaidHere:
        """What stands there until the card was read; `beside` px are taken by something else."""
        return CardWait(self.mode, title, line, over, seconds=WAIT_S, beside=beside)

    lifting = False
    """Whether the page asks to take a card up first."""

    def entered(self) -> Any:
        """Whether a card was refused: the same screen in another mode says it again."""
        return self._reading.refused or None

    def enter(self) -> None:
        self.every(NUDGE_S, lambda: self._wait.nudge())
        if self.resumed:
            self._reading.once_more()
        self._reading.begin()

    def lift_first(self) -> None:
        """A card lies there that was read before, say of the resident before: it is read once it was lifted."""
        self.lifting = True
        self._wait.retitle(self.tr(Prompt.CARD_LIFT.words))
        self.shell.voice.follow()

    def said_title(self) -> list[Utterance]:
        return [Prompt.CARD_LIFT.said(self.tr)] if self.lifting else super().said_title()

    def leave(self) -> None:
        self._reading.stop()


class CardScreen(CardAsking):
    """For the holder's, a partner's and an agent's card alike."""

    def body(self) -> Widget:
        step = self.case.item.step(str(self.scene.of))
        line = f"{Prompt.CARD_LAY.words}。{usually(self.desk.pace.usual(Chore.CARD))}"
        self._wait = self.card_wait(self.tr(step.title), line, self._over)
        self._reading = CardReading(self, self._wait, self._taken)
        return self._wait

    def acts(self) -> Sequence[Widget]:
        return [self.back_button()]

    def prompt(self) -> list[Utterance]:
        if self.lifting:
            return self.said_title()
        step = self.case.item.step(str(self.scene.of))
        return [Utterance(self.tr(step.title), item_key(self.case.item.id, step.id)), Prompt.CARD_LAY.said(self.tr)]

    def lift_first(self) -> None:
        """For a second person it is most often the card of the first that lies there still."""
        if self.scene.of == HOLDER:
            super().lift_first()
            return
        whose = self.tr(self.case.item.step(str(self.scene.of)).label)
        lies, do = self.tr("读卡区还放着一张身份证。"), self.tr("请先取走，再放上{whose}。").format(whose=whose)
        self._wait.say(lies, do)
        self.shell.voice.say(f"{lies}{do}")

    def _taken(self, card: IdCard) -> None:
        if self.scene.of != HOLDER and card.number == self.sitting.staff:
            whose = self.tr(self.case.item.step(str(self.scene.of)).label)
            self._reading.again(self.tr("这是工作人员的身份证。"), self.tr("请工作人员取走，再放上{whose}。").format(whose=whose))
            return
        try:
            self.case.answer(str(self.scene.of), card)
        except Invalid as error:
            self._reading.again(self.tr("这张身份证不行。"), self.tr(str(error)))
            return
        self.sitting.visit.remember(self.case)
        self.shell.idle.stir()
        if self.scene.of == HOLDER:
            self.shell.ask_messages(card)
        self.shell.refresh()

    def _over(self) -> None:
        """Nobody laid a card: the reading goes on, and the screen says where help is."""
        window = self.site.window
        self.shell.voice.say(Prompt.CARD_NONE)
        self._wait.say(self.tr(Prompt.CARD_NONE.words), self.tr("请确认身份证平放在读卡区；没有带的话，{window}。").format(window=window))
