"""Cards that are due, lapsed, far from due, lost and blocked; and nobody's."""

from dataclasses import replace
from datetime import timedelta

from core.secret import Secret
from flows.records.ag_bus_card_validation import BusCard, BusCardState
from kiosk.workshop.people import TODAY

DUE = BusCard(Secret("4310650012345678"), BusCardState.IN_USE, TODAY + timedelta(days=20))

RECORDS = {
    BusCard: (
        DUE,
        replace(DUE, valid_to=TODAY - timedelta(days=60)),
        replace(DUE, valid_to=TODAY + timedelta(days=200)),
        replace(DUE, state=BusCardState.LOST),
        replace(DUE, state=BusCardState.BLOCKED),
        BusCard(),
    )
}
