"""The one page of a kiosk that cannot start: 本机暂停服务, and where people are. `kiosk.boot.prepare` must have run before this is imported.

It knows no desk, for there is none; nothing on it can be touched, and only a technician ends it.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.widget import Widget

from kiosk.settings import Site
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle
from kiosk.ui.stage import paint_stage, set_stage
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Ink, Mode, Type
from kiosk.ui.words import Icon, Title, Words


class OutOfServiceApp(App):
    """The page in its window; `code` is small, for the technician. `on_ready` is called when it is drawn."""

    def __init__(self, site: Site, code: str, on_ready: Callable[[], object], **more: Any) -> None:
        super().__init__(**more)
        self._site, self._code, self._on_ready = site, code, on_ready

    def build(self) -> Widget:
        set_stage()
        mode = Mode(width=Window.width, height=Window.height)
        paint_stage(mode)
        words = Column(
            Title(mode, "本机暂停服务", Type.DISPLAY, align="center"),
            Words(mode, "请换一台终端，或到人工窗口办理。", Type.BODY, Ink.SOFT, align="center"),
            gap=2 * STEP,
        )
        code = Words(mode, f"代码 {self._code}", Type.CAPTION, Ink.SOFT, align="center")
        where = Words(mode, f"{self._site.window}，咨询投诉 {self._site.hotline}", Type.BODY, Ink.SOFT)
        people = Well(mode, Row(Icon(mode, Symbol.ACCOUNT_VOICE, 56), where, gap=3 * STEP))
        page = AnchorLayout(padding=6 * STEP)
        page.add_widget(Middle(mode, Medallion(mode, Symbol.WRENCH, Ink.ATTENTION, 240), words, code, foot=people))
        return page

    def on_start(self) -> None:
        Window.bind(on_flip=self._drawn)

    def _drawn(self, *_: Any) -> None:
        Window.unbind(on_flip=self._drawn)
        self._on_ready()


def run(site: Site, code: str, on_ready: Callable[[], object]) -> None:
    """Shows the page until SIGTERM or SIGINT."""
    app = OutOfServiceApp(site, code, on_ready)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: Clock.schedule_once(lambda _: app.stop()))
    app.run()
