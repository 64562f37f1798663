"""Writing on the screen: `Words` and its few relatives. Every visible text of the product goes through here.

Text is put into the resident's language here, whoever wrote it (`tr` before that is for forms with slots: language.py), cleaned, characters without a glyph become 〓, lines are broken by Chinese rules, and markup is never on, so
that a name holding `[b]` is shown as it is. No text, however long, is more than a panel of lines. A label's height follows from its width at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any

from kivy.properties import StringProperty

from core.language import Language
from kiosk.ui import fonts
from kiosk.ui.compounds import inside
from kiosk.ui.icons import Symbol
from kiosk.ui.lettering import Lettering
from kiosk.ui.measuring import ROOM_PX, drawable, line_height, line_width, measure, widest_word
from kiosk.ui.palettes import WHITE, Ink, rgba
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.wrap import wrap

_MOST_LINES = 100
"""More stand on no panel. A text from outside may have thousands, and a texture of them takes seconds and most of the memory."""
_MOST_KEPT = 12
"""From so many lines down a text is shortened that is too high for its page."""
_CUT = "…"
FEW_LINES = 4
"""Of a record's text on what is touched: a reason, a name. What we write ourselves is shorter, which the looks at the screens hold."""
_JOINT = {Language.CHINESE: "", Language.ENGLISH: " "}
"""What stood between two lines before they were broken."""


class Words(Lettering):
    """A text. It fills the width it is given and is as high as its lines; with `hug` it is as wide as its one line.

    `plain` is the text to set and to read, which is at once in the resident's language; `text` is what is drawn, with line feeds.
    `quiet` keeps the voice from reading it (numbers, amounts, refusals, anything personal). `data` says that the text may hold what
    stands in a record: a name, a place. That stays Chinese, and only there Chinese may be left. What is `verbatim` is shown as it is:
    what the resident has written, a name alone, a line of a slip. Of more than `most_lines` the rest is left out, and 「…」 says so.
    """

    plain = StringProperty("")
    width: float
    size_hint_x: float | None

    def __init__(
        self,
        mode: Mode,
        text: str = "",
        kind: Type = Type.BODY,
        ink: Ink = Ink.MAIN,
        *,
        bold: bool = False,
        align: str = "left",
        hug: bool = False,
        quiet: bool = False,
        data: bool = False,
        verbatim: bool = False,
        most_lines: int = _MOST_LINES,
        **more: Any,
    ) -> None:
        self.mode, self.kind, self.hug, self.quiet, self._most = mode, kind, hug, quiet, most_lines
        self._part: slice | None = None
        self.data, self.verbatim = data or verbatim, verbatim
        usual = {"font_name": fonts.UI, "font_size": mode.px(kind), "size_hint_y": None, "size": (0, 0)}
        super().__init__(bold=bold, halign=align, color=rgba(mode.palette.ink_of(ink)), **{**usual, **more})
        if hug:
            self.size_hint_x = None
        self.plain = self._told(text)
        self.fbind("plain", self._tell)
        self.fbind("width", self._flow)
        self._flow()

    @property
    def say(self) -> str:
        """What the voice reads for this text, of a part what can be seen of it; empty when it must not."""
        shown = self.plain if self._part is None else _JOINT[self.mode.language].join(self.text.split("\n"))
        return "" if self.quiet else shown

    def recolour(self, ink: Ink) -> None:
        """Another role of writing."""
        self.color = rgba(self.mode.palette.ink_of(ink))

    def resize(self, kind: Type) -> None:
        """Another size of writing."""
        self.kind, self.font_size = kind, self.mode.px(kind)
        self._flow()

    def show_part(self, lines: slice | None) -> None:
        """From now on these of its lines, where the others have pages of their own; None for all of them."""
        if lines != self._part:
            self._part = lines
            self._flow()

    def keep_to(self, lines: int) -> None:
        """From now on no more lines than that."""
        self._most = lines
        self._flow()

    def line_count(self) -> int:
        """The lines that all of it takes in the present width."""
        return 1 if self.hug else len(self._lines(self.width, self.font_size))

    def natural(self, width: float, kind: Type | None = None) -> float:
        """The height it needs in that width, px; also as it would be in another kind of writing."""
        size = self.font_size if kind is None else self.mode.px(kind)
        return float(len(self._lines(width, size)) * line_height(self.font_name, size, self.bold))

    def _tell(self, *_: Any) -> None:
        """A new text: where it has to be put into another language, it is set once more, and is there then."""
        told = self._told(self.plain)
        if told == self.plain:
            self._flow()
        else:
            self.plain = told

    def _told(self, text: str) -> str:
        return text if self.verbatim else self.mode.tr(text)

    def natural_width(self, text: str) -> float:
        """The width that a text would need in one line, px."""
        return self._measure(drawable(text)) + 2 * ROOM_PX

    @property
    def word_px(self) -> float:
        """The width in which no English word has to be broken, px; Chinese breaks anywhere and needs none."""
        return widest_word(self.mode, (self.plain,), self.kind, bold=self.bold)

    def keep_words_whole(self) -> None:
        """From now on in the largest writing, up to the present one, in which no English word is broken."""
        smaller = [kind for kind in _WORD_SIZES if self.mode.px(kind) < self.mode.px(self.kind)]
        if self.mode.language is Language.ENGLISH:
            self._keep((self.kind, *smaller), lambda kind: widest_word(self.mode, (self.plain,), kind, bold=self.bold) <= self.width)

    def keep_on_line(self, *kinds: Type) -> None:
        """From now on in the first of these kinds of writing, the largest first, in which one line is enough; else in the last."""
        self._keep(kinds, lambda kind: line_width(self.mode, self.plain, kind, bold=self.bold) <= self.width)

    def keep_short(self, lines: int, *kinds: Type) -> None:
        """From now on in the first of these kinds of writing, the largest first, in which so many lines are enough; else in the last."""
        self._keep(kinds, lambda kind: len(self._lines(self.width, self.mode.px(kind))) <= lines)

    def _keep(self, kinds: Sequence[Type], fits: Callable[[Type], bool]) -> None:
        def choose(*_: Any) -> None:
            kind = next((kind for kind in kinds if fits(kind)), kinds[-1])
            if self.width and kind is not self.kind:
                self.resize(kind)

        self.bind(width=choose, plain=choose)
        choose()

    def _flow(self, *_: Any) -> None:
        """Breaks the lines anew; a text that has no width yet waits for it."""
        if not self.hug and not self.width:
            return
        if self.hug:
            lines = [self._kept(line) for line in drawable(self.plain).split("\n", _MOST_LINES)[:_MOST_LINES]]
            self.width = max(self._measure(line) for line in lines) + 2 * ROOM_PX
        else:
            lines = self._lines(self.width, self.font_size)
            lines = lines if self._part is None else lines[self._part]
        self.write("\n".join(lines), self.width)
        self.height = len(lines) * line_height(self.font_name, self.font_size, self.bold)

    def _lines(self, width: float, size: float) -> list[str]:
        room = max(width - ROOM_PX, size)
        lines = wrap(drawable(self.plain), room, lambda text: measure(text, self.font_name, size, self.bold), inside)
        return lines if len(lines) <= self._most else [*lines[: self._most - 1], self._begun(lines[self._most - 1], room)]

    def _kept(self, line: str) -> str:
        """What of a line has room on the panel: a label that hugs its text is never wider."""
        return line if self._measure(line) <= self.mode.width else self._begun(line, self.mode.width)

    def _begun(self, line: str, width: float) -> str:
        """As much of a line as has room before the 「…」."""
        ends = accumulate(map(self._measure, line), initial=self._measure(_CUT))
        return line[: bisect_right(list(ends), width) - 1] + _CUT

    def _measure(self, text: str) -> float:
        return measure(text, self.font_name, self.font_size, self.bold)


