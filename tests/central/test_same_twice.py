"""The same application from two terminals at the same moment: one of them wins, whatever the item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from fastapi.testclient import TestClient

from central.platform import Platform
from central.store.cases import CaseRow, ReportRow
from central.store.register import SlotRow
from flows.item import Shape
from flows.items import catalogue
from flows.records.exchange import Report
from tests.central.client import PENSION, Kiosk, card
from tests.central.conftest import enrolled
from tests.central.resident import WHO, Resident, rows

READ_ONLY = (Shape.QUERY, Shape.CERT)
RENEWAL = "ps-id-card-renewal-appointment"
COPIES = 3
"""certificate.copies_per_day"""


@pytest.fixture
def neighbour(patient: Platform, client: Callable[[Platform], TestClient]) -> Kiosk:
    return enrolled(patient, client(patient), "0008")


def ready(kiosk: Kiosk, item: str, person: str = "", **known: str) -> Report:
    case = Resident(kiosk, card(person or WHO[item]), known).filled(item)
    assert case is not None
    return kiosk.report_of(case)


def at_once(sent: Sequence[tuple[Kiosk, Report]]) -> list[httpx.Response]:
    with ThreadPoolExecutor(len(sent)) as pool:
        return list(pool.map(lambda pair: pair[0].report(pair[1]), sent))


@pytest.mark.parametrize("item", [i for i in sorted(catalogue()) if catalogue()[i].shape not in (*READ_ONLY, Shape.PAY) and i != PENSION])
def test_of_two_applications_at_once_one_is_taken(item: str, kiosk: Kiosk, neighbour: Kiosk, patient: Platform) -> None:
    replies = at_once([(k, ready(k, item)) for k in (kiosk, neighbour)])
    assert sorted(reply.status_code for reply in replies) == [200, 422], [reply.text for reply in replies]
    assert {reply.json().get("error") for reply in replies} <= {None, "E-DUP", "E-WINDOW-CLOSED"}
    assert rows(patient, CaseRow) == rows(patient, ReportRow) == 1


@pytest.mark.parametrize("item", [i for i in sorted(catalogue()) if catalogue()[i].shape in READ_ONLY])
def test_who_only_reads_is_served_at_both(item: str, kiosk: Kiosk, neighbour: Kiosk) -> None:
    replies = at_once([(k, ready(k, item)) for k in (kiosk, neighbour)])
    assert [reply.json().get("state") for reply in replies] == ["done", "done"]


def test_of_five_copies_at_once_as_many_come_out_as_a_day_allows(kiosk: Kiosk, neighbour: Kiosk, patient: Platform) -> None:
    item = "si-insured-certificate"
    replies = at_once([(k, ready(k, item)) for k in (kiosk, neighbour, kiosk, neighbour, kiosk)])
    assert sorted(reply.status_code for reply in replies) == [200] * COPIES + [422] * 2
    assert {reply.json().get("error") for reply in replies} == {None, "E-QUOTA"}
    assert sorted(reply.json()["document"]["copies_left"] for reply in replies if reply.status_code == 200) == [0, 1, 2]


def test_the_last_place_goes_to_one_of_two(kiosk: Kiosk, neighbour: Kiosk, patient: Platform) -> None:
    first = ready(kiosk, RENEWAL, "P3")
    place = {key: first.answers[key] for key in ("site", "date", "slot")}
    second = ready(neighbour, RENEWAL, "P5", **place)
    assert {key: second.answers[key] for key in place} == place
    with patient.store.writing() as session:
        slot = session.get_one(SlotRow, place["slot"])
        slot.taken = slot.capacity - 1
    replies = at_once([(kiosk, first), (neighbour, second)])
    loser = next(reply for reply in replies if reply.status_code != 200).json()
    assert sorted(reply.status_code for reply in replies) == [200, 422]
    assert loser["error"] == "E-QUOTA"
    assert loser["nearest"]
    with patient.store.reading() as session:
        slot = session.get_one(SlotRow, place["slot"])
        assert slot.taken == slot.capacity
