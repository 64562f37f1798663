"""What must hold on every screen, judged by what is really on it: nothing cut, nothing overlapping, targets large enough
and apart, contrast, everything spoken. Each check gives the list of what is wrong, empty when all is well.
"""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import Any

import numpy as np
from PIL import Image

from kiosk.ui.palettes import contrast
from kiosk.ui.tokens import STEP, Mode
from tests.window.driver import Driver, Seen

_SLACK_PX = 2.0
_LEADING = 0.17
"""The share of a line's height above and below the characters themselves (Noto Sans: 1.45 em)."""
_LEAST_CONTRAST = 4.5
"""WCAG 2.1 (1.4.3) for text of any size; for large text it would let 3 pass."""
_NARROWEST_PX = 96
_UNLIKE = 48
"""Summed over the three channels: what is nearer to the ink is an edge of a character."""
_KEPT, _FINER = 5, 3
"""Of the eight bits of a channel those that tell two grounds apart, and those below them."""
_GETA = "〓"
_LEFT_OUT = "…"
_AT_LINE_ENDS = re.compile(r"[\s·…]")
_WORD_ENDS, _WORD_BEGINS = re.compile(r"[A-Za-z0-9]+$"), re.compile(r"[A-Za-z0-9]+")


def faults(driver: Driver, mode: Mode, picture: Image.Image | None = None) -> list[str]:
    """Everything wrong with the present screen; the contrast only with a `picture` of it."""
    with driver.still():
        found = [
            *missing_glyphs(driver),
            *cut_texts(driver),
            *split_words(driver),
            *spilling(driver),
            *spilling_badges(driver),
            *crowded(driver),
            *overlapping_texts(driver),
            *small_targets(driver, mode),
            *close_targets(driver),
            *unspoken(driver),
        ]
        return [*found, *low_contrast(driver, picture)] if picture else found


def missing_glyphs(driver: Driver) -> list[str]:
    """Texts with characters that the font lacks; a label shows the geta mark for each."""
    return [f"missing glyph: {seen.widget.text!r}" for seen in driver.labels() if _GETA in seen.widget.text]


def cut_texts(driver: Driver) -> list[str]:
    """Texts larger than their widget, of which the end was left out, or that reach out of what they stand in or out of the window."""
    found = []
    for words in driver.written():
        if _ink_width(words) > words.width + _SLACK_PX or words.texture_size[1] > words.height + _SLACK_PX:
            found.append(
                f"cut: {words.plain!r} needs {_ink_width(words):.0f}x{words.texture_size[1]}, has {words.width:.0f}x{words.height:.0f}"
            )
        if words.text.endswith(_LEFT_OUT) and not words.plain.endswith(_LEFT_OUT):
            found.append(f"cut: {words.plain!r} is only begun")
        outside = _outside(driver, words)
        if outside:
            found.append(f"cut: {words.plain!r} reaches out of {outside}")
    return found


def split_words(driver: Driver) -> list[str]:
    """Numbers and foreign words that had to be broken, because a line has no room for them."""
    found = []
    for seen in driver.labels():
        for one, other in pairwise(seen.widget.text.split("\n")):
            ends, begins = _WORD_ENDS.search(one), _WORD_BEGINS.match(other)
            if ends and begins and ends[0] + begins[0] in seen.widget.plain:
                found.append(f"split: {seen.widget.plain!r} between {one!r} and {other!r}")
    return found


def spilling(driver: Driver) -> list[str]:
    """Cards and fields that reach out of what they stand in."""
    return [
        f"spills: {_name(seen)} out of {type(seen.widget.parent).__name__}" for seen in driver.visible() if _spills(seen.widget, driver)
    ]


