"""What the console's pages share: their templates, the head with who is logged in, one page for problems. Headers are the public pages'."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from central.console.sessions import LoggedIn, see
from flows.numbers import grouped

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
ENVIRONMENT.filters.update(grouped=grouped)

LOG_IN = "/console/login"


def render(request: Request, template: str, who: LoggedIn | None, status: int = HTTPStatus.OK, **values: Any) -> Response:
    """The page made of that template; `who` is None before the log-in."""
    common = {"county": request.app.state.platform.config.county, "who": who, "rehearsal": request.app.state.platform.config.rehearsal}
    return HTMLResponse(ENVIRONMENT.get_template(template).render({**common, **values}), status)


def problem(request: Request, who: LoggedIn | None, status: int, happened: str, do: str, back: str = "/console") -> Response:
    """A page that says what is wrong, what to do, and where to go on."""
    return render(request, "problem.html", who, status, happened=happened, do=do, back=back)


def not_logged_in(_: Request, __: Any) -> Response:
    """Whoever asks has to log in."""
    return see(LOG_IN)


def forged(request: Request, _: Any) -> Response:
    """A form that this session did not make, or that has outlived it."""
    return problem(request, None, HTTPStatus.FORBIDDEN, "这个页面已经过期，没有办理。", "请重新打开页面再试。")
