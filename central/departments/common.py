"""What every category shares: how to reach a person, where money may go, places and their free slots. Always reachable."""

from __future__ import annotations

from typing import Any

from central.departments import slots
from central.departments.department import Asked, Desk, number_of
from flows.records.common import BankAccounts, Contact, Place, Places, Slots


def contact(desk: Desk, asked: Asked) -> Contact:
    """The phone number that the departments know."""
    return desk.register.get(Contact, number_of(asked)) or Contact(None)


def bank_accounts(desk: Desk, asked: Asked) -> BankAccounts:
    """Accounts in the person's own name."""
    return desk.register.get(BankAccounts, number_of(asked)) or BankAccounts(())


def places(desk: Desk, asked: Asked) -> Places:
    """Where the service is given, nearest first."""
    found = [p for p in desk.config.places if p.service == asked["service"]]
    found.sort(key=lambda p: p.near)
    return Places(tuple(Place(p.id, p.name, p.address, p.phone, p.near) for p in found))


def free_slots(desk: Desk, asked: Asked) -> Slots:
    """The slots of one place over the booking period."""
    return Slots(tuple(slots.listed(desk, asked["place"])))


SERVES: dict[type[Any], Any] = {Contact: contact, BankAccounts: bank_accounts, Places: places, Slots: free_slots}
