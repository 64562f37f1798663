"""What stands above and below every screen: the head with site and clock, the bar with the four ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.uix.widget import Widget

from kiosk.screens.sitting import AtHome
from kiosk.ui.bar import BarEntry, BottomBar
from kiosk.ui.header import Header, SiteLabel
from kiosk.ui.icons import Symbol

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell


class Surround:
    """Head and bar of one shell."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._header: Header | None = None

    def header(self) -> Widget:
        """The head of every screen: always the same one, until the mode changes."""
        if self._header is None or self._header.mode != self._shell.mode:
            self._header = self._new_header()
        if self._header.parent is not None:
            self._header.parent.remove_widget(self._header)
        return self._header

    def _new_header(self) -> Header:
        desk = self._shell.desk
        site = SiteLabel(desk.site.name, desk.terminal, desk.rehearsal.demo_clock, desk.rehearsal.simulated_devices)
        return Header(self._shell.mode, site, desk.clock)

    def bar(self) -> Widget:
        """The bar at the foot of every screen."""
        shell, mode, tr = self._shell, self._shell.mode, self._shell.mode.tr
        sitting, aside = shell.sitting, shell.sitting.aside
        helping, telling = aside is not None and not aside.ticket, aside is not None and aside.ticket
        at_home = isinstance(sitting.place, AtHome) and aside is None and sitting.trouble is None
        entries = [
            BarEntry(tr("首页"), Symbol.HOME, shell.go.home, on=at_home, here=at_home),
            BarEntry(tr("标准版") if mode.elder else tr("长辈版"), Symbol.FORMAT_SIZE, shell.toggle_elder),
            BarEntry(tr("请人帮我办"), Symbol.HAND_HEART, lambda: shell.call(ticket=False), on=helping),
            BarEntry(tr("办不成事"), Symbol.CLIPBOARD_TEXT_CLOCK, lambda: shell.call(ticket=True), on=telling),
        ]
        return BottomBar(mode, entries)
