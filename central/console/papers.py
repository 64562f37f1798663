"""`/console/certificates`: finds a certificate by its number and declares it void, with a reason; its verify page says 已作废 from then on."""

from __future__ import annotations

import re
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from central import audit
from central.accounts import Role
from central.api.signing import PlatformOf
from central.cases import certificates
from central.console.page import problem, render
from central.console.sessions import Form, LoggedIn, WhoAsks, see
from central.public.verify import WORDS
from central.store.cases import Certificate
from flows.items import known

ROUTER = APIRouter(include_in_schema=False)
REASONS = ("信息有误，已重新开具。", "持有人申请作废。", "不符合开具条件。")


@ROUTER.get("/console/certificates")
def certificate(request: Request, platform: PlatformOf, who: WhoAsks, n: str = "") -> Response:
    number = "".join(n.split())
    with platform.store.reading() as session:
        row = _seen(session, who, number)
        found = certificates.verify(platform, session, row.code) if row else None
    words = WORDS[found.state][0] if found else ""
    return render(request, "certificates.html", who, asked=number, row=row, found=found, words=words, reasons=REASONS)


@ROUTER.post("/console/certificates")
def withdraw(request: Request, platform: PlatformOf, who: WhoAsks, form: Form) -> Response:
    number, why = form.get("number", ""), form.get("phrase", "") + form.get("words", "").strip()
    back = f"/console/certificates?n={number}" if re.fullmatch(r"[0-9]{16}", number) else "/console/certificates"
    if not why:
        return problem(request, who, HTTPStatus.UNPROCESSABLE_ENTITY, "没有作废。", "请选或写明作废的原因。", back)
    with platform.store.writing() as session:
        if _seen(session, who, number) is None or not certificates.withdraw(platform, session, number):
            return problem(request, who, HTTPStatus.NOT_FOUND, "没有作废。", "没有这份证明，或者它已经作废。", "/console/certificates")
        audit.record(platform, session, who.user.account, certificates.WITHDRAWN, number, why)
    return see(back)


def _seen(session: Session, who: LoggedIn, number: str) -> Certificate | None:
    """An administrator sees every paper, a county's office those of its category, a town none."""
    row = session.get(Certificate, number) if re.fullmatch(r"[0-9]{16}", number) else None
    if row is None or who.user.role is Role.ADMIN:
        return row
    return row if who.user.role is Role.COUNTY and known()[row.item].category is who.user.category else None
