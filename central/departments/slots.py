"""Bookable slots: made for each working day of the booking period when somebody first looks, taken one at a time.

Taking is one UPDATE with its condition inside, so that of two kiosks after the last place exactly one gets it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import Any, cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from central.config import BookingPlace
from central.departments.department import Desk
from central.store.missing import insert_missing
from central.store.register import SlotRow
from core.workdays import working_days
from flows.records.common import Slot

NEAREST = 3


def listed(desk: Desk, place: str) -> list[Slot]:
    """All slots of the place from tomorrow on, in order; full ones with `free` 0."""
    make_missing(desk, place)
    last = desk.policy.today + timedelta(days=desk.policy["booking.days"])
    rows = desk.session.scalars(
        select(SlotRow).filter(SlotRow.place == place, SlotRow.day > desk.policy.today, SlotRow.day <= last).order_by(SlotRow.id)
    )
    return [_slot(row) for row in rows]


def take(desk: Desk, slot_id: str) -> bool:
    """Takes one place of the slot; False when none is left."""
    row = SlotRow.id == slot_id
    result = desk.session.execute(update(SlotRow).where(row, SlotRow.taken < SlotRow.capacity).values(taken=SlotRow.taken + 1))
    return cast("CursorResult[None]", result).rowcount == 1


def give_back(session: Session, slot_id: str) -> None:
    """Frees one place of the slot."""
    session.execute(update(SlotRow).where(SlotRow.id == slot_id, SlotRow.taken > 0).values(taken=SlotRow.taken - 1))


def find(desk: Desk, slot_id: str) -> Slot | None:
    """The slot of that id as it is now."""
    row = desk.session.get(SlotRow, slot_id, populate_existing=True)
    return _slot(row) if row else None


def nearest(wanted: Slot, usable: list[Slot]) -> list[Slot]:
    """Up to three free slots nearest in time to the wanted one, in order of time."""
    free = [s for s in usable if s.free and s.id != wanted.id]
    free.sort(key=lambda s: (abs((s.day - wanted.day).days), abs(_minutes(s) - _minutes(wanted)), s.id))
    return sorted(free[:NEAREST], key=lambda s: (s.day, s.span))


def _minutes(slot: Slot) -> int:
    hours, minutes = slot.span[:5].split(":")
    return int(hours) * 60 + int(minutes)


def _slot(row: SlotRow) -> Slot:
    return Slot(row.id, row.day, row.span, row.capacity - row.taken)


def make_missing(desk: Desk, place_id: str) -> None:
    """Makes the slots of the booking period that are not there yet."""
    for place in desk.config.places:
        if place.id == place_id:
            insert_missing(desk.session, SlotRow, list(_rows(place, desk)))


def _rows(place: BookingPlace, desk: Desk) -> Iterator[dict[str, Any]]:
    last = desk.policy.today + timedelta(days=desk.policy["booking.days"])
    for day in takewhile(lambda d: d <= last, working_days(desk.policy.today, desk.calendar)):
        for number, span in enumerate(place.spans):
            taken = _asked_for(place, day, number)
            slot_id = f"{place.id}-{day:%Y%m%d}-{number}"
            yield {"id": slot_id, "place": place.id, "day": day, "span": span, "capacity": place.capacity, "taken": taken}


def _asked_for(place: BookingPlace, day: date, number: int) -> int:
    """How many came by other ways before us: popular days are full (12 December, 15 May …), Monday mornings nearly so."""
    if day.day == day.month or (day.month, day.day) in ((5, 20), (2, 14)):
        return place.capacity
    if day.weekday() == 0 and number == 0:
        return place.capacity
    return (day.toordinal() * 7 + number * 3) % place.capacity
