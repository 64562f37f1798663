"""The frame every screen stands in: header, steps, body, act buttons, bar. The body takes what is left.

低位 keeps everything touchable in the lower half of the panel: the upper half shows the header and the steps only.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui.layout import Filler, Row
from kiosk.ui.tokens import Mode


class Frame(BoxLayout):
    """One screen. `acts` stand side by side below the body, the primary one last; `body` is any widget."""

    def __init__(
        self,
        mode: Mode,
        *,
        header: Widget,
        body: Widget,
        bar: Widget,
        acts: Sequence[Widget] = (),
        steps: Widget | None = None,
    ) -> None:
        super().__init__(orientation="vertical")
        self.mode = mode
        self.add_widget(header)
        if steps is not None:
            self.add_widget(steps)
        if mode.low and not mode.landscape:
            self.add_widget(Filler(share=1.0))
        foot = self._foot(body, acts, bar)
        self.add_widget(foot)

    def _foot(self, body: Widget, acts: Sequence[Widget], bar: Widget) -> BoxLayout:
        mode = self.mode
        foot = BoxLayout(orientation="vertical")
        if mode.low and not mode.landscape:
            foot.size_hint_y, foot.height = None, mode.height / 2
        holder = BoxLayout(orientation="vertical", padding=(mode.margin, mode.gap))
        holder.add_widget(body)
        if body.size_hint_y is None:
            holder.add_widget(Widget())
        foot.add_widget(holder)
        if acts:
            row = Row(*acts, gap=mode.gap, padding=(mode.margin, 0, mode.margin, mode.gap))
            for act in acts[:-1]:
                act.size_hint_x = 0.5
            foot.add_widget(row)
        foot.add_widget(bar)
        return foot
