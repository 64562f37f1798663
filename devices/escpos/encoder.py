"""Lines to bytes. python-escpos' Dummy printer writes the commands; characters and inline pictures go in raw.

    opening   ESC @, FS &, ESC 3        settings only: as long as nothing else was sent, no dot is on the paper
    body      lines, codes, feed, cut   from its first byte on, paper may carry ink

python-escpos' own `text()` is never used: it passes control bytes in the text on, and knows no Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass

import qrcode
from PIL import Image, ImageOps

from core.slip import Align, Raster, Slip
from devices.escpos.characters import code, width
from devices.escpos.glyphs import Glyphs
from devices.escpos.layout import Element, Feed, QrCode, TextLine, lay_out
from devices.escpos.library import ESC, FS, QR_ECLEVEL_M, Dummy, PaperProfile
from devices.escpos.profile import CHARACTER_DOTS, HALF_WIDTH_DOTS, Cut, Profile

CHINESE_ON = FS + b"&"
FEED = ESC + b"J"
COLUMN_PICTURE = ESC + b"*\x21"
"""ESC * 33: 24 dots high, double density: the one inline picture that lines up with 24-dot characters."""

QR_MODULE_DOTS = 6
"""0.75 mm at 203 dpi: read by every telephone; smaller only where the paper is too narrow."""

QR_QUIET_MODULES = 4
QR_SHARE = 0.85
"""How much of the paper's width a code may take."""

LARGE_TYPE_AIR = 10
"""n of ESC J above large type, as line_feed."""

UNMEASURED_AIR = 16
"""The same above and below, where the printer keeps its own spacing: 1 to 2 mm, whether its motion unit is half a dot or one."""

TEAR_OFF_LINES = 5
CUT_FEED_MM = 14
"""From the head to the knife, about; only for counting paper."""

SETTLING_SECONDS = 0.4
"""Start of the motor and the stroke of the knife."""


@dataclass(frozen=True)
class Job:
    """A slip ready to send, and what it will take of paper and time. `boxes` are the code points that no font could draw."""

    opening: bytes
    body: bytes
    paper_mm: int
    seconds: float
    cuts: int
    boxes: tuple[str, ...]


class Encoder:
    """Makes jobs for one model of printer."""

    def __init__(self, profile: Profile, glyphs: Glyphs) -> None:
        self._profile = profile
        self._glyphs = glyphs

    def job(self, slip: Slip) -> Job:
        """The whole slip with feed and cut."""
        sheet = _Sheet(self._profile, self._glyphs)
        for element in lay_out(slip, self._profile.columns):
            sheet.add(element)
        sheet.end()
        millimetres = round(sheet.dots / self._profile.dots_per_mm) + CUT_FEED_MM
        seconds = millimetres / self._profile.mm_per_second + SETTLING_SECONDS
        cuts = 0 if self._profile.cut is Cut.NONE else 1
        return Job(opening(self._profile), sheet.output, millimetres, seconds, cuts, tuple(sorted(sheet.boxes)))

    def cut_off(self) -> bytes:
        """Feed and cut without a slip: for the half one that may hang in the paper path."""
        return opening(self._profile) + cut(self._profile)


def opening(profile: Profile) -> bytes:
    """Puts the printer into the state that every job starts from; prints nothing."""
    printer = _dummy(profile)
    printer.hw("INIT")
    printer._raw(CHINESE_ON)
    if profile.line_feed:
        printer.line_spacing(profile.line_feed)
    return bytes(printer.output)


def cut(profile: Profile) -> bytes:
    """Feed and cut, or feed to the tear bar."""
    printer = _dummy(profile)
    if profile.cut is Cut.PARTIAL:
        printer.cut(feed=False)  # GS V 66: the printer itself feeds to its knife
    elif profile.cut is Cut.FULL:
        printer.cut("FULL")
    else:
        printer.print_and_feed(TEAR_OFF_LINES)
    return bytes(printer.output)


def _dummy(profile: Profile) -> Dummy:
    """A python-escpos printer that writes into memory and knows how wide our paper is."""
    return Dummy(profile=PaperProfile(profile.columns, profile.dots, profile.dots / profile.dots_per_mm))


