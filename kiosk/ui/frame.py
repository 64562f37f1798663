"""The frame every screen stands in: header, steps, intro, body, act buttons, bar. The body takes what is left.

    upright                    lying                            低位 (upright)
    ┌ header ────────┐         ┌ header ─────────────────┐      ┌ header ────────┐
    │ steps          │         │ steps                   │      │ steps          │
    │ intro          │         │ intro            │      │      │ intro          │
    │ body           │         │ body             │ back │      │- - half way - -│
    │ [back]  [ go ] │         │                  │ [go] │      │ body           │
    └ bar ───────────┘         └ bar ────────────────────┘      │ [back]  [ go ] │
                                                                └ bar ───────────┘
低位 keeps everything touchable in the lower half of an upright panel; `intro` holds what is only read.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from core.language import Language
from kiosk.ui.bar import bar_height
from kiosk.ui.buttons import PushButton, level
from kiosk.ui.header import header_height
from kiosk.ui.layout import Column, Filler, Row
from kiosk.ui.sizes import Wide
from kiosk.ui.steps import steps_height
from kiosk.ui.tokens import STEP, Mode


class Frame(BoxLayout):
    """One screen. `acts` are the buttons, the primary one last; `body` is what is touched, `intro` what is only read above it.

    A body in which nothing is touched but at its foot is `foot_only`: with 低位 it may take the whole height.
    """

    def __init__(
        self,
        mode: Mode,
        *,
        header: Widget,
        body: Widget,
        bar: Widget,
        acts: Sequence[Widget] = (),
        steps: Widget | None = None,
        intro: Widget | None = None,
        foot_only: bool = False,
    ) -> None:
        super().__init__(orientation="vertical")
        self.mode = mode
        self.add_widget(header)
        if steps is not None:
            self.add_widget(steps)
        if mode.lowered and not foot_only:
            self._lower_half(intro, body, acts, bar)
        elif mode.landscape:
            self._lying(intro, body, acts, bar)
        else:
            self._upright(intro, body, acts, bar)

    def _upright(self, intro: Widget | None, body: Widget, acts: Sequence[Widget], bar: Widget) -> None:
        self.add_widget(_holder(self.mode, intro, body))
        if acts:
            self.add_widget(_act_row(self.mode, acts))
        self.add_widget(bar)

    def _lying(self, intro: Widget | None, body: Widget, acts: Sequence[Widget], bar: Widget) -> None:
        across = BoxLayout()
        across.add_widget(_holder(self.mode, intro, body))
        if acts:
            across.add_widget(_act_column(self.mode, acts))
        self.add_widget(across)
        self.add_widget(bar)

    def _lower_half(self, intro: Widget | None, body: Widget, acts: Sequence[Widget], bar: Widget) -> None:
        self.add_widget(_holder(self.mode, intro, Filler()))
        half = BoxLayout(orientation="vertical", size_hint_y=None, height=self.mode.reach)
        half.add_widget(_holder(self.mode, None, body))
        if acts:
            half.add_widget(_act_row(self.mode, acts))
        half.add_widget(bar)
        self.add_widget(half)


def body_room(mode: Mode) -> int:
    """The height that a body surely gets on a screen with steps and act buttons and no intro, px."""
    below = bar_height(mode) + 2 * mode.gap + (0 if mode.landscape else mode.button + _reason_px(mode) + mode.gap)
    if mode.lowered:
        return mode.reach - below
    return mode.height - _top(mode) - below


def _reason_px(mode: Mode) -> int:
    """By so much a button grows with its reason, which in English takes a second line on the smallest panel."""
    if not mode.narrow:
        return 0
    return 2 * STEP if mode.elder else 5 * STEP if mode.language is Language.ENGLISH else 0


def intro_room(mode: Mode) -> int:
    """The height that an intro surely gets with 低位, px."""
    return mode.height - mode.reach - _top(mode) - 3 * mode.gap


def _top(mode: Mode) -> int:
    return header_height(mode) + steps_height(mode)


def _holder(mode: Mode, intro: Widget | None, body: Widget) -> BoxLayout:
    holder = BoxLayout(orientation="vertical", padding=(mode.margin, mode.gap), spacing=mode.gap)
    if intro is not None:
        holder.add_widget(intro)
    if body.size_hint_y is None:  # a fitted body stands at the top
        rest = BoxLayout(orientation="vertical")
        rest.add_widget(body)
        rest.add_widget(Widget())
        body = rest
    holder.add_widget(body)
    return holder


def _act_row(mode: Mode, acts: Sequence[Widget]) -> Row:
    """Two buttons share the row one to two, more of them by the length of their words; all are as high as the highest."""
    worded = [act for act in acts if isinstance(act, PushButton)]
    level(worded)
    if len(acts) > 2 and len(worded) == len(acts):
        for button in worded:
            button.size_hint_x = button.line_px
    else:
        for act in acts[:-1]:
            act.size_hint_x = 0.5
    return Row(*acts, gap=mode.gap, padding=(mode.margin, 0, mode.margin, mode.gap))


def _act_column(mode: Mode, acts: Sequence[Widget]) -> Column:
    padding = (0, mode.gap, mode.margin, mode.gap)
    return Column(Filler(), *acts, gap=mode.gap, padding=padding, fit=False, size_hint_x=None, width=act_column_px(mode))


def act_column_px(mode: Mode) -> int:
    """The width of the act buttons' column on a lying panel, its margin included, px."""
    return mode.wide(Wide.ACTS)
