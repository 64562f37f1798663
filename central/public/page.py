"""What all public pages share: templates that escape everything, strict headers, one stylesheet, one page for problems."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader
from starlette.datastructures import MutableHeaders
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flows.numbers import grouped, yuan

HERE = Path(__file__).parent
ASSETS = StaticFiles(directory=HERE / "assets")
ENVIRONMENT = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
ENVIRONMENT.filters.update(yuan=yuan, grouped=grouped)

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class SafeHeaders:
    """ASGI middleware: every answer carries the headers above; the stylesheet may be kept for an hour."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if str(scope.get("path", "")).startswith("/assets/"):
                    headers["Cache-Control"] = "max-age=3600"
            await send(message)

        await self._app(scope, receive, with_headers)


def render(request: Request, template: str, status: int = HTTPStatus.OK, **values: Any) -> Response:
    """The page made of that template; `county` is always there."""
    values["county"] = request.app.state.platform.config.county
    return HTMLResponse(ENVIRONMENT.get_template(template).render(values), status)


def problem(request: Request, status: int, happened: str = "", do: str = "", again: str = "") -> Response:
    """A page that says what is wrong and what to do; `again` is where to try once more."""
    missing = status == HTTPStatus.NOT_FOUND
    happened = happened or ("没有这个页面。" if missing else "这个页面现在打不开。")
    return render(request, "problem.html", status, happened=happened, do=do or "请核对凭条上的二维码或编号，或拨打12345。", again=again)
