"""`/console/login` and `/console/logout`. A wrong name, a wrong password and a locked account are answered alike."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from central import accounts
from central.accounts import LOCKED, TRIES, Busy
from central.api.signing import PlatformOf
from central.console import sessions
from central.console.page import LOG_IN, render
from central.console.sessions import COOKIE, Form, WhoAsks, see
from central.platform import Platform
from core.secret import Secret

ROUTER = APIRouter(include_in_schema=False)
WRONG = f"账号或密码不对。连续输错{TRIES}次，账号会锁定{LOCKED.seconds // 60}分钟。"
BUSY_SECONDS = 5
BUSY = f"登录的人太多，请{BUSY_SECONDS}秒后再试。"


@ROUTER.get("/console/login")
def log_in_page(request: Request, platform: PlatformOf) -> Response:
    return _page(request, platform, "", HTTPStatus.OK)


@ROUTER.post("/console/login")
def log_in(request: Request, platform: PlatformOf, form: Form) -> Response:
    account, password = form.get("account", "").strip(), Secret(form.get("password", ""))
    try:
        user = accounts.checked(platform, account, password)
    except Busy:
        page = _page(request, platform, BUSY, HTTPStatus.SERVICE_UNAVAILABLE)
        page.headers["Retry-After"] = str(BUSY_SECONDS)
        return page
    if user is None:
        return _page(request, platform, WRONG, HTTPStatus.UNAUTHORIZED)
    with platform.store.writing() as session:
        cookie = sessions.begin(platform, session, user, request.cookies.get(COOKIE, ""))
    answer = see(sessions.HOME)
    sessions.set_cookie(answer, platform, cookie)
    return answer


@ROUTER.post("/console/logout")
def log_out(platform: PlatformOf, who: WhoAsks, _: Form) -> Response:
    with platform.store.writing() as session:
        sessions.end(platform, session, who.cookie)
    answer = see(LOG_IN)
    answer.delete_cookie(COOKIE, path=sessions.HOME)
    return answer


def _page(request: Request, platform: Platform, wrong: str, status: int) -> Response:
    """A form needs a cookie to be tied to, before anybody is logged in too."""
    held = request.cookies.get(COOKIE, "")
    cookie = held or sessions.new_cookie()
    page = render(request, "login.html", None, status, wrong=wrong, form_token=sessions.form_token(platform, cookie))
    if not held:
        sessions.set_cookie(page, platform, cookie)
    return page
