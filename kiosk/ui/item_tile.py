"""A tile of an item list: name and kind, and the few facts that decide whether to open it. Grey with its reason when it cannot be
done; with a tick and what has become of it when it was done already.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.widget import Widget

from core.language import Language
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.measuring import line_px
from kiosk.ui.palettes import Hue, Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Tag, card_ground
from kiosk.ui.tiles import Badge
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback, Touchable
from kiosk.ui.words import FEW_LINES, Icon, Words

_SIDE_PX, _GAP_PX, _ARROW_PX, _BADGE_PX, _FACTS_GAP_PX = 3 * STEP, 3 * STEP, 56, 120, 4
_ROOMY_PX = 232


class ItemTile(Touchable, AnchorLayout):
    """Badge, name, tag, one line a fact, and an arrow that says that it leads on; `compact` sets the facts' words behind each other.

    `instead` stands in the place of the facts where the item can be opened, but is not what it is at other times.
    """

    def __init__(
        self,
        mode: Mode,
        title: str,
        symbol: Symbol,
        tap: Callback,
        *,
        facts: Sequence[tuple[str, str]],
        hue: Hue = Hue.BLUE,
        reason: str = "",
        instead: str = "",
        tag: str = "",
        done: str = "",
        compact: bool | None = None,
    ) -> None:
        self.mode, self.title, self.reason = mode, title, reason
        super().__init__(tap=tap, padding=(_SIDE_PX, _ends_px(mode)))
        self.usable = not reason
        compact = is_compact(mode) if compact is None else compact
        name = Words(mode, title, _name_type(mode), Ink.OFF if reason else Ink.MAIN, bold=True)
        words = Column(name, _below(mode, compact, facts, reason, done, instead), gap=STEP)
        right = [] if compact else [Column(Tag(mode, tag), size_hint_x=None, width=_tag_px(mode), align="right")]
        badge = Badge(mode, symbol, Hue.SLATE if reason else hue, _badge_px(mode) if compact else _BADGE_PX)
        self.add_widget(Row(badge, words, *right, _end(mode, reason, done), gap=_GAP_PX))
        self._ground = card_ground(self, mode)
        if reason:
            self._ground.paint(mode.palette.panel_off, mode.palette.line)
        self.bind(pressed=self._show)

    @staticmethod
    def least_px(mode: Mode, told: Sequence[tuple[str, str]], width: float) -> int:
        """The least height in which each name and the line below it (`told`, in pairs) have room on a compact tile of that width, px."""
        room = ItemTile.words_px(mode, width)
        words = max((_natural(mode, title, line, room) for title, line in told), default=0.0)
        return max(mode.target, round(words) + 2 * _ends_px(mode))

    @staticmethod
    def words_px(mode: Mode, width: float) -> float:
        """The width that name and line have on a compact tile of that width, px."""
        return width - 2 * _SIDE_PX - _badge_px(mode) - _ARROW_PX - 2 * _GAP_PX

    @staticmethod
    def roomy_px(mode: Mode, title: str, facts: Sequence[tuple[str, str]], width: float) -> int:
        """The least height of a tile of that width with a line or more for each fact, px."""
        room = width - 2 * _SIDE_PX - _BADGE_PX - _tag_px(mode) - _ARROW_PX - 3 * _GAP_PX
        name = Words(mode, title, _name_type(mode), bold=True).natural(room)
        told = sum(Words(mode, fact).natural(room - _label_px(mode)) + _FACTS_GAP_PX for _, fact in facts)
        return max(_ROOMY_PX, round(name + STEP + told) + 2 * _ends_px(mode))

    @property
    def say(self) -> str:
        return self.title

    def _show(self, *_: object) -> None:
        palette = self.mode.palette
        self._ground.paint(palette.panel_pressed if self.pressed else palette.panel, "" if palette.shadow else palette.line)


def in_line(facts: Sequence[tuple[str, str]]) -> str:
    """The facts where one line has to do: a single one with its label, several without; "" for none."""
    return "：".join(facts[0]) if len(facts) == 1 else " · ".join(told for _, told in facts)


def _natural(mode: Mode, title: str, line: str, room: float) -> float:
    """A tile whose reason is told later needs the height of a line too."""
    name = Words(mode, title, _name_type(mode), bold=True).natural(room)
    return float(name + max(line_px(mode, Type.CAPTION), Words(mode, line, Type.CAPTION).natural(room)) + STEP)


def _below(mode: Mode, compact: bool, facts: Sequence[tuple[str, str]], reason: str, done: str, instead: str) -> Widget:
    """What stands below the name: why it cannot be done, else what became of it, else what it is now, else the facts."""
    kind = Type.CAPTION if compact else Type.BODY
    if reason:
        return Words(mode, reason, kind, Ink.ATTENTION, most_lines=FEW_LINES)
    if done or instead:
        return Words(mode, done or instead, kind, Ink.GOOD if done else Ink.ATTENTION, bold=True)
    if compact and facts:
        return Words(mode, in_line(facts), kind, Ink.SOFT)
    return Column(*(_fact(mode, *fact) for fact in facts), gap=_FACTS_GAP_PX, height=0)  # none at all takes no room


def _end(mode: Mode, reason: str, done: str) -> Icon:
    """What stands at the right: a lock, a tick, or the arrow that leads on."""
    if reason:
        return Icon(mode, Symbol.LOCK, _ARROW_PX, Ink.OFF)
    return Icon(mode, Symbol.CHECK_CIRCLE, _ARROW_PX, Ink.GOOD) if done else Icon(mode, Symbol.CHEVRON_RIGHT, _ARROW_PX, Ink.SOFT)


def is_compact(mode: Mode) -> bool:
    """Whether there is no room for a line a fact."""
    return mode.elder or mode.landscape or mode.narrow or mode.lowered


def _snug(mode: Mode) -> bool:
    """Large type where only a few rows have room: the names have the size of text."""
    return mode.tightest or (mode.elder and mode.lowered)


def _name_type(mode: Mode) -> Type:
    return Type.BODY if _snug(mode) else Type.LABEL


def _ends_px(mode: Mode) -> int:
    return STEP if _snug(mode) else 2 * STEP


def _badge_px(mode: Mode) -> int:
    return mode.side(Pictogram.ENTRY_CLOSE if _snug(mode) else Pictogram.ENTRY)


def _tag_px(mode: Mode) -> int:
    return (8 if mode.language is Language.ENGLISH else 6) * mode.px(Type.CAPTION)  # Appointment


def _fact(mode: Mode, label: str, told: str) -> Row:
    name = Words(mode, label, Type.BODY, Ink.SOFT, size_hint_x=None, width=_label_px(mode))
    return Row(name, Words(mode, told, Type.BODY), gap=0)


def _label_px(mode: Mode) -> int:
    return 3 * mode.px(Type.BODY)
