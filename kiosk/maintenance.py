"""A technician at work: a note in the state folder that the running kiosk sees within seconds, and that outlives a restart.

    kiosk maintenance on --reason 更换打印机 --until 15:00   ──▶  <state>/maintenance.json  ◀── read by `note`, every few seconds

It ends only when somebody takes it away: the announced end is a promise to residents, not a switch.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from core.config import ConfigError
from core.plain import Malformed, from_plain, to_plain
from core.text import clean

NOTE_FILE = "maintenance.json"
LONGEST = timedelta(days=31)
"""Of an announced end: what lies further ahead is a year or month mistyped."""
MINUTE = "%Y-%m-%d %H:%M"
"""How technicians read and type a moment."""
MOST_WORDS = 40
"""Of a reason: two lines in large type."""


@dataclass(frozen=True)
class Maintenance:
    """Why nobody is served and, if known, until when; `since` is when it was set."""

    since: datetime
    reason: str = ""
    until: datetime | None = None


def begin(state: Path, left: Maintenance) -> None:
    """Sets the note. Raises `OSError`."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = state / f"{NOTE_FILE}.new"
    fresh.write_text(json.dumps(to_plain(left)), encoding="ascii")
    fresh.replace(state / NOTE_FILE)


def end(state: Path) -> bool:
    """Takes the note away; whether there was one. Raises `OSError`."""
    try:
        (state / NOTE_FILE).unlink()
    except FileNotFoundError:
        return False
    return True


def note(state: Path, now: datetime) -> Maintenance | None:
    """The note, None without one. One that cannot be read, or has a time without a zone, says that somebody is at work all the same."""
    try:
        left = from_plain(Maintenance, json.loads((state / NOTE_FILE).read_text(encoding="ascii")))
        if not all(_has_zone(moment) for moment in (left.since, left.until or left.since)):
            raise Malformed("Maintenance: a time without its zone")
        return replace(left, reason=clean(left.reason, MOST_WORDS).strip())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):  # brackets by the thousand are no JSON either
        return Maintenance(now.replace(hour=0, minute=0, second=0, microsecond=0))


def told(left: Maintenance, demo: bool) -> str:
    """Since when, until when and why, for the technician; `demo`: the times are a demo clock's, not those of the day."""
    until = f"{left.until:{MINUTE}}" if left.until else "?"
    return f"since {left.since:{MINUTE}}, until {until}{' (demo clock)' if demo else ''}: {left.reason or '-'}"


def _has_zone(moment: datetime) -> bool:
    """Only then can it be compared with now."""
    return moment.utcoffset() is not None


def reason_of(text: str) -> str:
    """The reason as it may stand on the screen. Raises `ConfigError` for one that is too long."""
    said = clean(text, MOST_WORDS + 1).strip()
    if len(said) > MOST_WORDS:
        raise ConfigError(f"--reason: at most {MOST_WORDS} characters, for residents read it")
    return said


def end_of(text: str, now: datetime) -> datetime | None:
    """The announced end, from "15:00" (the next one) or "2025-11-22 09:00". Raises `ConfigError`."""
    if not text:
        return None
    try:
        if re.fullmatch("[0-9]{1,2}:[0-9]{2}", text):
            hour, minute = map(int, text.split(":"))
            today = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
            return today if today > now else today + timedelta(days=1)
        day = datetime.fromisoformat(text).replace(tzinfo=now.tzinfo)
    except ValueError as error:
        raise ConfigError(f'--until: {text!r} is not like "15:00" or "2025-11-22 09:00"') from error
    if day <= now:
        raise ConfigError(f"--until: {text!r} is over already: it is {now:{MINUTE}} here")
    if day > now + LONGEST:
        raise ConfigError(
            f"--until: {text!r} is more than {LONGEST.days} days ahead of {now:{MINUTE}}; whoever is away for longer says so on paper"
        )
    return day
