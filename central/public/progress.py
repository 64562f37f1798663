"""`GET /p?n=&c=`: where a case stands, for whoever has its number and its query code."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from central.api.signing import PlatformOf
from central.cases import codes, history, lapsing
from central.cases.nodes import UNDECIDED
from central.public.page import problem, render
from flows.receipt import STATE_WORDS

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/p")
def progress(request: Request, platform: PlatformOf, n: str = "", c: str = "") -> Response:
    if not n.strip() and not c.strip():
        return render(request, "progress.html", case=None)
    policy = platform.policy()
    try:
        with platform.store.writing() as session:
            case = codes.opened(session, platform.vault, policy, platform.now(), n, c)
            if case:
                lapsing.lapse(platform, session, case)
            found = history.progress(platform, session, case) if case else None
    except codes.CodeLocked:
        wait = f"请{policy[codes.MINUTES]}分钟后再试，或拨打12345查询。"
        return problem(request, HTTPStatus.TOO_MANY_REQUESTS, "试的次数太多，已暂停查询。", wait)
    if found is None:
        return problem(request, HTTPStatus.NOT_FOUND, "编号或查询码不对。", "请核对凭条上的办件编号和6位查询码。", "/p")
    return render(request, "progress.html", case=found, words=STATE_WORDS[found.state], promised=found.state in UNDECIDED)
