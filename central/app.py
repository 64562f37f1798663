"""Builds the ASGI application of a platform: the kiosk protocol, the public pages, the console, and one place where errors become answers."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from central.answers import Answered, Unavailable, malformed
from central.api import cases, enrolments, evaluations, health, heartbeats, lookups, payments, service, vouches
from central.api.overload import Overload
from central.console import page as console
from central.console import pages as console_pages
from central.console.sessions import ForgedForm, NotLoggedIn
from central.log import alarm
from central.platform import Platform
from central.public import page, pages
from core.plain import Malformed

ROUTERS = (
    health.ROUTER,
    enrolments.ROUTER,
    heartbeats.ROUTER,
    lookups.ROUTER,
    payments.ROUTER,
    cases.ROUTER,
    evaluations.ROUTER,
    service.ROUTER,
    vouches.ROUTER,
    *pages.ROUTERS,
    *console_pages.ROUTERS,
)


def create_app(platform: Platform) -> FastAPI:
    """The application; the platform's store must be migrated."""
    app = FastAPI(title="近办 central platform", version="1", docs_url=None, redoc_url=None)
    app.state.platform = platform
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/assets", page.ASSETS)
    app.add_exception_handler(Answered, _answered)
    app.add_exception_handler(Malformed, _malformed)
    app.add_exception_handler(NotLoggedIn, console.not_logged_in)
    app.add_exception_handler(ForgedForm, console.forged)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(OperationalError, _database_away)
    app.add_exception_handler(PoolTimeout, _database_away)
    app.add_middleware(page.SafeHeaders)
    app.add_middleware(Overload)
    return app


def _json(answer: Answered) -> JSONResponse:
    return JSONResponse(answer.body, answer.status, answer.headers)


def _answered(_: Request, error: Any) -> Response:
    return _json(error)


def _malformed(_: Request, error: Any) -> Response:
    return _json(malformed(error))


def _invalid(_: Request, __: Any) -> Response:
    return _json(malformed(Malformed("request: not of the expected form")))


def _database_away(_: Request, error: Any) -> Response:
    alarm("database-away", kind=type(error).__name__)
    return _json(Unavailable("busy", 10))


def _plain(request: Request, error: Any) -> Response:
    if request.url.path.startswith("/v1/"):
        phrase = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
        return JSONResponse({"error": phrase}, error.status_code, error.headers)
    return page.problem(request, error.status_code)
