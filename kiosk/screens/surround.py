"""What stands above and below every screen: the head with site and clock, the bar with the ways out and the modes.

A small panel or large type has no room for every mode in the bar: those stand under 看和听, where all of them are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.uix.widget import Widget

from core.language import Language
from kiosk.screens.conductor import scene
from kiosk.screens.hours import hours_in_short, hours_line
from kiosk.screens.scene import SceneKind
from kiosk.ui.bar import BarEntry, BottomBar, with_room
from kiosk.ui.header import Header, SiteLabel
from kiosk.ui.icons import Symbol
from kiosk.ui.tokens import Mode
from kiosk.ui.touch import nothing

if TYPE_CHECKING:
    from kiosk.desk import Desk
    from kiosk.screens.shell import Shell


class Surround:
    """Head and bar of one shell."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._header: Header | None = None
        self._at: Desk | None = None
        self._bar: BottomBar | None = None

    def header(self) -> Widget:
        """The head of every screen: always the same one, until the mode or the desk changes."""
        if self._header is None or (self._header.mode, self._at) != (self._shell.mode, self._shell.desk):
            self._header, self._at = self.header_in(self._shell.mode), self._shell.desk
        if self._header.parent is not None:
            self._header.parent.remove_widget(self._header)
        return self._header

    def fitted(self, mode: Mode) -> Mode:
        """The mode, knowing how much of the panel the head takes in it: a long name has two lines."""
        return replace(mode, head=self.header_in(mode).measured_px())

    def header_in(self, mode: Mode) -> Header:
        """A head of its own, for a page that does not look like the others."""
        desk = self._shell.desk
        unreal = desk.rehearsal
        name = desk.site.in_language(mode.language).name
        site = SiteLabel(name, desk.terminal, unreal.demo_clock, unreal.simulated_devices, unreal.training)
        return Header(mode, site, desk.clock, lambda: _hours(mode, desk))

    def bar(self) -> Widget:
        """The bar at the foot of every screen."""
        self._bar = BottomBar(self._shell.mode, self._entries())
        return self._bar

    def follow(self) -> None:
        """What the voice can do or repeat has changed: the bar that is shown says so."""
        if self._bar is not None and self._bar.mode == self._shell.mode:
            self._bar.show(self._entries())

    @property
    def lacks_again(self) -> bool:
        """Whether 再听一遍 can be heard and has no room in the bar."""
        shell = self._shell
        shown = with_room(shell.mode, self._entries())
        return shell.mode.voice and shell.voice.able and all(entry.tap != shell.voice.again for entry in shown)

    def _entries(self) -> list[BarEntry]:
        shell, mode, tr = self._shell, self._shell.mode, self._shell.mode.tr
        sitting, aside = shell.sitting, shell.sitting.aside
        over = sitting.preferring or sitting.meeting
        helping, telling = aside is not None and not aside.ticket and not over, aside is not None and aside.ticket and not over
        at_home = scene(sitting).kind is SceneKind.HOME
        again = (  # its place stays as long as the voice is on: what comes and goes moves all the others
            [BarEntry(tr("再听一遍"), Symbol.REPLAY, shell.voice.again, rank=1, short=tr("再听"), off=not shell.voice.repeats)]
            if mode.voice
            else []
        )
        leave = [BarEntry(tr("结束演练"), Symbol.EXIT_TO_APP, shell.training.end, short=tr("退出"))] if shell.training.on else []
        return [
            BarEntry(tr("首页"), Symbol.HOME, shell.go.home, on=at_home, here=at_home),
            *leave,
            *self._modes(),
            *again,
            BarEntry(tr("看和听"), Symbol.EYE, shell.go.to_preferences, on=sitting.preferring),
            BarEntry(tr("请人帮我办"), Symbol.HAND_HEART, lambda: shell.call(ticket=False), on=helping, short=tr("帮我办")),
            BarEntry(
                tr("办不成事"),
                Symbol.CLIPBOARD_TEXT_CLOCK,
                lambda: shell.call(ticket=True),
                on=telling,
                short=tr("没办成") if mode.language is Language.ENGLISH else "",
            ),
        ]

    def _modes(self) -> list[BarEntry]:
        """The modes that one tap changes. The other language always has a place: whoever needs it cannot read the way to it."""
        shell, mode, tr = self._shell, self._shell.mode, self._shell.mode.tr
        elder = replace(mode, elder=not mode.elder)
        voice = replace(mode, voice=not mode.voice)
        low = replace(mode, low=not mode.low)
        english = mode.language is Language.ENGLISH
        other = replace(mode, language=Language.CHINESE if english else Language.ENGLISH)
        entries = [
            BarEntry(
                tr("标准版") if mode.elder else tr("长辈版"),
                Symbol.FORMAT_SIZE,
                lambda: shell.prefer(elder),
                rank=int(shell.training.on),
            ),
            BarEntry(tr("语音"), Symbol.VOLUME_HIGH if mode.voice else Symbol.VOLUME_OFF, lambda: shell.prefer(voice), mode.voice, rank=2)
            if shell.voice.able
            else BarEntry(tr("没声音"), Symbol.VOLUME_OFF, nothing, rank=2, off=True),
            BarEntry(
                "中文版" if english else "English",
                Symbol.TRANSLATE,
                lambda: shell.prefer(other),
                short="" if english else "En",
            ),
        ]
        if mode.lowerable:
            entries.append(
                BarEntry(
                    tr("低位"),
                    Symbol.WHEELCHAIR_ACCESSIBILITY,
                    lambda: shell.prefer(low),
                    mode.low,
                    rank=1 if mode.low else 3,  # what is on keeps its place longest: the way back has to be seen
                )
            )
        return entries


def _hours(mode: Mode, desk: Desk) -> tuple[str, str]:
    """Whether it is open, at length and in short."""
    now = desk.now()
    return hours_line(mode, desk.timetable, now), hours_in_short(mode, desk.timetable, now)
