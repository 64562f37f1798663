"""The only sentences that may be said to a printer: a strict reader of the bytes on the wire, for tests.

It shares nothing with driver or simulator. Anything that is not on the list, or out of range, raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCES: list[tuple[str, bytes]] = [
    ("ask status", rb"\x10\x04[\x01-\x04]"),
    ("clear buffers", rb"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"),
    ("recover and clear", rb"\x10\x05\x02"),
    ("initialise", rb"\x1b@"),
    ("Chinese on", rb"\x1c&"),
    ("line spacing", rb"\x1b3[\x00-\xff]"),
    ("align", rb"\x1ba[\x00-\x02]"),
    ("bold", rb"\x1bE[\x00\x01]"),
    ("size", rb"\x1d!(?:\x00|\x01|\x11)"),
    ("feed", rb"\x1bd[\x01-\x14]"),
    ("white beside large type", rb"\x1bJ[\x01-\x10]"),
    ("QR model", rb"\x1d\(k\x04\x001A2\x00"),
    ("QR module", rb"\x1d\(k\x03\x001C[\x01-\x08]"),
    ("QR level", rb"\x1d\(k\x03\x001E1"),
    ("QR print", rb"\x1d\(k\x03\x001Q0"),
    ("cut", rb"\x1dV(?:B\x00|\x00|\x01)"),
    ("process id", rb"\x1d\(H\x06\x0000[A-O]{4}"),
    ("end of line", rb"\n"),
    ("characters", rb"(?:[ -~]|[\x81-\xfe][\x40-\x7e\x80-\xfe])+"),
]
_WHOLE = re.compile(b"|".join(b"(?P<s%d>%s)" % (n, pattern) for n, (_, pattern) in enumerate(SENTENCES)), re.DOTALL)


class NotAllowed(Exception):
    """These bytes are none of the sentences."""


def sentences(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every sentence. Raises `NotAllowed` at the first byte that begins none."""
    at = 0
    while at < len(data):
        name, end = _counted(data, at) or _plain(data, at)
        yield name, data[at:end]
        at = end


def _plain(data: bytes, at: int) -> tuple[str, int]:
    match = _WHOLE.match(data, at)
    if match is None or match.lastgroup is None:
        raise NotAllowed(f"at {at}: {data[at : at + 16].hex(' ')}")
    return SENTENCES[int(match.lastgroup[1:])][0], match.end()


def _counted(data: bytes, at: int) -> tuple[str, int] | None:
    """Sentences that carry their length: inline pictures, rasters, QR data."""
    head = data[at : at + 8]
    if head[:3] == b"\x1b*\x21" and head[3] in (12, 24) and head[4] == 0:
        return "inline picture", at + 5 + 3 * head[3]
    if head[:4] == b"\x1dv0\x00":
        return "raster", at + 8 + (head[4] + 256 * head[5]) * (head[6] + 256 * head[7])
    if head[:3] == b"\x1d(k" and head[5:8] == b"1P0":
        end = at + 5 + head[3] + 256 * head[4]
        stored = data[at + 8 : end]
        if len(stored) > 300 or any(byte < 0x20 or byte == 0x7F for byte in stored):
            raise NotAllowed(f"QR data at {at}")
        return "QR data", end
    return None
