"""`/console/acts`: what operators and reviewers did, for administrators."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from central import accounts, audit
from central.accounts import Role
from central.api.signing import PlatformOf
from central.console.page import problem, render
from central.console.sessions import WhoAsks

ROUTER = APIRouter(include_in_schema=False)
LINES = 200


@ROUTER.get("/console/acts")
def acts(request: Request, platform: PlatformOf, who: WhoAsks) -> Response:
    if who.user.role is not Role.ADMIN:
        return problem(request, who, HTTPStatus.NOT_FOUND, "没有这个页面。", "操作记录只有平台管理员能看。")
    with platform.store.reading() as session:
        rows, users = audit.latest(session, LINES), [accounts.user_of(row) for row in accounts.listed(session)]
    return render(request, "acts.html", who, rows=rows, users=users, words_of=audit.words_of, whose=audit.whose)
