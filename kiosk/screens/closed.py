"""Nobody can begin here now: why, until when, whom to call, and where the nearest other machine stands.

The same words stand on the page of a kiosk that cannot even start (out_of_service.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from core.language import mark
from core.opening import Timetable
from kiosk.closure import Closure, ClosureKind
from kiosk.screens.hours import clock_time, hours_line
from kiosk.screens.screen import Screen
from kiosk.settings import Site
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.stage import paint_stage
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Icon, Title, Words

ELSEWHERE = mark("请换一台终端，或到人工窗口办理。")


class ClosedScreen(Screen):
    """Nothing on it can be touched; it leaves by itself."""

    def build(self) -> Widget:
        closure = self.scene.of
        assert isinstance(closure, Closure)
        self._night = replace(self.mode, night=closure.night)
        page = BoxLayout(orientation="vertical")
        surround = self.shell.surround
        page.add_widget(surround.header_in(self._night) if closure.night else surround.header())
        holder = BoxLayout(padding=self.mode.margin)
        holder.add_widget(self.body())
        page.add_widget(holder)
        return page

    def body(self) -> Widget:
        assert isinstance(self.scene.of, Closure)
        return notice(self._night, self.site, self.scene.of, self.desk.timetable, self.desk.now())

    def enter(self) -> None:
        paint_stage(self._night)

    def leave(self) -> None:
        paint_stage(self.mode)


def notice(mode: Mode, site: Site, closure: Closure, timetable: Timetable, now: datetime) -> Middle:
    """The card with everything on it, in the middle of its place."""
    return _card(mode, site, closure, _lines(mode, site, closure, timetable, now))


def stopped(mode: Mode, site: Site | None, closure: Closure) -> Middle:
    """The card of something broken, also where not even the place is known."""
    return _card(mode, site, closure, _broken(mode, closure))


def _card(mode: Mode, site: Site | None, closure: Closure, lines: Sequence[str]) -> Middle:
    symbol, ink, title = _look(closure)
    kind = Type.TITLE if mode.tight else Type.DISPLAY
    words = Column(
        Title(mode, mode.tr(title), kind, align="center"),
        *(_line(mode, line, first=n == 0, written=line == closure.reason) for n, line in enumerate(lines)),
        gap=STEP,
    )
    told = mode.tr("代码 {code}").format(code=closure.code) if closure.code else ""
    code = [Words(mode, told, Type.CAPTION, Ink.SOFT, align="center", quiet=True)] if told else []
    picture = Medallion(mode, symbol, ink, mode.side(Pictogram.CLOSED))
    return Middle(mode, picture, words, *code, foot=people(mode, site) if site else None, extra=[picture])


def _line(mode: Mode, line: str, *, first: bool, written: bool) -> Words:
    """What a technician has written stays in the language in which it was."""
    return Words(mode, line, Type.BODY, Ink.MAIN if first else Ink.SOFT, align="center", bold=first, verbatim=written)


def people(mode: Mode, site: Site) -> Widget:
    """Whom to call, and where else to go."""
    rows = [
        (Symbol.PHONE, helper(mode, site)),
        (Symbol.ACCOUNT_VOICE, f"{site.window}，{mode.tr('咨询投诉')} {site.hotline}"),
    ]
    if site.nearest.name:
        where = f"（{site.nearest.where}）" if site.nearest.where else ""
        rows.append((Symbol.MAP_MARKER, f"{mode.tr('最近的一台在')}{site.nearest.name}{where} {site.nearest.phone}".rstrip()))
    small = mode.tight
    kind = Type.CAPTION if small else Type.BODY
    return Well(mode, *(Row(Icon(mode, symbol, mode.px(kind) + STEP), Words(mode, line, kind), gap=2 * STEP) for symbol, line in rows))


def helper(mode: Mode, site: Site) -> str:
    """Who helps here and the number, in two lines where one is too short."""
    between = "\n" if mode.narrow else "　"
    return f"{site.helper_role} {site.helper}{between}{site.helper_phone}"


def _look(closure: Closure) -> tuple[Symbol, Ink, str]:
    if closure.kind is ClosureKind.MAINTENANCE:
        return Symbol.WRENCH, Ink.ATTENTION, mark("本机正在维护")
    if closure.kind is ClosureKind.BROKEN:
        return Symbol.WRENCH, Ink.ATTENTION, mark("本机暂停服务")
    if closure.night:
        return Symbol.WEATHER_NIGHT, Ink.PRIMARY, mark("夜间休息")
    return Symbol.CLOCK_OUTLINE, Ink.PRIMARY, mark("现在不开放")


def _lines(mode: Mode, site: Site, closure: Closure, timetable: Timetable, now: datetime) -> Sequence[str]:
    tr = mode.tr
    if closure.kind is ClosureKind.HOURS:
        return [hours_line(mode, timetable, now), tr("开放时间：{hours}").format(hours=site.hours)]
    if closure.kind is ClosureKind.BROKEN:
        return _broken(mode, closure)
    back = _back(mode, closure.until, now) if closure.until else tr("什么时候好，还不能确定。")
    return [*([closure.reason] if closure.reason else []), back, tr(ELSEWHERE)]


def _broken(mode: Mode, closure: Closure) -> Sequence[str]:
    return [*([mode.tr(closure.happened)] if closure.happened else []), mode.tr(ELSEWHERE)]


def _back(mode: Mode, until: datetime, now: datetime) -> str:
    if until.date() == now.date():
        return mode.tr("预计今天 {time} 恢复。").format(time=clock_time(until))
    day = mode.tr("{month}月{day}日").format(month=until.month, day=until.day)
    return mode.tr("预计 {day} {time} 恢复。").format(day=day, time=clock_time(until))
