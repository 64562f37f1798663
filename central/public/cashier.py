"""`/pay/{order}`: the demonstration cashier, where a payer's phone lands: payee, item, the bill, pay or cancel. Works without script."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from central.api.bodies import whole_body
from central.api.payments import find_order
from central.api.signing import PlatformOf
from central.log import event
from central.payments import orders, quotes
from central.platform import Platform
from central.public.page import problem, render
from central.store.payments import Order, QuoteRow
from flows.items import catalogue
from flows.records.exchange import PayState

ROUTER = APIRouter(include_in_schema=False)

WORDS = {
    PayState.PAID: ("支付成功", "请回到终端，凭条马上打印。"),
    PayState.POSTED: ("支付成功", "款项已入账，凭条在终端打印。"),
    PayState.CLOSED: ("订单已关闭", "没有扣款。需要缴费请在终端重新操作。"),
    PayState.REFUNDED: ("已退款", "款项没有入账，已按原支付方式退回。"),
}
WAITING = ("正在处理", "请不要重复支付，结果会自动处理。")


@ROUTER.get("/pay/{order_no}")
def cashier(request: Request, platform: PlatformOf, order_no: str) -> Response:
    with platform.store.reading() as session:
        order = find_order(session, order_no)
        row = session.get(QuoteRow, order.quote_id) if order else None
    if order is None or row is None:
        return problem(request, HTTPStatus.NOT_FOUND, "没有这个订单。", "请回到终端重新扫码。")
    return _page(request, platform, order, row)


@ROUTER.post("/pay/{order_no}")
def decide(request: Request, platform: PlatformOf, order_no: str, body: Annotated[bytes, Depends(whole_body)]) -> Response:
    act = parse_qs(body.decode("ascii", "replace")).get("act", [""])[0]
    with platform.store.writing() as session:
        order = find_order(session, order_no)
        if order is None:
            return problem(request, HTTPStatus.NOT_FOUND, "没有这个订单。", "请回到终端重新扫码。")
        if act == "pay":
            orders.pay(platform, session, order)
        elif act == "cancel":
            orders.close(platform, session, order)
        event("cashier", order_no=order.order_no, state=order.state)
    return RedirectResponse(f"/pay/{order_no}", HTTPStatus.SEE_OTHER)


def _page(request: Request, platform: Platform, order: Order, row: QuoteRow) -> Response:
    state = PayState(order.state)
    headline, text = WORDS.get(state, WAITING)
    return render(
        request,
        "cashier.html",
        order=order,
        quote=quotes.opened(platform, row),
        open=state in orders.OPEN,
        state=state.value,
        headline=headline,
        text=text,
        item=catalogue()[row.item].name,
        payee=platform.guides[row.item].org,
    )
