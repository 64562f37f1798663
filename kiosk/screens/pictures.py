"""Which picture belongs to each code that can stop a resident: what it is about, and the sign of what is the matter or what to do.

The table is total: a code without a picture is found by a test, not by a resident.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.explained import Explained
from devices.problem import Problem as P
from flows.refusal import Refusal as R
from kiosk.trouble import KioskProblem as K
from kiosk.ui.icons import Symbol as S
from kiosk.ui.motifs import Motif as M


@dataclass(frozen=True)
class Depiction:
    """What is drawn, and the sign on it; a motif that says everything has none."""

    motif: M
    sign: S | None = None


PICTURES: Mapping[Explained, Depiction] = {
    # any device
    P.ABSENT: Depiction(M.PLUG),
    P.BUSY: Depiction(M.KIOSK, S.TIMER_SAND),
    P.SILENT: Depiction(M.KIOSK, S.HELP),
    P.GARBLED: Depiction(M.KIOSK, S.REPLAY),
    P.REFUSED: Depiction(M.KIOSK, S.CANCEL),
    P.LOST: Depiction(M.PLUG, S.EXCLAMATION_THICK),
    # ID card reader
    P.CARD_MOVED: Depiction(M.CARD_STILL),
    P.CARD_NOT_ID: Depiction(M.OTHER_CARD, S.SWAP_HORIZONTAL),
    P.CARD_SUSPECT: Depiction(M.CARD, S.SHIELD_ALERT),
    P.CARD_UNREADABLE: Depiction(M.CARD, S.ERASER),
    P.READER_SELF_TEST: Depiction(M.READER, S.WRENCH),
    P.READER_UNAUTHORISED: Depiction(M.READER, S.LOCK),
    # receipt printer
    P.PAPER_OUT: Depiction(M.PRINTER_EMPTY),
    P.PAPER_LOW: Depiction(M.PRINTER, S.PAPER_ROLL),
    P.COVER_OPEN: Depiction(M.PRINTER_OPEN),
    P.CUTTER: Depiction(M.PRINTER_STUCK),
    P.PRINTER_HOT: Depiction(M.PRINTER, S.THERMOMETER_HIGH),
    P.PRINTER_FAULT: Depiction(M.PRINTER, S.WRENCH),
    P.PRINTER_OFFLINE: Depiction(M.PRINTER, S.POWER_PLUG_OFF),
    P.STATUS_UNREADABLE: Depiction(M.PRINTER, S.HELP),
    # camera and face
    P.CAMERA_DARK: Depiction(M.CAMERA, S.WEATHER_NIGHT),
    P.CAMERA_FROZEN: Depiction(M.CAMERA, S.TIMER_SAND),
    P.CAMERA_STALLED: Depiction(M.CAMERA, S.CLOSE_THICK),
    P.FACE_MODELS_MISSING: Depiction(M.FACE, S.CLOSE_THICK),
    P.PHOTO_UNDECODABLE: Depiction(M.CARD, S.EYE_OFF),
    # an item's no
    R.CARD_EXPIRED: Depiction(M.CARD, S.CLOCK_ALERT_OUTLINE),
    R.CARD_READ: Depiction(M.CARD_ON_READER),
    R.FACE: Depiction(M.FACE, S.ACCOUNT_QUESTION),
    R.AGE_LOW: Depiction(M.CHILD, S.CLOCK_OUTLINE),
    R.AGE_HIGH: Depiction(M.AGE),
    R.REGION: Depiction(M.PLACE),
    R.NODATA: Depiction(M.SEARCH),
    R.DUPLICATE: Depiction(M.SHEETS, S.CHECK),
    R.WINDOW_CLOSED: Depiction(M.CLOCK, S.CLOSE_THICK),
    R.EXCLUSIVE: Depiction(M.TWO_ROADS),
    R.ACCOUNT: Depiction(M.METER, S.HELP),
    R.LOCKED: Depiction(M.CLOCK, S.LOCK),
    R.QUOTA: Depiction(M.SLOTS_FULL, S.CLOSE_THICK),
    R.BLACKLIST: Depiction(M.PAPERS, S.CHECK),
    R.NEUTRAL: Depiction(M.CLERK, S.CARD_ACCOUNT_DETAILS),
    R.CONNECTOR: Depiction(M.NO_LINE, S.BANK),
    R.PAY_UNKNOWN: Depiction(M.PHONE_PAY, S.TIMER_SAND),
    R.PRINTER: Depiction(M.PRINTER, S.EXCLAMATION_THICK),
    R.OFFLINE: Depiction(M.NO_LINE),
    R.MARRIED: Depiction(M.COUPLE, S.FILE_CHECK),
    R.NOT_COUPLE: Depiction(M.COUPLE, S.HELP),
    R.SAME_SEX_CARDS: Depiction(M.CARDS, S.SWAP_HORIZONTAL),
    R.COOLING: Depiction(M.CALENDAR, S.CLOCK_OUTLINE),
    R.NOT_ELIGIBLE: Depiction(M.SHEET, S.CLOSE_THICK),
    R.NOTHING_TO_PAY: Depiction(M.NO_MONEY),
    # this kiosk and its line
    K.STORE_FULL: Depiction(M.STORE, S.EXCLAMATION_THICK),
    K.STORE_BROKEN: Depiction(M.STORE, S.WRENCH),
    K.CONFIG: Depiction(M.SHEET, S.WRENCH),
    K.NOT_ENROLLED: Depiction(M.KEY),
    K.MAINTENANCE: Depiction(M.KIOSK, S.WRENCH),
    K.REJECTED: Depiction(M.NO_LINE, S.LOCK),
    K.PLATFORM_SLOW: Depiction(M.SLOW_LINE, S.TIMER_SAND),
    K.PLATFORM_ERROR: Depiction(M.SLOW_LINE, S.WRENCH),
    K.WRONG_PIN: Depiction(M.CLERK_CARD, S.LOCK),
    K.UNEXPECTED: Depiction(M.KIOSK, S.EXCLAMATION_THICK),
    K.NO_DISPLAY: Depiction(M.KIOSK, S.EYE_OFF),
    K.NO_MACHINE: Depiction(M.KIOSK, S.CLOSE_THICK),
}
"""One row for each code. Its own: no two codes look the same."""


def picture_of(explained: Explained) -> Depiction:
    """The picture of that code."""
    return PICTURES[explained]
