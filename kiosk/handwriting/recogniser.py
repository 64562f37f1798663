"""Which character some strokes may be: libzinnia through ctypes, with the model of the Tegaki project (6 763 characters, GB 2312).

One call takes some ten milliseconds, and with `MOST_STROKES` some two hundred: its time grows with the square of what is drawn. The model lies in the page cache of the machine, not in our memory; nothing is learned or kept.

The library believes what stands in the model: a single damaged page lets it read past the end, and the process is gone. So the
model is compared with the published one, byte for byte by its digest, before it is opened. Not covered: a damaged library, and a
model that is overwritten while it is open.
"""

from __future__ import annotations

import ctypes
import hashlib
import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from core.log import event
from kiosk.aids.problem import AidProblem

log = logging.getLogger(__name__)

Stroke = Sequence[tuple[float, float]]

LIBRARY = "libzinnia.so.0"
MODEL = Path("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model")
MODEL_BYTES = 26_834_816
MODEL_SHA256 = "e16153d1ff267cd479aea260d6f71a3edda8b4ba06db2d121513adda65a4449e"
"""Of version 0.3, which has not changed since 2009; looking takes 20 ms."""
_PIECES = frozenset("冖亻讠丬丿丶亠冂冫凵刂勹匚卩厶夂宀廴廾彐彡彳忄扌攵氵灬犭疒礻纟罒艹衤钅阝饣丨乛亅")
"""Pieces of characters, which the model knows too and nobody writes alone."""
_MORE = 8
MOST_STROKES = 40
"""More than any character of the model has; what a scribble adds to them is not looked at."""
_MOST_POINTS = 32
"""Of a stroke: enough for every bend of one, and a finger that goes to and fro leaves thousands."""
_SIDE = 1000
"""The square that strokes are fitted into: the library counts in whole steps."""


class HandwritingMissing(Exception):
    """The library or its model is not installed; the message says which."""


class HandwritingDamaged(HandwritingMissing):
    """What lies in the model's place is not the model; the message says in what it differs."""


class Recogniser:
    """The library with its model open. Raises `HandwritingMissing`."""

    def __init__(self, library: str = LIBRARY, model: Path = MODEL) -> None:
        try:
            self._library = ctypes.CDLL(library)
        except OSError as error:
            raise HandwritingMissing(f"{library} (package libzinnia0)") from error
        _refuse_other(model)
        _declare(self._library)
        self._handle = self._library.zinnia_recognizer_new()
        if not self._library.zinnia_recognizer_open(self._handle, str(model).encode()):
            self.close()
            raise HandwritingDamaged(f"{model}: {library} does not open it")

    def recognise(self, strokes: Sequence[Stroke], size: tuple[float, float], most: int = 10) -> list[str]:
        """The likeliest characters, best first. `strokes` are points from the top left of a field of that size, px."""
        if not strokes:
            return []
        character = self._library.zinnia_character_new()
        try:
            scale = _SIDE / max(size)
            self._library.zinnia_character_set_width(character, round(size[0] * scale))
            self._library.zinnia_character_set_height(character, round(size[1] * scale))
            for number, stroke in enumerate(strokes[:MOST_STROKES]):
                for x, y in _thinned(stroke):
                    self._library.zinnia_character_add(character, number, round(x * scale), round(y * scale))
            return [found for found in self._best(character, most + _MORE) if found not in _PIECES][:most]
        finally:
            self._library.zinnia_character_destroy(character)

    def _best(self, character: int, most: int) -> list[str]:
        result = self._library.zinnia_recognizer_classify(self._handle, character, most)
        if not result:
            return []
        try:
            count = self._library.zinnia_result_size(result)
            return [self._library.zinnia_result_value(result, at).decode("utf-8") for at in range(count)]
        finally:
            self._library.zinnia_result_destroy(result)

    def close(self) -> None:
        """Gives the model back."""
        self._library.zinnia_recognizer_destroy(self._handle)


@cache
def here() -> Recogniser | None:
    """The one of this process, opened when it is first asked for; None where it is not installed or damaged."""
    try:
        return Recogniser()
    except HandwritingMissing as error:
        level = logging.ERROR if isinstance(error, HandwritingDamaged) else logging.WARNING
        event(log, level, "handwriting.none", code=AidProblem.HANDWRITING, detail=str(error))
        return None


def _refuse_other(model: Path) -> None:
    """Raises `HandwritingMissing` without a model, `HandwritingDamaged` for any file but the published one."""
    try:
        size = model.stat().st_size
        if size != MODEL_BYTES:
            raise HandwritingDamaged(f"{model}: {size} bytes, not {MODEL_BYTES}")
        with model.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise HandwritingMissing(f"{model} (package tegaki-zinnia-simplified-chinese)") from error
    except OSError as error:
        raise HandwritingDamaged(f"{model}: {error.strerror}") from error
    if digest != MODEL_SHA256:
        raise HandwritingDamaged(f"{model}: SHA-256 {digest[:16]}…, not {MODEL_SHA256[:16]}…")


def _thinned(stroke: Stroke) -> Stroke:
    """Evenly chosen points of it, the first and the last among them."""
    last = len(stroke) - 1
    return stroke if last < _MOST_POINTS else [stroke[at * last // (_MOST_POINTS - 1)] for at in range(_MOST_POINTS)]


def _declare(library: ctypes.CDLL) -> None:
    pointer, size, text = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p
    for name, gives, takes in (
        ("recognizer_new", pointer, ()),
        ("recognizer_open", ctypes.c_int, (pointer, text)),
        ("recognizer_destroy", None, (pointer,)),
        ("recognizer_classify", pointer, (pointer, pointer, size)),
        ("character_new", pointer, ()),
        ("character_destroy", None, (pointer,)),
        ("character_set_width", None, (pointer, size)),
        ("character_set_height", None, (pointer, size)),
        ("character_add", ctypes.c_int, (pointer, size, ctypes.c_int, ctypes.c_int)),
        ("result_size", size, (pointer,)),
        ("result_value", text, (pointer, size)),
        ("result_destroy", None, (pointer,)),
    ):
        function = getattr(library, f"zinnia_{name}")
        function.restype, function.argtypes = gives, takes
