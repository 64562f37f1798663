"""From the photo block of a card (1024 bytes) to a picture. A block is untrusted input: anything odd is None, never an exception.

Real cards hold a WLT image that only the vendor's library decodes; its header makes every other decoder refuse. The
simulated card's block carries the same header, then a mark of its own, then WebP:

    0..7  57 4C 66 00 7E 00 32 00      8..11  "SIM1"      12..1023  WebP, 102 x 126, padded with zeros
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from devices.kinds import Frame

BLOCK = 1024  # GA 467: length of the photo block
WIDTH, HEIGHT = 102, 126  # pixels, GA 467
_MARK = b"SIM1"


class PhotoDecoder(Protocol):
    """Knows one form of photo block."""

    def decode(self, block: bytes) -> Frame | None:
        """The photo, 126 x 102 x 3 BGR, or None when the block is not of this form."""
        ...


class SimulatedCardPhoto:
    """The photo of a simulated card."""

    def decode(self, block: bytes) -> Frame | None:
        if len(block) != BLOCK or block[8:12] != _MARK:
            return None
        import numpy as np  # here: the configuration is checked before anything large is loaded

        try:
            with Image.open(io.BytesIO(block[12:]), formats=("WEBP",)) as image:
                if image.size != (WIDTH, HEIGHT):  # before any pixel is decoded
                    return None
                return np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            return None


class NoDecoder:
    """For kiosks without any decoder: every photo stays a closed block."""

    def decode(self, block: bytes) -> Frame | None:  # noqa: ARG002  the same for every block
        return None


DECODERS: dict[str, type[SimulatedCardPhoto] | type[NoDecoder]] = {"simulated": SimulatedCardPhoto, "none": NoDecoder}
"""Decoders by their name in the configuration."""


def picture(block: bytes) -> Frame | None:
    """The photo as whichever decoder knows its form gives it; None for a closed one. To be looked at: who is compared with whom, the configuration says."""
    return next((photo for decoder in DECODERS.values() if (photo := decoder().decode(block)) is not None), None)
