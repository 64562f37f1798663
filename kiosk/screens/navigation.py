"""Where the resident goes: browsing, one step back, past a trouble, home.

Nothing here shows a screen. Each move changes the sitting or the answers, and the screen follows from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.case import Case, Stage
from kiosk.screens import asking
from kiosk.screens.browsing import AtDoor, AtFinding, AtGuide, AtHome, AtServices, BrowsingPlace, InCategory
from kiosk.screens.conductor import scene
from kiosk.screens.scene import SceneKind
from kiosk.ui.search_pad import pad_apart

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell


class Navigation:
    """The moves of one shell's resident."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def to(self, place: BrowsingPlace) -> None:
        """Browses to that place."""
        self._stand(place)
        self._shell.refresh()

    def _stand(self, place: BrowsingPlace) -> None:
        """The place to which a guide is left is forgotten where the resident chooses among other things again."""
        sitting = self._shell.sitting
        sitting.place = place
        if isinstance(place, AtGuide):
            sitting.looked_at = [place.item_id, *(item_id for item_id in sitting.looked_at if item_id != place.item_id)]
        else:
            sitting.chosen_in = place if place.come_back_to else None
        if not place.keeps_letters:
            sitting.sought = ""

    def back(self) -> None:
        """One step back: from a form over the case, from a trouble, to the question before, to the guide, to the list."""
        sitting = self._shell.sitting
        if sitting.preferring:
            sitting.preferring = False
        elif sitting.meeting:
            sitting.meeting = False
        elif sitting.aside is not None:
            sitting.aside = sitting.aside if sitting.aside.registering else None
        elif sitting.trouble is not None:
            self._back_from_trouble()
        elif sitting.place is not None:
            self._stand(self._before(sitting.place))
        else:
            self._back_in(sitting.visit.case)
        self._shell.refresh()

    def _before(self, place: BrowsingPlace) -> BrowsingPlace:
        if isinstance(place, AtGuide):
            return self._shell.sitting.chosen_in or self._list_with(place.item_id)
        if place == AtFinding(letters=True) and not pad_apart(self._shell.mode):
            return AtHome()
        return place.above

    def _list_with(self, item_id: str) -> BrowsingPlace:
        """The list in which everybody finds that item."""
        if (category := self._shell.desk.items[item_id].category) is not None:
            return InCategory(category)
        return AtServices() if len(self._shell.desk.services) > 1 else AtHome()

    def to_services(self) -> None:
        """To what comes after a case; a single service needs no list."""
        services = list(self._shell.desk.services)
        self.to(AtServices() if len(services) > 1 else AtGuide(services[0]))

    def _back_from_trouble(self) -> None:
        """Past the look-up that failed, for it would only fail again; else to where the trouble came up."""
        sitting = self._shell.sitting
        sitting.trouble = sitting.interrupted = None
        case = sitting.case
        if case is not None and case.stage is Stage.ASKING and scene(sitting).kind is SceneKind.WAITING:
            self._back_in(case)

    def _back_in(self, case: Case | None) -> None:
        assert case is not None, "without a place there is a case"
        asked = case.path().next
        if asked is not None and asked.id == self._shell.sitting.changing:
            case.reopened.discard(asked.id)
        elif case.back():
            asking.reopen_screen(case, self._shell.mode.questions)
        else:
            self._shell.sitting.place = AtGuide(case.item.id)

    def retry(self) -> None:
        """Takes the trouble away: whatever was being done is done again, and a call for help that it interrupted goes on."""
        sitting = self._shell.sitting
        sitting.trouble = None
        sitting.aside, sitting.interrupted = sitting.interrupted or sitting.aside, None
        self._shell.refresh()

    def mend(self) -> None:
        """After a no that another answer can mend: asks it again."""
        sitting = self._shell.sitting
        case, sitting.trouble, sitting.interrupted = sitting.case, None, None
        if case is not None and case.judged is not None:
            case.reopen()
        elif case is not None and not case.acted:
            self._back_in(case)
        self._shell.refresh()

    def to_preferences(self) -> None:
        """To the page on which one says how the screen shall be, and from it to where one was."""
        sitting = self._shell.sitting
        sitting.preferring = not sitting.preferring
        self._shell.refresh()

    def to_people(self) -> None:
        """To the people of this place, and from them to where one was."""
        sitting = self._shell.sitting
        sitting.meeting = not sitting.meeting
        self._shell.refresh()

    def home(self) -> None:
        """首页: at once while nothing is lost by it, else after one question."""
        sitting = self._shell.sitting
        sitting.preferring = sitting.meeting = False
        if sitting.aside is not None and not sitting.aside.registering:
            sitting.aside = None
        if sitting.pending:
            self._cannot_leave()
        elif sitting.filled:
            self._confirm_end()
        elif sitting.case is not None and sitting.case.outcome is not None:
            self._take_leave(sitting.case)
        elif sitting.place is None:
            self._shell.finish()
        elif isinstance(sitting.place, AtDoor):
            self._shell.make_way()
        else:
            sitting.trouble = sitting.interrupted = None
            self.to(AtHome())

    def _confirm_end(self) -> None:
        """Asks once whether to give up what was filled in."""
        shell, tr = self._shell, self._shell.mode.tr
        shell.refresh()
        shell.dialogs.ask(
            tr("要结束办理吗"), tr("已经填写的内容会从本机清除。"), (tr("继续办理"), shell.refresh), (tr("结束办理"), shell.finish)
        )

    def _cannot_leave(self) -> None:
        shell, tr = self._shell, self._shell.mode.tr
        shell.refresh()
        case, aside = shell.sitting.visit.case, shell.sitting.aside
        if aside is None and shell.cashier.giving_up:
            line = tr("支付正在取消，马上就好，请不要离开。")
        elif aside is None and case is not None and case.stage is Stage.PAYING:
            line = tr("支付还没有结束。不想付了，请点「我不付了」。")
        else:
            line = tr("正在提交，马上就好，请不要离开。")
        shell.dialogs.ask(tr("请稍等"), line, (tr("知道了"), shell.refresh))

    def _take_leave(self, case: Case) -> None:
        """From a finished case straight to the farewell, without a rating."""
        case.seen, case.rating = True, case.rating or 0
        self._shell.refresh()
