"""What all screens share: the frame around the body, timers and worker calls that end with the screen.

A screen lives from `enter` to `leave`. What a worker brings after that is dropped; acts that must not be lost are the
shell's errands instead.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.case import Case
from kiosk.screens import phases
from kiosk.screens.scene import Scene, SceneKind
from kiosk.settings import Site
from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.frame import Frame
from kiosk.ui.icons import Symbol
from kiosk.ui.speech import heading, main_act
from kiosk.ui.steps import StepBar
from kiosk.voice.discretion import may_be_said
from kiosk.voice.prompts import Prompt
from kiosk.voice.utterance import Utterance

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell

T = TypeVar("T")


class Screen(ABC):
    """Base of every screen: `body` and `acts` build it, `enter` starts its work, `refresh` follows what errands changed."""

    foot_only = False
    """Whether nothing in the body is touched, save at its foot: with 低位 it takes the whole height then."""
    form = False
    """Whether the resident has to read and fill in, so that the idle clock waits longer."""

    spoken_as: Prompt | None = None
    """The prompt that the title says, save on those of its pages that have a title of their own."""

    def __init__(self, shell: Shell, scene: Scene, resumed: Any = None) -> None:
        self.shell, self.scene, self.resumed = shell, scene, resumed
        self.mode, self.desk, self.sitting = shell.mode, shell.desk, shell.sitting
        self.tr = self.mode.tr
        self.here = True
        self._timers: list[Any] = []
        self.widget: Widget = self.build()

    def build(self) -> Widget:
        """The whole screen."""
        body, acts = self.body(), self.acts()
        return Frame(
            self.mode,
            header=self.shell.surround.header(),
            steps=self.steps(),
            intro=self.intro(),
            body=body,
            acts=acts,
            bar=self.shell.surround.bar(),
            foot_only=self.foot_only,
        )

    def intro(self) -> Widget | None:
        """What is only read, above the body; with 低位 it stands in the upper half."""
        return None

    @abstractmethod
    def body(self) -> Widget:
        """What stands between header and buttons."""

    def acts(self) -> Sequence[Widget]:
        """The buttons below the body, the primary one last."""
        return ()

    def steps(self) -> Widget | None:
        """How far we are; none outside a case."""
        case = self.sitting.case
        if case is None or self.mode.tight or self.scene.kind not in _STEPPED:
            return None
        item = case.item
        return StepBar(self.mode, [self.tr(n) for n in phases.names(item)], phases.place(item, phases.phase(self.scene.kind, case)))

    def prompt(self) -> list[Utterance]:
        """What the voice says here, in the resident's language: the title, and the button that goes on once it can be touched."""
        return [*self.said_title(), *self.said_act()]

    def said_title(self) -> list[Utterance]:
        """The title; where only eyes may have it, that there is something to read."""
        title = heading(self.widget)
        if title is not None and title.quiet:
            return [Prompt.LOOK.said(self.tr)]
        if title is None:
            return []
        return [self.spoken_as.spoken(title.say, self.tr) if self.spoken_as else Utterance(title.say)]

    def said_act(self) -> list[Utterance]:
        """What to do next; an act with an amount in its name is only to be read."""
        act = main_act(self.widget)
        return [Utterance(self.tr("请点{act}").format(act=act))] if act and may_be_said(act) else []

    def entered(self) -> Any:
        """What is filled in and not yet answered, for the same screen in another mode, which finds it in `resumed`."""
        return None

    def enter(self) -> None:  # noqa: B027  most screens begin nothing
        """Called once the screen is shown."""

    def refresh(self) -> None:  # noqa: B027  most follow from nothing but the scene
        """Called when something changed and this is still the right screen."""

    def leave(self) -> None:  # noqa: B027  most leave nothing behind
        """Called when another screen takes its place."""

    def close(self) -> None:
        """Ends the screen: its timers, and whatever its worker calls still bring."""
        self.here = False
        for timer in self._timers:
            timer.cancel()
        self.leave()

    @property
    def site(self) -> Site:
        """This place in the resident's language."""
        return self.desk.site.in_language(self.mode.language)

    @property
    def case(self) -> Case:
        """The case on the screen; only for screens of a case."""
        case = self.sitting.visit.case
        assert case is not None, "this screen belongs to a case"
        return case

    def ask(
        self, worker: str, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[Exception], object] | None = None
    ) -> None:
        """Calls `work` on that worker; `done` or `failed` on the UI thread if this screen is still shown."""
        self.shell.bridge.run(worker, work, self._while_here(done), self._while_here(failed or self.shell.failed))

    def every(self, seconds: float, act: Callable[[], object]) -> None:
        """Calls `act` again and again until the screen ends."""
        self._timers.append(Clock.schedule_interval(lambda _: act(), seconds))

    def after(self, seconds: float, act: Callable[[], object]) -> Any:
        """Calls `act` once, unless the screen ends before; gives the event, to cancel."""
        event = Clock.schedule_once(lambda _: act(), seconds)
        self._timers.append(event)
        return event

    def back_button(self) -> SecondaryButton:
        """返回: to the question before, and from the first one to the guide."""
        return SecondaryButton(self.mode, self.tr("返回"), self.shell.go.back, symbol=None if self.mode.tight else Symbol.ARROW_LEFT)

    def _while_here(self, act: Callable[[Any], object]) -> Callable[[Any], object]:
        return lambda value: act(value) if self.here else None


_STEPPED = frozenset(
    {
        SceneKind.CARD,
        SceneKind.FACE,
        SceneKind.VOUCH,
        SceneKind.WAITING,
        SceneKind.QUESTIONS,
        SceneKind.CHECK,
        SceneKind.PAYMENT,
        SceneKind.UNCERTAIN,
        SceneKind.SUBMITTING,
        SceneKind.RESULT,
    }
)