def spilling_badges(driver: Driver) -> list[str]:
    """Pictures that reach out of the tile or card on which they stand."""
    from kiosk.ui.tiles import Badge

    found = []
    for seen in driver.visible():
        if isinstance(seen.widget, Badge) and (card := _card_of(seen.widget)) is not None:
            (x, y), (left, bottom) = seen.widget.to_window(*seen.widget.pos), card.to_window(*card.pos)
            inside = left - _SLACK_PX <= x and bottom - _SLACK_PX <= y
            if not inside or x + seen.width > left + card.width + _SLACK_PX or y + seen.height > bottom + card.height + _SLACK_PX:
                found.append(f"spills: Badge out of {_name_of(card)}")
    return found


def _card_of(widget: Any) -> Any:
    """What it stands on: the nearest around it with a ground of its own; None where there is none."""
    return next((parent for parent in _ancestors(widget) if getattr(parent, "ground", None) is not None), None)


def _name_of(card: Any) -> str:
    return getattr(card, "say", "") or type(card).__name__


def _spills(widget: Any, driver: Driver) -> bool:
    around = widget.parent
    if getattr(widget, "ground", None) is None or around is None or around is driver.window:
        return False
    low, high = min(widget.x - around.x, widget.y - around.y), max(widget.right - around.right, widget.top - around.top)
    return bool(low < -_SLACK_PX or high > _SLACK_PX)


def crowded(driver: Driver) -> list[str]:
    """Texts that run into the padding of the card or button on which they stand, or over its edge."""
    found = []
    for seen in driver.labels():
        card = _card_of(seen.widget)
        if card is not None and (room := _clear_of_edge(seen.widget, card)) < -_SLACK_PX:
            found.append(f"crowded: {seen.widget.plain!r} is {-room:.0f} px too near to the edge of its {type(card).__name__}")
    return found


def _clear_of_edge(words: Any, card: Any) -> float:
    """The room between the lines and the padding above and below, of which they may take three quarters, and 8 px; negative when they take more."""
    y, bottom = words.to_window(words.x, words.y)[1], card.to_window(card.x, card.y)[1]
    padding = getattr(card, "padding", (0.0, 0.0, 0.0, 0.0))
    below, above = y - bottom, bottom + card.height - y - words.height
    return float(min(above - _kept(padding[1]), below - _kept(padding[3])))


def _kept(padding: float) -> float:
    """What must stay free of a padding, px."""
    return min(max(padding - STEP, 0.0), padding / 4)


def _outside(driver: Driver, words: Any) -> str:
    left, bottom, right, top = ink_box(words)
    width, height = driver.window.size
    if left < -_SLACK_PX or bottom < -_SLACK_PX or right > width + _SLACK_PX or top > height + _SLACK_PX:
        return "the window"
    parent = words.parent
    while parent is not None and parent is not driver.window:
        x0, y0 = parent.to_window(parent.x, parent.y)
        x1, y1 = x0 + parent.width, y0 + parent.height
        if left < x0 - _SLACK_PX or bottom < y0 - _SLACK_PX or right > x1 + _SLACK_PX or top > y1 + _SLACK_PX:
            return type(parent).__name__
        parent = parent.parent
    return ""


def _ink_width(words: Any) -> float:
    from kiosk.ui.measuring import measure

    return max((measure(line, words.font_name, words.font_size, words.bold) for line in words.text.split("\n")), default=0.0)


def ink_box(words: Any) -> tuple[float, float, float, float]:
    """Where the characters of a label are in the window: left, bottom, right, top."""
    x, y = words.to_window(words.x, words.y)
    width, height = _ink_width(words), words.texture_size[1]
    shift = {"left": 0.0, "center": 0.5, "right": 1.0}[words.halign] * (words.width - width)
    middle = y + words.height / 2
    leading = _LEADING * height / max(words.text.count("\n") + 1, 1)
    return (x + shift, middle - height / 2 + leading, x + shift + width, middle + height / 2 - leading)


def overlapping_texts(driver: Driver) -> list[str]:
    """Pairs of texts of which the characters touch."""
    boxes = [(seen.widget, ink_box(seen.widget)) for seen in driver.labels() if seen.widget.text.strip()]
    return [f"overlap: {one.plain!r} and {other.plain!r}" for (one, a), (other, b) in combinations(boxes, 2) if _overlap(a, b)]


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across > _SLACK_PX and down > _SLACK_PX


