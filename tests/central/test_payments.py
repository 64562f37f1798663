"""Money: a quote is what is paid, one order for it, paid at most once, then posted or given back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from fastapi.testclient import TestClient

from central.api.payments import find_order
from central.payments import orders
from central.platform import Platform
from core.clock import ManualClock
from core.plain import from_plain
from flows.records.exchange import CaseState, Outcome, PayState
from tests.central.client import POWER, Filled, Kiosk, card, power

P1_ACCOUNT, P3_ACCOUNT, P6_ACCOUNT = "4310210000011", "4310210000035", "4310210000066"


def pay(platform: Platform, order_no: str) -> bool:
    with platform.store.writing() as session:
        order = find_order(session, order_no)
        assert order is not None
        return orders.pay(platform, session, order)


def paid_report(kiosk: Kiosk, platform: Platform, case: Filled) -> httpx.Response:
    order = kiosk.order(case)
    assert pay(platform, order.order_no)
    return kiosk.report(kiosk.report_of(case, order_no=order.order_no))


def outcome_of(reply: httpx.Response) -> Outcome:
    assert reply.status_code == 200, reply.text
    return from_plain(Outcome, reply.json())


def test_a_card_finds_the_account_and_an_expired_one_too(kiosk: Kiosk) -> None:
    by_card = {"consent": "card-only", "by": "card", "card": card("P1"), "pay_method": "微信扫码"}
    assert kiosk.fill(POWER, by_card).path.answers["quote"].total_fen == 8232


def test_paying_posts_the_bill_and_settles_the_account(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(POWER, power(P1_ACCOUNT))
    order = kiosk.order(case)
    assert (order.state, order.fen) == (PayState.CREATED, 8232)
    assert kiosk.payment(order.order_no).state is PayState.QR_SHOWN
    assert pay(platform, order.order_no)
    assert kiosk.payment(order.order_no).state is PayState.PAID
    outcome = outcome_of(kiosk.report(kiosk.report_of(case, order_no=order.order_no)))
    assert outcome.state is CaseState.DONE
    assert outcome.details["账户余额"] == "0.00 元"
    assert outcome.details["交易流水号"] == kiosk.payment(order.order_no).channel_no
    assert kiosk.payment(order.order_no).state is PayState.POSTED
    assert kiosk.fill(POWER, power(P1_ACCOUNT, amount="预存50")).path.answers["power"].bills == ()


def test_a_prepayment_raises_the_balance(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(POWER, power(P6_ACCOUNT, amount="预存100"))
    assert case.path.answers["quote"].total_fen == 10_000
    assert outcome_of(paid_report(kiosk, platform, case)).details["账户余额"] == "153.80 元"


def test_a_prepayment_below_the_debt_is_taken_off_the_next_bill(kiosk: Kiosk, platform: Platform) -> None:
    details = outcome_of(paid_report(kiosk, platform, kiosk.fill(POWER, power(P1_ACCOUNT, amount="预存50")))).details
    assert details["尚欠电费"] == "32.32 元"
    quote = kiosk.fill(POWER, power(P1_ACCOUNT)).path.answers["quote"]
    assert quote.total_fen == 3232
    assert quote.rows[-1].label == "账户余额抵扣"


def test_a_prepayment_above_the_debt_settles_it(kiosk: Kiosk, platform: Platform) -> None:
    details = outcome_of(paid_report(kiosk, platform, kiosk.fill(POWER, power(P1_ACCOUNT, amount="预存100")))).details
    assert details["账户余额"] == "17.68 元"


def test_another_amount_is_quoted_to_the_fen(kiosk: Kiosk) -> None:
    assert kiosk.fill(POWER, power(P6_ACCOUNT, amount="其他金额", amount_fen=12345)).path.answers["quote"].total_fen == 12345


def test_the_same_question_gives_the_same_quote_while_it_holds(kiosk: Kiosk, clock: ManualClock) -> None:
    first = kiosk.fill(POWER, power(P1_ACCOUNT))
    again = kiosk.fill(POWER, power(P1_ACCOUNT), first.case_no)
    assert again.path.answers["quote"] == first.path.answers["quote"]
    clock.advance(901)
    kiosk.now = clock.now()
    later = kiosk.fill(POWER, power(P1_ACCOUNT), first.case_no)
    assert later.path.answers["quote"].id != first.path.answers["quote"].id


def test_one_quote_has_one_order_however_often_it_is_asked_for(kiosk: Kiosk) -> None:
    case = kiosk.fill(POWER, power(P1_ACCOUNT))
    assert kiosk.order(case).order_no == kiosk.order(case, "支付宝扫码").order_no


def test_an_expired_quote_is_not_paid(kiosk: Kiosk, clock: ManualClock) -> None:
    case = kiosk.fill(POWER, power(P1_ACCOUNT))
    clock.advance(901)
    kiosk.now = clock.now()
    reply = kiosk.post("/v1/payments", {"case_no": case.case_no, "quote_id": case.path.answers["quote"].id, "channel": "微信扫码"})
    assert (reply.status_code, reply.json()["error"]) == (422, "quote-expired")


def test_a_second_quote_of_the_case_closes_the_first_order_and_a_paid_one_refuses_it(kiosk: Kiosk, platform: Platform) -> None:
    first = kiosk.fill(POWER, power(P1_ACCOUNT))
    second = kiosk.fill(POWER, power(P1_ACCOUNT, amount="预存50"), first.case_no)
    order = kiosk.order(first)
    newer = kiosk.order(second)
    assert kiosk.payment(order.order_no).state is PayState.CLOSED
    assert pay(platform, newer.order_no)
    third = kiosk.fill(POWER, power(P1_ACCOUNT, amount="预存200"), first.case_no)
    body = {"case_no": first.case_no, "quote_id": third.path.answers["quote"].id, "channel": "微信扫码"}
    assert kiosk.post("/v1/payments", body).json()["error"] == "already-paid"


def test_a_closed_order_cannot_be_paid_and_a_paid_one_not_closed(kiosk: Kiosk, platform: Platform) -> None:
    order = kiosk.order(kiosk.fill(POWER, power(P1_ACCOUNT)))
    assert kiosk.post(f"/v1/payments/{order.order_no}/close", {}).json()["state"] == "closed"
    assert not pay(platform, order.order_no)
    other = kiosk.order(kiosk.fill(POWER, power(P3_ACCOUNT)))
    assert pay(platform, other.order_no)
    assert kiosk.post(f"/v1/payments/{other.order_no}/close", {}).json()["state"] == "paid"


def test_after_a_closed_order_the_case_gets_a_new_quote(kiosk: Kiosk) -> None:
    case = kiosk.fill(POWER, power(P1_ACCOUNT))
    kiosk.post(f"/v1/payments/{kiosk.order(case).order_no}/close", {})
    again = kiosk.fill(POWER, power(P1_ACCOUNT), case.case_no)
    assert kiosk.order(again).state is PayState.CREATED


def test_an_unpaid_case_is_told_not_to_pay_again(kiosk: Kiosk) -> None:
    case = kiosk.fill(POWER, power(P1_ACCOUNT))
    reply = kiosk.report(kiosk.report_of(case, order_no=kiosk.order(case).order_no))
    assert (reply.status_code, reply.json()["error"]) == (422, "E-PAY-UNKNOWN")


def test_of_two_people_who_pay_the_same_bill_the_second_gets_the_money_back(kiosk: Kiosk, neighbour: Kiosk, platform: Platform) -> None:
    first, second = kiosk.fill(POWER, power(P1_ACCOUNT)), neighbour.fill(POWER, power(P1_ACCOUNT))
    mine, theirs = kiosk.order(first), neighbour.order(second)
    assert pay(platform, mine.order_no)
    assert pay(platform, theirs.order_no)
    assert outcome_of(kiosk.report(kiosk.report_of(first, order_no=mine.order_no))).state is CaseState.DONE
    outcome = outcome_of(neighbour.report(neighbour.report_of(second, order_no=theirs.order_no)))
    assert outcome.state is CaseState.REJECTED
    assert outcome.details["退款"] == "82.32 元已按原支付方式退回"
    assert neighbour.payment(theirs.order_no).state is PayState.REFUNDED


def test_a_refund_is_told_again_and_not_made_again(kiosk: Kiosk, neighbour: Kiosk, platform: Platform) -> None:
    second = neighbour.fill(POWER, power(P1_ACCOUNT))
    order = neighbour.order(second)
    pay(platform, order.order_no)
    outcome_of(paid_report(kiosk, platform, kiosk.fill(POWER, power(P1_ACCOUNT))))
    report = neighbour.report_of(second, order_no=order.order_no)
    assert neighbour.report(report).json() == neighbour.report(report).json()


def test_another_quote_than_the_paid_one_is_not_posted(kiosk: Kiosk, platform: Platform) -> None:
    small = kiosk.fill(POWER, power(P6_ACCOUNT, amount="预存50"))
    large = kiosk.fill(POWER, power(P6_ACCOUNT, amount="预存200"), small.case_no)
    order = kiosk.order(small)
    assert pay(platform, order.order_no)
    reply = kiosk.report(kiosk.report_of(large, order_no=order.order_no))
    assert (reply.status_code, reply.json()["error"]) == (422, "E-PAY-UNKNOWN")
    forged = kiosk.report_of(large, order_no=order.order_no, quote_id=small.path.answers["quote"].id)
    assert outcome_of(kiosk.report(forged)).state is CaseState.REJECTED
    assert kiosk.payment(order.order_no).state is PayState.REFUNDED


def test_another_kiosks_quote_and_order_are_not_there(kiosk: Kiosk, neighbour: Kiosk) -> None:
    case = kiosk.fill(POWER, power(P1_ACCOUNT))
    order = kiosk.order(case)
    own = neighbour.new_case()
    body = {"case_no": own, "quote_id": case.path.answers["quote"].id, "channel": "微信扫码"}
    assert neighbour.post("/v1/payments", body).status_code == 404
    assert neighbour.send("GET", f"/v1/payments/{order.order_no}").status_code == 404
    assert neighbour.post(f"/v1/payments/{order.order_no}/close", {}).status_code == 404
    assert kiosk.payment(order.order_no).state is PayState.QR_SHOWN


@pytest.mark.parametrize("rounds", range(3))
def test_paying_and_closing_at_the_same_moment_has_one_winner(
    either: Platform, kiosk_on_either: Kiosk, client: Callable[[Platform], TestClient], rounds: int
) -> None:
    order = kiosk_on_either.order(kiosk_on_either.fill(POWER, power(P1_ACCOUNT)))
    page = client(either)
    with ThreadPoolExecutor(2) as pool:
        paying = pool.submit(page.post, f"/pay/{order.order_no}", data={"act": "pay"})
        closing = pool.submit(kiosk_on_either.post, f"/v1/payments/{order.order_no}/close", {})
        paying.result(), closing.result()
    state = kiosk_on_either.payment(order.order_no).state
    assert state in (PayState.PAID, PayState.CLOSED)
    assert closing.result().json()["state"] == state.value
