"""The shell around all screens: shows the screen of the scene, runs errands on workers, and ends the visit.

    tap, worker result, time ──▶ sitting changes ──▶ refresh(): scene(sitting) ──▶ same screen, or another one

An errand is an act that belongs to the case and not to a screen (submit, pay, print): it goes on when the screen is
built anew, and is never begun twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from kivy.clock import Clock
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from core.cancel import Cancelled, DeadlinePassed
from core.id_card import IdCard
from core.log import event
from devices.problem import DeviceError
from kiosk.case import Case, Stage
from kiosk.screens import asking
from kiosk.screens.cashier import Cashier
from kiosk.screens.conductor import Scene, SceneKind, scene
from kiosk.screens.screen import Screen
from kiosk.screens.sitting import Aside, AtDoor, AtGuide, AtHome, InCategory, Place, Sitting
from kiosk.trouble import KioskProblem, Trouble, where_raised
from kiosk.ui import header
from kiosk.ui.bar import BarEntry, BottomBar
from kiosk.ui.bridge import Bridge
from kiosk.ui.dialog import Dialog
from kiosk.ui.icons import Symbol
from kiosk.ui.idle import FORM, QUESTION, IdleGuard
from kiosk.ui.layout import settle
from kiosk.ui.tokens import Mode

if TYPE_CHECKING:
    from kiosk.desk import Desk

log = logging.getLogger(__name__)

T = TypeVar("T")


class Shell(BoxLayout):
    """The root of the window. `screens` names the class that builds each kind of scene."""

    def __init__(self, desk: Desk, mode: Mode, screens: Mapping[SceneKind, type[Screen]]) -> None:
        super().__init__()
        self.desk, self.mode, self._screens = desk, mode, screens
        self.bridge = Bridge()
        self.sitting = Sitting()
        self.screen: Screen | None = None
        self._under_way: set[str] = set()
        self._dialog: Dialog | None = None
        self._news: Dialog | None = None
        self._since = 0.0
        self._header: header.Header | None = None
        self.idle = IdleGuard(self.finish)
        self.cashier = Cashier(self)

    # what is shown

    def refresh(self) -> None:
        """Shows the screen of this moment: the same one with what has changed, or another."""
        self.sitting.settle()
        now, screen = scene(self.sitting), self.screen
        if screen is not None and (screen.scene, screen.mode) == (now, self.mode) and screen.sitting is self.sitting:
            screen.refresh()
        else:
            self._show(now)
        self._hold()

    def _show(self, now: Scene) -> None:
        self._close_dialog()
        if self.screen is not None:
            self._leave(self.screen)
        self.screen = screen = self._screens[now.kind](self, now)
        self.clear_widgets()
        self.add_widget(screen.widget)
        settle(self)
        self._watch(screen)
        screen.enter()

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
        if screen.scene.kind is SceneKind.DOOR or (screen.scene.kind is SceneKind.HOME and not self.begun):
            self.idle.rest()
        else:
            self.idle.watch(self.mode, FORM if screen.form else QUESTION)

    def _hold(self) -> None:
        (self.idle.hold if self.sitting.pending else self.idle.release)("act")

    @property
    def begun(self) -> bool:
        """Whether this visit has left a trace that the next resident must not find."""
        return self.mode.elder or self.sitting.visit.card is not None or bool(self.sitting.visit.cases)

    def header(self) -> Widget:
        """The head of every screen: always the same one, until the mode changes."""
        if self._header is None or self._header.mode != self.mode:
            self._header = self._new_header()
        if self._header.parent is not None:
            self._header.parent.remove_widget(self._header)
        return self._header

    def _new_header(self) -> header.Header:
        rehearsal = self.desk.rehearsal
        site = header.SiteLabel(self.desk.site.name, self.desk.terminal, "演示时钟" in rehearsal, "模拟设备" in rehearsal)
        return header.Header(self.mode, site, self.desk.clock)

    def bar(self) -> Widget:
        """The bar at the foot of every screen."""
        tr, aside = self.mode.tr, self.sitting.aside
        helping, telling = aside is not None and not aside.ticket, aside is not None and aside.ticket
        entries = [
            BarEntry(tr("首页"), Symbol.HOME, self.home, on=isinstance(self.sitting.place, AtHome) and aside is None),
            BarEntry(tr("标准版") if self.mode.elder else tr("长辈版"), Symbol.FORMAT_SIZE, self.toggle_elder),
            BarEntry(tr("请人帮我办"), Symbol.HAND_HEART, lambda: self.call(ticket=False), on=helping),
            BarEntry(tr("办不成事"), Symbol.CLIPBOARD_TEXT_CLOCK, lambda: self.call(ticket=True), on=telling),
        ]
        return BottomBar(self.mode, entries)

    # where the resident goes

    def go(self, place: Place) -> None:
        """Browses to that place."""
        self.sitting.place = place
        self.refresh()

    def back(self) -> None:
        """One step back: from a form over the case, from a trouble, to the question before, to the guide, to the list."""
        sitting = self.sitting
        if sitting.aside is not None:
            sitting.aside = None
        elif sitting.trouble is not None:
            self._back_from_trouble()
        elif sitting.place is not None:
            sitting.place = self._before(sitting.place)
        else:
            self._back_in(sitting.visit.case)
        self.refresh()

    def _before(self, place: Place) -> Place:
        return InCategory(self.desk.catalogue[place.item_id].category) if isinstance(place, AtGuide) else AtHome()

    def _back_from_trouble(self) -> None:
        """Past the look-up that failed, for it would only fail again; else to where the trouble came up."""
        self.sitting.trouble = None
        case = self.sitting.case
        if case is not None and case.stage is Stage.ASKING and scene(self.sitting).kind is SceneKind.WAITING:
            self._back_in(case)

    def _back_in(self, case: Case | None) -> None:
        assert case is not None, "without a place there is a case"
        asked = case.path().next
        if asked is not None and asked.id == self.sitting.changing:
            case.reopened.discard(asked.id)
        elif case.back():
            asking.reopen_screen(case, self.mode.questions)
        else:
            self.sitting.place = AtGuide(case.item.id)

    def retry(self) -> None:
        """Takes the trouble away: whatever was being done is done again."""
        self.sitting.trouble = None
        self.refresh()

    def mend(self) -> None:
        """After a no that another answer can mend: asks it again."""
        case = self.sitting.case
        self.sitting.trouble = None
        if case is not None and case.judged is not None:
            case.reopen()
        elif case is not None and not case.acted:
            self._back_in(case)
        self.refresh()

    def home(self) -> None:
        """首页: at once while nothing is lost by it, else after one question."""
        sitting = self.sitting
        sitting.aside = None
        if sitting.pending:
            self._cannot_leave()
        elif sitting.filled:
            self.confirm_end()
        elif sitting.case is not None and sitting.case.outcome is not None:
            self.take_leave(sitting.case)
        elif sitting.place is None:
            self.finish()
        else:
            sitting.trouble = None
            self.go(AtHome())

    def confirm_end(self) -> None:
        """Asks once whether to give up what was filled in."""
        tr = self.mode.tr
        self.refresh()
        self.open_dialog(
            tr("要结束办理吗"), tr("已经填写的内容会从本机清除。"), (tr("继续办理"), self.refresh), (tr("结束办理"), self.finish)
        )

    def _cannot_leave(self) -> None:
        tr = self.mode.tr
        self.refresh()
        if self.sitting.visit.case is not None and self.sitting.visit.case.stage is Stage.PAYING:
            line = tr("支付还没有结束。不想付了，请点「我不付了」。")
        else:
            line = tr("正在提交，马上就好，请不要离开。")
        self.open_dialog(tr("请稍等"), line, (tr("知道了"), self.refresh))

    def take_leave(self, case: Case) -> None:
        """From a finished case straight to the farewell, without a rating."""
        case.seen, case.rating = True, case.rating or 0
        self.refresh()

    def toggle_elder(self) -> None:
        """长辈版 and back; for this resident only."""
        self.sitting.visit.elder = not self.mode.elder
        self.mode = replace(self.mode, elder=self.sitting.visit.elder)
        self.refresh()

    def call(self, *, ticket: bool) -> None:
        """请人帮我办 or 办不成事 about this moment; the same entry again closes it."""
        sitting = self.sitting
        if sitting.aside is not None and sitting.aside.ticket == ticket:
            sitting.aside = None
        else:
            sitting.aside = Aside(sitting.aside.about if sitting.aside else sitting.where, ticket)
        self.refresh()

    def open_dialog(
        self, title: str, line: str, main: tuple[str, Callable[[], object]], other: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """One question over everything; it ends with the screen."""
        self._close_dialog()
        self._dialog = Dialog(self.mode, title, line, main, other).open()

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = None

    # work

    def errand(
        self,
        key: str,
        worker: str,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Begins an act of the case unless it is under way; afterwards `done` stores what it brought, or `failed` what went wrong."""
        if key in self._under_way:
            return
        self._under_way.add(key)

        def finished(act: Callable[[Any], object]) -> Callable[[Any], None]:
            def deliver(value: Any) -> None:
                self._under_way.discard(key)
                act(value)
                self.refresh()

            return deliver

        self.bridge.run(worker, work, finished(done), finished(failed or self.failed))

    def under_way(self, key: str) -> bool:
        """Whether that errand has not come back yet."""
        return key in self._under_way

    def failed(self, error: Exception) -> None:
        """Shows what went wrong; a stopped act is nothing wrong."""
        if not isinstance(error, Cancelled):
            self.sitting.trouble = as_trouble(error)
            self.refresh()

    # the case

    def start(self, item_id: str, consent: str) -> None:
        """Starts the item, or goes on with it when the resident had only gone back to its guide."""
        case = self.sitting.visit.case
        if case is not None and case.item.id == item_id and not case.acted and case.outcome is None:
            self._begin(case, consent)
            self.refresh()
        else:
            self.errand("open", "desk", lambda: self.desk.open_case(item_id), lambda opened: self._opened(opened, consent))

    def ask_messages(self, card: IdCard) -> None:
        """What this person has to be told since the last visit, over whatever screen is shown when it comes."""
        self.errand("messages", "desk", lambda: self.desk.messages_for(card), self._tell_messages)

    def _tell_messages(self, words: list[str]) -> None:
        if words:
            self.tell(self.mode.tr("有消息告诉您"), "\n".join(words))

    def tell(self, title: str, line: str) -> None:
        """Something to take note of: it stays over every screen until it is read."""
        if self._news is not None:
            self._news.close()
        self._news = Dialog(self.mode, title, line, (self.mode.tr("知道了"), self.refresh)).open()

    def _opened(self, case: Case, consent: str) -> None:
        self.sitting.visit.open(case)
        self._begin(case, consent)

    def _begin(self, case: Case, consent: str) -> None:
        case.answer("consent", consent)
        self.sitting.face_reason = ""
        self.sitting.place = None

    # the end

    def finish(self, thanked: bool = False) -> None:
        """Ends the visit: everything of the person leaves the screen and the memory, whatever was under way is dropped."""
        visit = self.sitting.visit
        self.bridge.new_visit()
        self._under_way.clear()
        self._close_dialog()
        if self._news is not None:
            self._news.close()
        self._news = None
        door = AtDoor(thanked) if thanked or visit.card is not None else AtHome()
        self.bridge.run("desk", lambda: self.desk.end(visit), lambda _: None, self._log_only)
        self.sitting = Sitting(place=door)
        self.mode = replace(self.mode, elder=False)
        self.refresh()

    def close(self) -> None:
        """Stops clocks and workers; for the end of the program."""
        self._close_dialog()
        if self.screen is not None:
            self.screen.close()
        self.idle.close()
        self.cashier.close()
        self.bridge.close()

    def _log_only(self, error: Exception) -> None:
        event(log, logging.ERROR, "screen.end_failed", type=type(error).__name__, at=where_raised(error))


def as_trouble(error: Exception) -> Trouble:
    """What the resident is told of it; the unexpected is logged by place and type, for its message may hold personal data."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, DeviceError):
        return Trouble(error.problem, error.detail)
    if isinstance(error, DeadlinePassed):
        return Trouble(KioskProblem.PLATFORM_SLOW)
    event(log, logging.ERROR, "screen.unexpected", type=type(error).__name__, at=where_raised(error))
    return Trouble(KioskProblem.UNEXPECTED, type(error).__name__)
