"""老年人公交优待卡年审: the bus company's register of seniors' cards, and the year that a validation adds."""

from __future__ import annotations

from dataclasses import replace

from central.departments.acts import Act, Done
from central.departments.department import Asked, Department, Desk, number_of
from flows.bus_card import good_until
from flows.item import Category
from flows.records.ag_bus_card_validation import BusCard


def bus_card(desk: Desk, asked: Asked) -> BusCard:
    """The person's card; empty for somebody without one."""
    return desk.register.get(BusCard, number_of(asked)) or BusCard()


def submitted(act: Act) -> Done:
    """Writes the new last day."""
    card = act.desk.register.get(BusCard, act.holder(), to_change=True)
    assert card is not None
    assert card.valid_to is not None
    until = good_until(card.valid_to, act.answers.policy)
    act.desk.register.put(act.holder(), replace(card, valid_to=until))
    return Done(details={"新有效期至": f"{until:%Y年%-m月%-d日}"})


DEPARTMENT = Department(
    Category.AGEING,
    {BusCard: bus_card},
    acts={"ag-bus-card-validation": submitted},
    seeds={"bus_card": BusCard},
)
