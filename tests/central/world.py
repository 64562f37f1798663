"""The county as a test wants it before somebody comes: what departments know, whose line is down, which day it is, how often one has asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import update

from central.platform import Platform
from central.registry import Register
from central.store.register import ConnectorRow, SlotRow
from core.clock import CHINA, ManualClock
from core.secret import Secret
from flows.item import Category
from tests.central.client import Filled, Kiosk, card
from tests.central.resident import come


@dataclass
class World:
    """A platform of one test, its kiosk and its clock; `case` waits to be handed in, with the payment order `order_no` if there is one."""

    kiosk: Kiosk
    platform: Platform
    clock: ManualClock
    case: Filled | None = None
    order_no: str = ""


Change = Callable[[World], None]


def knows(person: str, record: Any) -> Change:
    """A department knows this of the person and nothing else of that kind."""
    return files(card(person).number, record)


def files(number: Secret[str], record: Any) -> Change:
    """The register holds this record under that number."""

    def change(world: World) -> None:
        with world.platform.store.writing() as session:
            Register(session, world.platform.vault).put(number, record)

    return change


def differs(person: str, kind: type[Any], **changes: Any) -> Change:
    """The record of the person is another in these fields; a function is given the old record."""

    def change(world: World) -> None:
        with world.platform.store.writing() as session:
            register = Register(session, world.platform.vault)
            held = register.get(kind, card(person).number)
            assert held is not None
            new = {name: value(held) if callable(value) else value for name, value in changes.items()}
            register.put(card(person).number, replace(held, **new))

    return change


def down(category: Category) -> Change:
    """Nobody answers at that department."""

    def change(world: World) -> None:
        with world.platform.store.writing() as session:
            session.add(ConnectorRow(category=category.value, up=False, reason="查询系统维护"))

    return change


def on(day: date) -> Change:
    """That day has come, at the same hour."""

    def change(world: World) -> None:
        then = datetime.combine(day, world.clock.now().time(), CHINA)
        world.clock.advance((then - world.clock.now()).total_seconds())
        world.kiosk.now = world.clock.now()

    return change


def taken(world: World) -> None:
    """Others were faster: the time that the case has chosen is full."""
    assert world.case is not None
    with world.platform.store.writing() as session:
        slot = world.case.path.answers["slot"]
        session.execute(update(SlotRow).where(SlotRow.id == slot).values(taken=SlotRow.capacity))


def ordered(world: World) -> None:
    """A payment order was made, and nobody knows whether it is paid."""
    assert world.case is not None
    world.order_no = world.kiosk.order(world.case).order_no


def asked(times: int, item: str, person: str = "", said: Mapping[str, Any] | None = None) -> Change:
    """Somebody has come so often already and said that."""

    def change(world: World) -> None:
        for _ in range(times):
            come(world.kiosk, item, person, said or {})

    return change
