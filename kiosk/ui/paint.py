"""Textures of the product's own drawings. Each is drawn once on a machine and kept as a file, for drawing takes longer
than opening a page.

    panel(8, 24, 0.2)  ──▶ .build/drawings/<version>/panel-8-24-0.2  ──▶ texture        the version is that of drawing.py
"""

from __future__ import annotations

import hashlib
import logging
import struct
from functools import cache
from pathlib import Path

from kivy.graphics.texture import Texture

from core.log import event
from kiosk import prepared

log = logging.getLogger(__name__)

_SIZE = struct.Struct("<II")
_DRAWINGS = Path(__file__).with_name("drawing.py")


def panel(radius: int, margin: int, strength: float) -> Texture:
    """A white rounded panel on its shadow, as a nine-patch of border `radius + margin`; the shadow falls downwards."""
    return _kept("panel", radius, margin, strength)


def pill(radius: int) -> Texture:
    """A white rounded box without shadow, as a nine-patch of border `radius`; tint it."""
    return _kept("pill", radius)


def outline(radius: int, thick: float) -> Texture:
    """A white rounded frame, as a nine-patch of border `radius`; tint it."""
    return _kept("outline", radius, thick)


def badge(size: int, radius: int, top: str, bottom: str) -> Texture:
    """A rounded square with a gradient from `top` to `bottom`."""
    return _kept("badge", size, radius, top, bottom)


def field(width: int, height: int, radius: int, left: str, right: str) -> Texture:
    """A rounded box that goes from one colour to the other, left to right."""
    return _kept("field", width, height, radius, left, right)


def oval(width: int, height: int, thick: int) -> Texture:
    """A white elliptic ring `thick` px wide that fills the box; tint it."""
    return _kept("oval", width, height, thick)


def oval_mask(width: int, height: int, inset: int) -> Texture:
    """White with an elliptic hole `inset` px from the edges: laid over a picture it leaves an oval; tint it."""
    return _kept("oval_mask", width, height, inset)


def heading(width: int, height: int, top: str, bottom: str) -> Texture:
    """The gradient of the header, darker at the top left, with two quiet arcs at the right."""
    return _kept("heading", width, height, top, bottom)


def emblem(size: int) -> Texture:
    """The product's own sign, a place mark with a tick: near, and done. White disc, red mark."""
    return _kept("emblem", size)


def arc(size: int, thick: int, share: float, colour: str, rest: str) -> bytes:
    """The pixels of a ring of which `share` (0 to 1, clockwise from the top) is in `colour` and the rest in `rest`; not kept."""
    from kiosk.ui import drawing

    return bytes(drawing.arc(size, thick, share, colour, rest).tobytes())


@cache
def _kept(name: str, *arguments: float | str) -> Texture:
    width, height, pixels = _read(name, arguments)
    made = Texture.create(size=(width, height), colorfmt="rgba")
    made.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    return made


def _read(name: str, arguments: tuple[float | str, ...]) -> tuple[int, int, bytes]:
    """Width, height and RGBA bytes, drawn when there is no whole file of them."""
    try:
        file = _folder() / "-".join([name, *(str(argument).lstrip("#") for argument in arguments)])
        data = file.read_bytes() if file.exists() else b""
    except OSError as error:
        event(log, logging.INFO, "drawings.not_kept", reason=error.strerror)
        return _drawn(name, arguments)
    if len(data) > _SIZE.size and len(data) == _SIZE.size + 4 * _SIZE.unpack_from(data)[0] * _SIZE.unpack_from(data)[1]:
        width, height = _SIZE.unpack_from(data)
        return width, height, data[_SIZE.size :]
    return _keep(file, *_drawn(name, arguments))


def _keep(file: Path, width: int, height: int, pixels: bytes) -> tuple[int, int, bytes]:
    try:
        prepared.write(file, lambda part: part.write(_SIZE.pack(width, height) + pixels))
    except OSError as error:
        event(log, logging.INFO, "drawings.not_kept", reason=error.strerror)
    return width, height, pixels


def _drawn(name: str, arguments: tuple[float | str, ...]) -> tuple[int, int, bytes]:
    from kiosk.ui import drawing  # here: numpy is loaded only when something is drawn for the first time

    pixels = getattr(drawing, name)(*arguments)
    return pixels.shape[1], pixels.shape[0], pixels.tobytes()


@cache
def _folder() -> Path:
    folder = prepared.folder("drawings") / hashlib.sha256(_DRAWINGS.read_bytes()).hexdigest()[:12]
    folder.mkdir(exist_ok=True)
    return folder
