"""Somebody at the console: logs in, opens pages, sends the forms that are on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import httpx
from fastapi.testclient import TestClient
from sqlalchemy import select

from central.platform import Platform
from central.store.cases import CaseRow
from central.store.operations import Operation

PASSWORDS = {name: f"{name}-251121" for name in ("taihe", "nongye", "canlian", "gongan", "admin")}


class Reviewer:
    """A browser on the console, not yet logged in."""

    def __init__(self, http: TestClient) -> None:
        self.http = http
        self.page = ""

    def logs_in(self, account: str, password: str = "") -> httpx.Response:
        self.opens("/console/login")
        return self.sends("/console/login", account=account, password=password or PASSWORDS[account])

    def opens(self, path: str) -> httpx.Response:
        answer = self.http.get(path)
        self.page = unescape(answer.text)
        return answer

    def sends(self, path: str, **fields: str) -> httpx.Response:
        """Sends a form of the page that is open; fields may be changed, as somebody at the browser's tools would."""
        return self.http.post(path, data={"form_token": self.hidden("form_token"), **fields})

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page)
        return found.group(1) if found else ""

    def decides(self, case_no: str, act: str, **fields: str) -> httpx.Response:
        """Opens the case and sends one of its forms."""
        self.opens(f"/console/cases/{case_no}")
        return self.sends(f"/console/cases/{case_no}", act=act, at=self.hidden("at"), **fields)


At = Callable[[str], Reviewer]
"""Logs somebody in, by account."""


def state(platform: Platform, case_no: str) -> str:
    """Where the case stands, as the platform keeps it."""
    with platform.store.reading() as session:
        return session.get_one(CaseRow, case_no).state


def reply(platform: Platform, case_no: str) -> str:
    """What the resident is told."""
    with platform.store.reading() as session:
        return session.get_one(CaseRow, case_no).reply


def acts(platform: Platform) -> list[tuple[str, str, str]]:
    """The book of acts: who, what, about what."""
    with platform.store.reading() as session:
        return [(row.operator, row.act, row.about) for row in session.scalars(select(Operation).order_by(Operation.id))]
