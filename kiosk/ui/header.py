"""The head of every screen: emblem, site, terminal number, clock; and what is not real, said in red.

演示时钟 marks a clock that does not tell today's time; the banner says that devices are simulated.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from core.calendar import weekday_in_full
from core.clock import Clock
from core.language import mark
from kiosk.ui import paint
from kiosk.ui.layout import Column, Filler, Row, settle
from kiosk.ui.measuring import line_px
from kiosk.ui.palettes import BANNER, WHITE, Ink, rgba
from kiosk.ui.shown import repeat_while_shown
from kiosk.ui.sizes import Tall
from kiosk.ui.surface import Ground, Tag
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words, in_white

Hours = Callable[[], Sequence[str]]
"""Whether it is open, in sentences of which the first that has room is shown."""
TRAINING = mark("演练，不会真的办理")
_NUMBERS = (mark("自助终端 {number} 号"), mark("{number} 号"))
SIMULATED = mark("模拟设备，仅供演示，办理结果无效")


@dataclass(frozen=True)
class SiteLabel:
    """Whose machine this is: the name of the place, the number of the terminal, and what is not real about it."""

    name: str
    terminal: str
    demo_clock: bool = False
    simulated: bool = False
    training: bool = False

    @property
    def warning(self) -> str:
        """What the red band says; "" where everything is real. Of two reasons the one that somebody has chosen."""
        if self.training:
            return TRAINING
        return SIMULATED if self.simulated else ""


class Header(BoxLayout):
    """The blue head, with the red banner below it when something here is not real. As high as its content."""

    def __init__(self, mode: Mode, site: SiteLabel, clock: Clock, hours: Hours = tuple) -> None:
        super().__init__(orientation="vertical", size_hint_y=None)
        self.mode = mode
        self.bind(minimum_height=self.setter("height"))
        self.add_widget(_Head(mode, site, clock, hours))
        if site.warning and not mode.landscape:
            self.add_widget(_Banner(mode, mode.tr(site.warning)))

    def measured_px(self) -> int:
        """The height that it takes across the panel, px: with the banner, and with the second line of a long name."""
        self.width = self.mode.width
        settle(self)
        return math.ceil(self.height)


class _Head(Row):
    _minute: datetime | None = None
    """When the hours were told last: they change on the minute."""

    def __init__(self, mode: Mode, site: SiteLabel, clock: Clock, hours: Hours) -> None:
        self.mode, self._clock, self._hours = mode, clock, hours
        height = head_height(mode)
        super().__init__(fit=False, gap=3 * STEP, padding=(mode.margin, 0), size_hint_y=None, height=height)
        with self.canvas.before:
            Color(rgba=WHITE)
            image = paint.heading(mode.width, height, mode.palette.header_top, mode.palette.header_bottom)
            self._ground = Rectangle(texture=image)
        self.bind(pos=self._place, size=self._place)
        self._open, self._number = (in_white(Words(mode, "", Type.CAPTION, hug=True)) for _ in range(2))
        self._numbers, self._room = [""], 0.0
        emblem, times = _Emblem(height - 5 * STEP), self._times(site)
        room = mode.width - 2 * mode.margin - emblem.width - times.width - 6 * STEP
        warning = [_pill(mode, site, room)] if site.warning and mode.landscape else []
        room -= sum(pill.width + 3 * STEP for pill in warning)
        name, self._number, beside = _names(mode, site, room)
        self._numbers = _numbers(mode, site)
        self._room = room - 3 * STEP - sum(part.width + 3 * STEP for part in beside)
        self._minute = None
        names = Column(name, Row(self._number, *beside, self._open, Filler(), gap=3 * STEP), gap=0)
        self._tell_hours()
        names.bind(height=lambda *_: setattr(self, "height", max(height, names.height + 2 * STEP)))
        for part in (emblem, names, *warning, times):
            self.add_widget(part)
        repeat_while_shown(self, self._tick, 1)

    def _times(self, site: SiteLabel) -> Widget:
        mode = self.mode
        kind = Type.TITLE
        if mode.elder:
            kind = Type.BODY if mode.narrow else Type.LABEL if mode.landscape else Type.TITLE
        self._time = in_white(Words(mode, "", kind, bold=True, hug=True, quiet=True))
        self._day = in_white(Words(mode, "", Type.CAPTION, hug=True, quiet=True))
        rows: list[Widget] = [self._time, self._day]
        if _demo_for_day(mode, site):
            rows = [self._time, _demo(mode)]
        elif mode.tightest:
            rows = [self._time]
        self._tick()
        return Column(*rows, gap=0, align="right", size_hint_x=None, width=max(row.width for row in rows))

    def _tick(self) -> None:
        self._tell_hours()
        now = self._clock.now()
        self._time.plain = f"{now:%H:%M}"
        self._day.plain = self.mode.tr(f"{now:%-m月%-d日} {weekday_in_full(now.date())}")

    def _tell_hours(self) -> None:
        """Whether it is open, in as many words as the line below the name has room for; they go before those beside the number."""
        minute = self._clock.now().replace(second=0, microsecond=0)
        if minute == self._minute:
            return
        self._minute = minute
        fitting = (number for number in self._numbers if self._number.natural_width(number) <= self._room + 3 * STEP)
        self._number.plain, self._open.plain = next(fitting, self._numbers[-1]), ""
        for number in self._numbers:
            room = self._room - self._number.natural_width(number)
            for told in self._hours():
                for kind in (Type.CAPTION, Type.FINE):
                    self._open.resize(kind)
                    if self._open.natural_width(told) <= room:
                        self._number.plain, self._open.plain = number, told
                        return

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size


def header_height(mode: Mode) -> int:
    """The height of the whole header, px: what this machine's has measured, else that of a name of one line with a banner below it."""
    if mode.head:
        return mode.head
    banner = 0 if mode.landscape else line_px(mode, Type.CAPTION, bold=True) + 2 * STEP
    lines = line_px(mode, _name_kinds(mode)[0], bold=True) + line_px(mode, Type.CAPTION)
    return max(head_height(mode), lines + 2 * STEP) + banner


