"""What a technician does when the kiosk cannot start: one plain line that names the files, the commands, and what is given up.

A store that is beyond mending is moved aside together with its sealing key, never deleted: whoever mends it later needs both.
The case numbers it had given out are named, because some are on paper that the platform has never heard of.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from core.explained import Explained
from core.private_file import KeyFileOpen
from kiosk.bootstrap import SEALING_FILE, STORE_FILE
from kiosk.enrolment import KEY_FILE
from kiosk.settings import Settings
from kiosk.store import Sequence, Store
from kiosk.tables import Box, outbox
from kiosk.trouble import KioskProblem, Trouble

CONFIG_MENDED = "mend the file that is named; as soon as it is saved, a kiosk that stands out of service starts by itself"


def remedy(error: Trouble | KeyFileOpen, settings: Settings) -> str:
    """What to do about an error that keeps this kiosk from starting; "" when its own message says it."""
    if isinstance(error, KeyFileOpen):
        return ""
    if error.explained is KioskProblem.STORE_BROKEN:
        return _move_store_aside(settings)
    if error.explained is KioskProblem.NOT_ENROLLED:
        return f"move {Path(settings.state) / KEY_FILE} aside if it is there, then {enrol_anew(settings)}; nothing is lost by that"
    if error.explained is KioskProblem.STORE_FULL:
        return (
            f"free space on the disk of {settings.state} (`df -h {settings.state}`), and leave the kiosk's own files there: they hold cases "
            "that the platform has not been told; if the disk has room, restore the line, so that they can leave"
        )
    return _OUTSIDE.get(error.explained, "")


_OUTSIDE: dict[Explained, str] = {
    KioskProblem.NO_DISPLAY: (
        "start the X server of the panel and name it, like DISPLAY=:0 (and XAUTHORITY where it asks for one), then start the kiosk again"
    ),
}
"""What lies neither in our files nor in our folder."""


def enrol_anew(settings: Settings) -> str:
    """How this terminal gets a key."""
    return f"get a code with `central enrol-code --kiosk {settings.terminal}` and run `kiosk enrol --code CODE`"


def _move_store_aside(settings: Settings) -> str:
    state = Path(settings.state)
    told, raised = _given_up(state / STORE_FILE, settings.terminal)
    return (
        f"mend what is named above; if that cannot be, move {state / STORE_FILE}* and {state / SEALING_FILE} aside together and keep them, "
        f"{raised}then {enrol_anew(settings)}. Given up by that: {told}, and the slips kept to be printed again"
    )


def _given_up(path: Path, terminal: str) -> tuple[str, str]:
    """What the platform has not been told, and the command that keeps the case numbers from being given out again."""
    if not path.exists():
        return "no record", ""
    try:
        store = Store(path)
        try:
            waiting = [box.value for box in Box if box.undelivered]
            with store.begin() as connection:
                count = connection.execute(select(func.count()).where(outbox.c.state.in_(waiting))).scalar_one()
            return f"{count} records that the platform has not been told", (
                f"say `central raise-sequence --kiosk {terminal} --to {Sequence(store).next}` at the platform, "
            )
        finally:
            store.close()
    except Trouble:
        return "every record that the platform has not been told (they cannot be counted)", ""