def keep_within(texts: Iterable[Words], fit: Callable[[], bool]) -> None:
    """Leaves out the ends of these texts, of the longest first, until they `fit` where they stand: what a record says may have no end."""
    for lines in range(_MOST_KEPT, 0, -1):
        if fit():
            return
        for words in texts:
            words.keep_to(lines)


def in_white(words: Words) -> Words:
    """The same words, written in white."""
    words.color = WHITE
    return words


_WORD_SIZES = (Type.LABEL, Type.BODY, Type.CAPTION, Type.FINE)
"""What a word on a cell may shrink to."""
_FIELD_SIZES = (Type.TITLE, Type.LABEL, Type.BODY)
"""The larger, the better to compare; a long number needs a smaller one to stay on its line."""


def largest_in_line(words: Words, text: str) -> Type:
    """The largest writing of a pad's field in which the text stays on one line of these words."""
    room = words.width - STEP
    fitting = (kind for kind in _FIELD_SIZES if measure(text, words.font_name, words.mode.px(kind), True) <= room)
    return next(fitting, _FIELD_SIZES[-1])


class Title(Words):
    """The question or the news of a screen: large and bold."""

    def __init__(self, mode: Mode, text: str = "", kind: Type = Type.TITLE, ink: Ink = Ink.MAIN, **more: Any) -> None:
        super().__init__(mode, text, kind, ink, **{"bold": True, **more})


class Icon(Lettering):
    """A picture from the symbol font, `size_px` high and wide; it carries no meaning alone, so it is never read out."""

    def __init__(self, mode: Mode, symbol: Symbol, size_px: int = 56, ink: Ink = Ink.PRIMARY, **more: Any) -> None:
        color = rgba(mode.palette.ink_of(ink))
        super().__init__(font_name=fonts.SYMBOLS, font_size=size_px, color=color, size=(size_px, size_px), size_hint=(None, None), **more)
        self.show(symbol)

    def show(self, symbol: Symbol) -> None:
        """Another picture in the same place."""
        self.write(symbol.value)