def head_height(mode: Mode) -> int:
    """The least height of the blue head, px: a name may need more."""
    return mode.tall(Tall.HEAD)


def _names(mode: Mode, site: SiteLabel, room: float) -> tuple[Widget, Words, list[Widget]]:
    """The site's name as large as one line allows; the terminal's number, which stands below it, and what stands beside the number:
    演示时钟 where the name leaves no room for it."""
    number = in_white(Words(mode, _numbers(mode, site)[0], Type.CAPTION, hug=True))
    kind = _largest(mode, site.name, room)
    name = in_white(Words(mode, site.name, kind, bold=True, data=True))
    if not site.demo_clock or _demo_for_day(mode, site):
        return name, number, []
    demo = _demo(mode)
    wide = name.natural_width(site.name)
    if wide + STEP + demo.width <= room:
        name.size_hint_x, name.width = None, wide
        return Row(name, demo, Filler(), gap=STEP), number, []
    return name, number, [demo]


def _numbers(mode: Mode, site: SiteLabel) -> list[str]:
    """The terminal's number, whole and short."""
    return [mode.tr(form).format(number=site.terminal) for form in _NUMBERS]


def _largest(mode: Mode, text: str, room: float) -> Type:
    fitting = (kind for kind in _name_kinds(mode) if Words(mode, text, kind, bold=True, hug=True, data=True).width <= room)
    return next(fitting, _smallest(mode))


def _smallest(mode: Mode) -> Type:
    return _name_kinds(mode)[-1]


def _name_kinds(mode: Mode) -> tuple[Type, ...]:
    if mode.elder:
        return (Type.BODY, Type.CAPTION, Type.FINE) if mode.narrow else (Type.BODY, Type.CAPTION)
    return (Type.TITLE, Type.LABEL, Type.BODY)


def _demo(mode: Mode) -> Tag:
    return Tag(mode, mode.tr("演示时钟"), Ink.ATTENTION, "attention_soft", Type.FINE)


def _demo_for_day(mode: Mode, site: SiteLabel) -> bool:
    """Whether 演示时钟 stands in the place of the date: large type upright has room for one of them, and that date is not today's."""
    return site.demo_clock and mode.elder and not mode.landscape


def _pill(mode: Mode, site: SiteLabel, room: float) -> Row:
    """The banner of a lying panel, which has no height to give away: a red field in the head, in two lines where one leaves the site's
    name no room of its own."""
    words = in_white(Words(mode, mode.tr(site.warning), Type.CAPTION, bold=True, align="center", hug=True))
    name = Words(mode, site.name, _smallest(mode), bold=True, hug=True, data=True).width
    whole, edge = words.width, 6 * STEP
    if name + 3 * STEP + edge + whole > room:
        words.hug = False
        words.width = next(px for px in range(int(whole / 2), int(whole) + STEP, STEP) if words.natural(px) <= 2 * words.height)
    pill = Row(words, padding=(edge // 2, STEP), size_hint_x=None, width=words.width + edge)
    Ground(pill, BANNER)
    return pill


class _Emblem(Widget):
    def __init__(self, size_px: int) -> None:
        super().__init__(size_hint=(None, None), size=(size_px, size_px))
        with self.canvas:
            Color(rgba=WHITE)
            self._image = Rectangle(texture=paint.emblem(size_px), size=self.size)
        self.bind(pos=self._place)

    def _place(self, *_: Any) -> None:
        self._image.pos = (round(self.x), round(self.y))


class _Banner(Row):
    def __init__(self, mode: Mode, text: str) -> None:
        words = in_white(Words(mode, text, Type.CAPTION, bold=True, align="center"))
        if words.natural_width(text) > mode.width - 2 * mode.margin:
            words.resize(Type.FINE)  # what it takes, the page below has to give
        super().__init__(words, padding=(mode.margin, STEP))
        with self.canvas.before:
            Color(rgba=rgba(BANNER))
            self._ground = Rectangle()
        self.bind(pos=self._place, size=self._place)

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
