"""`GET /p?n=&c=`: where a case stands, for whoever has its number and its query code. Five wrong codes lock the case for ten minutes."""

from __future__ import annotations

import hmac
from datetime import timedelta
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from central.api.signing import PlatformOf
from central.cases import history
from central.platform import Platform
from central.public.page import problem, render
from central.store.cases import CaseRow
from core.text import typed_code
from flows.numbers import is_case_number
from flows.receipt import STATE_WORDS

ROUTER = APIRouter(include_in_schema=False)
TRIES = 5
LOCKED = timedelta(minutes=10)


@ROUTER.get("/p")
def progress(request: Request, platform: PlatformOf, n: str = "", c: str = "") -> Response:
    number, code = typed_code(n), typed_code(c)
    if not number and not code:
        return render(request, "progress.html", case=None)
    with platform.store.writing() as session:
        case = _find(session, number)
        if case is None:
            return _wrong(request)
        if case.code_locked_until and platform.now() < case.code_locked_until:
            return problem(request, HTTPStatus.TOO_MANY_REQUESTS, "试的次数太多，已暂停查询。", "请10分钟后再试，或拨打12345查询。")
        if not _code_is_right(platform, case, code):
            _count(platform, case)
            return _wrong(request)
        case.code_tries = 0
        found = history.progress(platform, session, case)
    return render(request, "progress.html", case=found, words=STATE_WORDS[found.state], promised=found.state in history.UNDECIDED)


def _find(session: Session, number: str) -> CaseRow | None:
    if not number.isascii() or not is_case_number(number):
        return None
    return session.scalar(select(CaseRow).filter_by(case_no=number).with_for_update())


def _code_is_right(platform: Platform, case: CaseRow, code: str) -> bool:
    return hmac.compare_digest(case.code_tag, platform.vault.tag("query-code", case.case_no, code))


def _count(platform: Platform, case: CaseRow) -> None:
    case.code_tries += 1
    if case.code_tries >= TRIES:
        case.code_tries, case.code_locked_until = 0, platform.now() + LOCKED


def _wrong(request: Request) -> Response:
    return problem(request, HTTPStatus.NOT_FOUND, "编号或查询码不对。", "请核对凭条上的办件编号和6位查询码。", "/p")
