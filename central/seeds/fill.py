"""Fills an empty platform: the test persons' records, the staff, the console's accounts of a rehearsal, and the slots of the coming days."""

from __future__ import annotations

from sqlalchemy import func, select

from central.accounts import seed_users
from central.departments import slots
from central.departments.department import Desk
from central.log import event
from central.platform import Platform
from central.registry import Register
from central.seeds.persons import seed_persons
from central.seeds.staff import seed_staff
from central.store.register import RecordRow
from central.store.service import Staff


def fill(platform: Platform) -> None:
    """Seeds what is empty and leaves alone what is not; slots are made for the days that have none."""
    config = platform.config
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        if not session.scalar(select(func.count()).select_from(RecordRow)):
            event("seeded-persons", count=seed_persons(register, config.persons))
        if not session.scalar(select(func.count()).select_from(Staff)):
            event("seeded-staff", count=seed_staff(session, platform.vault, config.staff, config.persons))
        if made := seed_users(platform, session):
            event("seeded-console-users", count=made)
        desk = Desk(register, platform.policy(), config, platform.now())
        for place in config.places:
            slots.make_missing(desk, place.id)