class _Sheet:
    """One slip being written; sends a setting only when it changes."""

    def __init__(self, profile: Profile, glyphs: Glyphs) -> None:
        self._profile = profile
        self._glyphs = glyphs
        self._printer = _dummy(profile)
        self._align, self._bold, self._size, self._across = Align.LEFT, False, 1, 1
        self.dots = 0
        self.boxes: set[str] = set()

    @property
    def output(self) -> bytes:
        return bytes(self._printer.output)

    def add(self, element: Element) -> None:
        match element:
            case TextLine():
                self._line(element)
            case Feed():
                self._feed(element.lines)
            case QrCode():
                self._qr(element.data)
            case Raster():
                self._picture(_drawing(element, self._profile.dots), Align.LEFT)

    def end(self) -> None:
        self._set(Align.LEFT, False, 1)
        self._printer._raw(cut(self._profile))

    def _line(self, line: TextLine) -> None:
        lacking = [c for c in line.text if code(c, self._profile) is None]
        if lacking and (line.size > 1 or not self._profile.inline_bitmaps):
            self._drawn_line(line)
            return
        if line.size > self._size:
            self._air()
        self._set(line.align, line.bold, line.size, line.across)
        self._printer._raw(b"".join(self._character(c, line.bold) for c in line.text) + b"\n")
        self.dots += max(self._profile.line_feed * line.size or self._profile.line_dots, CHARACTER_DOTS * line.size)
        if line.size > 1 and not self._profile.line_feed:
            self._air()  # its own spacing is less than large type is high, so the next line would touch it

    def _air(self) -> None:
        """A little white beside large type, which otherwise stands right below the line before."""
        height = LARGE_TYPE_AIR if self._profile.line_feed else UNMEASURED_AIR
        self._printer._raw(FEED + bytes([height]))
        self.dots += height

    def _character(self, c: str, bold: bool) -> bytes:
        return code(c, self._profile) or _column_picture(self._draw(c, 1, bold))

    def _draw(self, c: str, size: int, bold: bool) -> Image.Image:
        picture, itself = self._glyphs.draw(c, size, bold)
        if not itself:
            self.boxes.add(f"U+{ord(c):04X}")
        return picture

    def _drawn_line(self, line: TextLine) -> None:
        """The whole line as one picture: characters side by side on the printer's own grid."""
        spare = self._profile.columns * HALF_WIDTH_DOTS - width(line.text) * HALF_WIDTH_DOTS * line.across
        x = {Align.LEFT: 0, Align.CENTER: spare // 2, Align.RIGHT: spare}[line.align]
        air = LARGE_TYPE_AIR if line.size > 1 else 0
        height = air + max(self._profile.line_dots, CHARACTER_DOTS) * line.size
        picture = Image.new("L", (self._profile.dots, height), 0)
        for c in line.text:
            glyph = self._draw(c, line.size, line.bold)
            if line.narrow:
                glyph = glyph.resize((glyph.width // line.size, glyph.height))
            picture.paste(glyph, (x, air))
            x += glyph.width
        self._picture(picture, Align.LEFT)

    def _picture(self, ink: Image.Image, align: Align) -> None:
        self._set(align, False, 1)
        self._printer.image(ImageOps.invert(ink), impl="bitImageRaster", fragment_height=CHARACTER_DOTS * 2)
        self.dots += ink.height

    def _feed(self, lines: int) -> None:
        while lines > 0:
            step = min(lines, 255)
            self._set(self._align, self._bold, 1)
            self._printer.print_and_feed(step)
            self.dots += step * self._profile.line_dots
            lines -= step

    def _qr(self, data: str) -> None:
        """With a line of white above and below, which a code needs as much as its black."""
        modules, size = _qr_size(data, self._profile)
        self._feed(1)
        if self._profile.native_qr:
            self._set(Align.CENTER, False, 1)
            self._printer.qr(data, ec=QR_ECLEVEL_M, size=size, native=True)
            self.dots += modules * size
        else:
            self._picture(_qr_picture(data, size), Align.CENTER)
        self._feed(1)

    def _set(self, align: Align, bold: bool, size: int, across: int = 1) -> None:
        if align is not self._align:
            self._printer.set(align=align.value)
        if bold != self._bold:
            self._printer.set(bold=bold)
        if (size, across) != (self._size, self._across):
            self._printer.set(custom_size=True, width=across, height=size)
        if size != self._size and self._profile.line_feed:
            self._printer.line_spacing(min(255, self._profile.line_feed * size))
        self._align, self._bold, self._size, self._across = align, bold, size, across


def _column_picture(ink: Image.Image) -> bytes:
    """ESC * with the picture's columns, left to right, three bytes each, the top dot in the highest bit."""
    columns = ink.convert("1", dither=Image.Dither.NONE).transpose(Image.Transpose.TRANSPOSE)
    return bytes(COLUMN_PICTURE + bytes([ink.width & 0xFF, ink.width >> 8]) + columns.tobytes())


def _drawing(raster: Raster, most: int) -> Image.Image:
    """Ink is 255; at most so many dots wide."""
    width, height = len(raster.rows[0]), len(raster.rows)
    ink = Image.frombytes("L", (width, height), bytes(255 if dot else 0 for row in raster.rows for dot in row))
    return ink if width <= most else ink.resize((most, max(1, height * most // width)), Image.Resampling.NEAREST)


def _qr_code(data: str) -> qrcode.QRCode:
    made = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    made.add_data(data.encode("utf-8"), optimize=0)
    made.make(fit=True)
    return made


def _qr_size(data: str, profile: Profile) -> tuple[int, int]:
    """Modules on a side, and dots per module so that code and quiet zone stay within their share of the paper."""
    modules = int(_qr_code(data).modules_count)
    room = profile.dots * QR_SHARE
    return modules, max(2, min(QR_MODULE_DOTS, int(room / (modules + 2 * QR_QUIET_MODULES))))


def _qr_picture(data: str, size: int) -> Image.Image:
    made = _qr_code(data)
    side = made.modules_count
    ink = Image.frombytes("L", (side, side), bytes(255 if dark else 0 for row in made.get_matrix() for dark in row))
    return ink.resize((side * size, side * size), Image.Resampling.NEAREST)