def small_targets(driver: Driver, mode: Mode) -> list[str]:
    """Touchable things that are lower than the mode asks for, or narrower than a finger."""
    least = 150 if mode.elder else 96
    return [
        f"small: {_name(seen)} is {seen.width:.0f}x{seen.height:.0f}"
        for seen in driver.touchables()
        if seen.height < least - 0.5 or seen.width < _NARROWEST_PX - 0.5
    ]


def close_targets(driver: Driver) -> list[str]:
    """Pairs of touchable things less than 8 px apart."""
    return [
        f"close: {_name(one)} and {_name(other)} are {gap:.0f} px apart"
        for one, other in combinations(driver.touchables(), 2)
        if not _nested(one.widget, other.widget) and (gap := _gap(one, other)) < STEP - 0.5
    ]


def _gap(one: Seen, other: Seen) -> float:
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.bottom, other.bottom) - min(one.top, other.top)
    return max(across, down)


def _nested(one: Any, other: Any) -> bool:
    return one in _ancestors(other) or other in _ancestors(one)


def _ancestors(widget: Any) -> list[Any]:
    found = []
    while widget.parent is not None and widget.parent is not widget:
        widget = widget.parent
        found.append(widget)
    return found


def _name(seen: Seen) -> str:
    return getattr(seen.widget, "say", "") or type(seen.widget).__name__


def unspoken(driver: Driver) -> list[str]:
    """Texts that are neither read out nor marked quiet, and touchable things without a word."""
    from kiosk.ui.speech import spoken

    said = _bare(" ".join(text for child in driver.window.children for text in spoken(child)))
    silent = [
        seen.widget.plain
        for seen in driver.labels()
        if not seen.widget.quiet and not _in_touchable(seen.widget) and _bare(seen.widget.text) not in said
    ]
    dumb = [_name(seen) for seen in driver.touchables() if not getattr(seen.widget, "say", "")]
    return [f"unspoken: {text!r}" for text in silent] + [f"nameless: {name}" for name in dumb]


def _bare(text: str) -> str:
    """A text without what breaking its lines takes out of it, and without the sign that its end is left out."""
    return _AT_LINE_ENDS.sub("", text)


def _in_touchable(widget: Any) -> bool:
    from kiosk.ui.touch import Touchable

    return any(isinstance(parent, Touchable) for parent in _ancestors(widget))


def low_contrast(driver: Driver, picture: Image.Image) -> list[str]:
    """Texts whose colour stands out too little from the commonest colour around them in the picture."""
    found = []
    for seen in driver.labels():
        words = seen.widget
        if not words.text.strip():
            continue
        ink = tuple(round(255 * c) for c in words.color[:3])
        ground = _hex(_ground(picture, ink_box(words), ink))
        ratio = contrast(_hex(ink), ground)
        if ratio < _LEAST_CONTRAST:
            found.append(f"contrast: {words.plain!r} has {ratio:.1f} on {ground}, needs {_LEAST_CONTRAST}")
    return found


def _ground(picture: Image.Image, box: tuple[float, float, float, float], ink: tuple[int, ...]) -> tuple[int, ...]:
    """The commonest colour around the characters that is not their own; theirs when there is no other."""
    left, bottom, right, top = box
    part = picture.crop((int(left) - 4, int(picture.height - top) - 4, int(right) + 4, int(picture.height - bottom) + 4))
    pixels = np.asarray(part, dtype=np.int32).reshape(-1, 3)
    others = pixels[np.abs(pixels - np.array(ink)).sum(axis=1) > _UNLIKE]
    if not len(others):
        return ink
    red, green, blue = (others >> _FINER).T  # one number a pixel: what is sorted is not rows
    commonest = int(np.bincount((red << 2 * _KEPT) | (green << _KEPT) | blue).argmax())
    return tuple((commonest >> place * _KEPT & (1 << _KEPT) - 1) << _FINER for place in (2, 1, 0))


def _hex(colour: tuple[int, ...]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour[:3])
