"""All items that take money: a bill that expired, an order for another bill, the same bill from two terminals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from central.platform import Platform
from central.store.cases import CaseRow
from core.clock import ManualClock
from flows.item import Shape
from flows.items import catalogue
from flows.records.exchange import PayState
from tests.central.client import Filled, Kiosk, card
from tests.central.conftest import enrolled
from tests.central.resident import WHO, Resident, rows
from tests.central.test_payments import pay
from tests.central.test_same_twice import at_once

ITEMS = [i for i in sorted(catalogue()) if catalogue()[i].shape is Shape.PAY]


def bill(kiosk: Kiosk, item: str) -> Filled:
    case = Resident(kiosk, card(WHO[item])).filled(item)
    assert case is not None
    assert case.path.answers["quote"].total_fen > 0
    return case


@pytest.mark.parametrize("item", ITEMS)
def test_a_bill_that_expired_is_not_paid_and_a_new_one_is(item: str, kiosk: Kiosk, patient: Platform, clock: ManualClock) -> None:
    case = bill(kiosk, item)
    clock.advance(901)
    kiosk.now = clock.now()
    asking = {"case_no": case.case_no, "quote_id": case.path.answers["quote"].id, "channel": "微信扫码"}
    reply = kiosk.post("/v1/payments", asking)
    assert (reply.status_code, reply.json()["error"]) == (422, "quote-expired")
    assert kiosk.order(bill(kiosk, item)).state is PayState.CREATED


@pytest.mark.parametrize("item", ITEMS)
def test_a_bill_is_settled_by_its_own_paid_order_only(item: str, kiosk: Kiosk, patient: Platform) -> None:
    case, other = bill(kiosk, item), bill(kiosk, item)
    order, foreign = kiosk.order(case), kiosk.order(other)
    assert pay(patient, foreign.order_no)
    report = kiosk.report_of(case, order_no=order.order_no)
    for wrong in (
        report,  # not paid yet
        replace(report, order_no=foreign.order_no),
        replace(report, order_no=""),
        replace(report, order_no="9" * 24),
        replace(report, quote_id=foreign.quote_id),
        replace(report, quote_id=""),
    ):
        reply = kiosk.report(wrong)
        assert (reply.status_code, reply.json()["error"] in ("E-PAY-UNKNOWN", "malformed")) == (422, True), reply.text
    assert rows(patient, CaseRow) == 0
    assert kiosk.payment(foreign.order_no).state is PayState.PAID
    assert pay(patient, order.order_no)
    assert kiosk.report(report).json()["state"] == "done"


@pytest.mark.parametrize("item", ITEMS)
def test_a_bill_paid_twice_at_once_is_posted_once(
    item: str, kiosk: Kiosk, patient: Platform, client: Callable[[Platform], TestClient]
) -> None:
    neighbour = enrolled(patient, client(patient), "0008")
    sent, orders = [], []
    for terminal in (kiosk, neighbour):
        case = bill(terminal, item)
        orders.append(terminal.order(case).order_no)
        assert pay(patient, orders[-1])
        sent.append((terminal, terminal.report_of(case, order_no=orders[-1])))
    states = sorted(reply.json()["state"] for reply in at_once(sent))
    assert states in (["done", "rejected"], ["done", "reviewing"]), states
    paid = {terminal.payment(number).state for (terminal, _), number in zip(sent, orders, strict=True)}
    assert paid == {PayState.POSTED, PayState.REFUNDED if "rejected" in states else PayState.PAID}
