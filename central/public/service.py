"""`GET /h/{number}?k=…`: where a help order or a ticket stands: who answers by when, and what was answered.

No personal data is on it, but numbers count up: the key in the link of the slip keeps strangers from reading them all.
"""

from __future__ import annotations

import hmac
import re
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from central import service_desk
from central.api.signing import PlatformOf
from central.public.page import problem, render
from central.service_orders import CLOSED, KINDS, page_key
from central.store.service import ServiceOrder
from flows.items import known

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/h/{number}")
def service_order(request: Request, platform: PlatformOf, number: str, k: str = "") -> Response:
    found = None
    if re.fullmatch(r"[BT][0-9]{23}", number) and hmac.compare_digest(k.encode(), page_key(platform, number).encode()):
        with platform.store.reading() as session:
            found = session.get(ServiceOrder, number)
    if found is None:
        return problem(request, HTTPStatus.NOT_FOUND, "没有这个编号。")
    item = known()[found.item].name if found.item else ""
    reply = service_desk.reply_of(platform, found)
    called = bool(service_desk.told(platform, found).phone)
    kind, closed = KINDS[found.kind], found.state == CLOSED
    return render(request, "service.html", order=found, kind=kind, item=item, reply=reply, called=called, closed=closed)
