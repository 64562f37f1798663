"""What the sheet is called that a case prints: nobody who asked for a certificate is told to take a slip."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.item import Item, Shape
from flows.items import catalogue
from flows.records.exchange import CaseState
from flows.sheets import Printout, sheet_of
from tests.flows.test_slips import ITEMS, QUEUED, outcome

CERTIFICATES = [item for item in ITEMS if item.shape is Shape.CERT]


@pytest.mark.parametrize("item", CERTIFICATES, ids=lambda item: item.id)
def test_a_certificate_is_called_as_its_own_title_ends(item: Item) -> None:
    assert item.slip_title.endswith(sheet_of(item, outcome(item)).value)


def test_what_a_person_has_to_look_at_first_is_no_certificate_yet() -> None:
    item = catalogue()["ps-no-crime-certificate"]
    looked_at = replace(outcome(item), state=CaseState.REVIEWING, document=None)
    assert sheet_of(item, looked_at) is Printout.NOT_YET


def test_everything_else_is_a_slip() -> None:
    assert {sheet_of(item, outcome(item)) for item in ITEMS if item not in CERTIFICATES} == {Printout.SLIP}
    assert {sheet_of(item, QUEUED) for item in ITEMS} == {Printout.SLIP}, "what is only registered is none of them"
