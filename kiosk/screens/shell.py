"""The shell around all screens: shows the screen of the scene, begins cases, and ends the visit.

    tap, worker result, time ──▶ sitting changes ──▶ refresh(): scene(sitting) ──▶ same screen, or another one

It holds what all screens share: `go` (where the resident goes), `errands` (what is being done for the case), `dialogs`,
`training` (who only practises), `surround` (head and bar), `cashier` (a payment under way), `voice` (what is said), `idle` (whether somebody has gone) and `rest`
(a place without anybody).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.input.motionevent import MotionEvent
from kivy.uix.boxlayout import BoxLayout

from core.cancel import Cancelled
from core.id_card import IdCard
from core.log import event
from kiosk.case import Case
from kiosk.offline import Offers
from kiosk.screens.acting import go_on
from kiosk.screens.browsing import AtDoor, AtHome, BrowsingPlace
from kiosk.screens.cashier import Cashier
from kiosk.screens.conductor import scene
from kiosk.screens.dialogs import Dialogs
from kiosk.screens.errands import Errands
from kiosk.screens.narration import Narration
from kiosk.screens.navigation import Navigation
from kiosk.screens.rest import Rest
from kiosk.screens.scene import LIES_OVER, Scene, SceneKind
from kiosk.screens.screen import Screen
from kiosk.screens.sitting import Aside, Sitting
from kiosk.screens.surround import Surround
from kiosk.screens.training import Training
from kiosk.trouble import as_trouble, where_raised
from kiosk.ui.bridge import Bridge
from kiosk.ui.idle import FORM, QUESTION, IdleGuard
from kiosk.ui.layout import settle
from kiosk.ui.stage import paint_stage
from kiosk.ui.tokens import Mode
from kiosk.voice.prompts import Prompt
from kiosk.voice.voice import Voice

if TYPE_CHECKING:
    from kiosk.desk import Desk

log = logging.getLogger(__name__)


class Shell(BoxLayout):
    """The root of the window. `screens` names the class that builds each kind of scene."""

    def __init__(self, desk: Desk, mode: Mode, screens: Mapping[SceneKind, type[Screen]]) -> None:
        super().__init__()
        self.desk, self._screens = desk, screens
        self._instead: Mapping[SceneKind, Callable[..., Screen]] = {}
        self.surround = Surround(self)
        self.mode = self.usual = self.surround.fitted(mode)
        """How the present resident wants the screen, and how the next one finds it."""
        self.bridge = Bridge()
        self.sitting = Sitting()
        self.screen: Screen | None = None
        self.offers = Offers()
        """What the machine could do when a screen last looked."""
        self.heights: dict[tuple[Scene, Mode], int] = {}
        """What each list has measured for its tiles, px: of thousands of items that is most of the work of showing them."""
        self._since = 0.0
        self.rest = Rest(self)
        self.go, self.errands, self.dialogs = Navigation(self), Errands(self), Dialogs(self)
        self.voice = Narration(self, Voice(desk.recordings, desk.clock))
        self.training = Training(self)
        self.idle = IdleGuard(self._gone, lambda: self.voice.say(Prompt.STILL_THERE))
        self.cashier = Cashier(self)

    # what is shown

    def refresh(self) -> None:
        """Shows the screen of this moment: the same one with what has changed, or another."""
        self.sitting.settle()
        go_on(self)
        now, screen = scene(self.sitting, self.rest.closure), self.screen
        if screen is not None and (screen.scene, screen.mode) == (now, self.mode) and screen.sitting is self.sitting:
            screen.refresh()
            self.voice.follow()
        else:
            self._show(now)
        self._hold()

    def renew(self) -> None:
        """Builds the screen of this moment anew, because what it offers has changed."""
        if self.screen is not None:
            self._show(self.screen.scene)

    def _show(self, now: Scene) -> None:
        self.dialogs.drop_question()
        if self.screen is not None:
            self._keep(self.screen, now)
            self._leave(self.screen)
        resumed = self._resumed(now)
        self.screen = screen = (self._instead.get(now.kind) or self._screens[now.kind])(self, now, resumed)
        self.clear_widgets()
        self.add_widget(screen.widget)
        settle(self)
        self._watch(screen)
        self.rest.watch(screen.scene.kind)
        screen.enter()
        self.voice.follow()

    def _keep(self, screen: Screen, now: Scene) -> None:
        """What is half filled in waits for the same screen in another mode, and below a page that only lies over it."""
        if screen.sitting is self.sitting and (now == screen.scene or now.kind in LIES_OVER):
            entered = screen.entered()
            if entered is not None:
                self.sitting.halfway[screen.scene] = entered

    def _resumed(self, now: Scene) -> Any:
        """What was half filled in on this screen. On a page that lies over nothing, nothing else waits any more: at home stands the next resident."""
        entered = self.sitting.halfway.pop(now, None)
        if now.kind not in LIES_OVER:
            self.sitting.halfway.clear()
        return entered

    def _leave(self, screen: Screen) -> None:
        """Ends a screen, and adds its time to the step that it belongs to."""
        screen.close()
        now, case = Clock.get_time(), screen.sitting.case
        if case is not None and case.outcome is None:
            key = screen.scene.kind.value
            case.seconds[key] = case.seconds.get(key, 0) + round(now - self._since)
        self._since = now

    def _watch(self, screen: Screen) -> None:
        """The idle clock runs wherever somebody has begun something; an untouched home page may stand for ever."""
        empty = screen.scene.kind in (SceneKind.DOOR, SceneKind.ATTRACT, SceneKind.CLOSED)
        if empty or (screen.scene.kind is SceneKind.HOME and not self.left_traces):
            self.idle.rest()
        else:
            self.idle.watch(self.mode, FORM if screen.form else QUESTION)

    def _hold(self) -> None:
        (self.idle.hold if self.sitting.pending else self.idle.release)("act")

    @property
    def left_traces(self) -> bool:
        """Whether this visit has left a trace that the next resident must not find."""
        sitting = self.sitting
        left = sitting.visit.card is not None or sitting.visit.cases or sitting.looked_at or sitting.leaflets
        return bool(self.training.on or self.mode != self.usual or left)

    def prefer(self, mode: Mode) -> None:
        """Shows everything as this resident wants it; the next one begins as the site has it."""
        self._take(mode)
        self.refresh()

    def _take(self, mode: Mode) -> None:
        if mode.elder != self.mode.elder and self.desk.site.type.kind.voice:
            mode = replace(mode, voice=mode.elder or self.usual.voice)
        self.mode = self.surround.fitted(mode)
        paint_stage(mode)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """The touch that wakes the machine does nothing else; while the voice is on, a finger on a text has it read."""
        if self.rest.wakes() or super().on_touch_down(touch):
            return True
        if self.mode.voice:
            self.voice.touched(*touch.pos)
        return False

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """What a touch has changed within a screen is said like a new screen."""
        taken = bool(super().on_touch_up(touch))
        self.voice.follow()
        return taken

    def call(self, *, ticket: bool) -> None:
        """请人帮我办 or 办不成事 about this moment; the same entry again closes it."""
        sitting, aside = self.sitting, self.sitting.aside
        covered = sitting.preferring or sitting.meeting
        sitting.preferring = sitting.meeting = False
        if aside is None or (aside.ticket != ticket and not aside.registering):
            sitting.aside = Aside(aside.about if aside else sitting.where, ticket)
        elif not covered and not aside.registering:
            sitting.aside = None
        self.refresh()

    def failed(self, error: Exception) -> None:
        """Shows what went wrong; a stopped act is nothing wrong."""
        if not isinstance(error, Cancelled):
            self.sitting.trouble = as_trouble(error)
            self.refresh()

    # the case

    def start(self, item_id: str, consent: str, *, draft: bool = False) -> None:
        """Starts the item, or goes on with it when the resident had only gone back to its guide; a `draft` does without the platform."""
        known = self.sitting.visit.card

        def opened() -> tuple[Case, bool]:
            return self.desk.open_case(item_id), known is None or self.desk.identity.still_lies(known)

        self.errands.run("open", "desk", opened, lambda found: self._opened(*found, consent, draft))

    def _opened(self, new: Case, same_person: bool, consent: str, draft: bool) -> None:
        """Who has taken the card away may have gone: then nothing that this visit knows is for whoever stands here now."""
        visit = self.sitting.visit
        if not same_person:
            visit.forget_person()
        case = visit.case if same_person else None
        if case is None or case.item.id != new.item.id or case.acted or case.outcome is not None or (case.draft and not draft):
            visit.open(new)
            self._count(new)
            case = new
        if draft:
            case.to_draft()
        self._begin(case, consent)

    def _count(self, case: Case) -> None:
        """Once for each item of the catalogue that a visit begins, for what others here use most."""
        item, counted = case.item, self.sitting.visit.counted
        if item.category is not None and item.id not in counted:
            counted.add(item.id)
            self.bridge.run("desk", lambda: self.desk.count_use(item.id), lambda _: None, _log_only)

    def _begin(self, case: Case, consent: str) -> None:
        case.answer("consent", consent)
        self.sitting.face_reason = ""
        self.sitting.place = None

    def ask_messages(self, card: IdCard) -> None:
        """What this person has to be told since the last visit, over whatever screen is shown when it comes."""
        self.errands.run("messages", "desk", lambda: self.desk.messages_for(card), self._tell_messages)

    def _tell_messages(self, words: list[str]) -> None:
        if words:
            self.dialogs.tell(self.mode.tr("有消息告诉您"), "\n".join(words))

    # the end

    def finish(self, thanked: bool = False) -> None:
        """Ends the visit: everything of the person leaves the screen and the memory, whatever was under way is dropped. A farewell is
        still shown as this resident wants it."""
        self._end(AtDoor(thanked) if thanked or self.sitting.visit.card is not None else AtHome())

    def make_way(self) -> None:
        """From the farewell to home, as the next resident finds it."""
        self.sitting = Sitting(place=AtHome())
        self._take(self.usual)
        self.refresh()

    def stand_at(self, desk: Desk, instead: Mapping[SceneKind, Callable[..., Screen]]) -> None:
        """Ends the visit and begins the next at that desk, with other screens for some kinds: training begins or ends."""
        before, self.desk, self._instead, self.offers = self.desk, desk, instead, Offers()
        self.heights.clear()
        self._end(AtHome(), before)

    def _gone(self) -> None:
        """Nobody is there any more."""
        if self.training.on:
            self.training.forsaken()
        else:
            self.finish()

    def _end(self, place: BrowsingPlace, at: Desk | None = None) -> None:
        visit, desk = self.sitting.visit, at or self.desk
        self.bridge.new_visit()
        self.errands.forget()
        self.dialogs.close()
        self.voice.forget()
        self.bridge.run("desk", lambda: desk.end(visit), lambda _: None, _log_only)
        self.sitting = Sitting(place=place)
        if not isinstance(place, AtDoor):  # what is said there is still for this resident: see `make_way`
            self._take(self.usual)
        self.refresh()

    def close(self) -> None:
        """Stops clocks and workers; for the end of the program."""
        self.dialogs.close()
        self.rest.close()
        if self.screen is not None:
            self.screen.close()
        self.idle.close()
        self.cashier.close()
        self.voice.close()
        self.bridge.close()


def _log_only(error: Exception) -> None:
    event(log, logging.ERROR, "screen.end_failed", type=type(error).__name__, at=where_raised(error))
