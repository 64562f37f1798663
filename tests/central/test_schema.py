"""The platform keeps what `/openapi.json` says, whatever schemathesis makes of it: signed, unsigned, and on the pages for people."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from central.api.schema import SIGNED
from central.app import ROUTERS, create_app
from central.platform import Platform
from core.plain import to_plain
from tests.central.client import SUBSIDIES, Kiosk, subsidies
from tests.central.reviewer import Reviewer
from tests.central.test_every_route import OPEN_ROUTES, bodies

CHECKS = [schemathesis.checks.not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
TRIED = 6 * settings.default.max_examples
"""There are a dozen routes."""


@pytest.fixture(scope="module")
def operations(shipped: Platform) -> dict[str, Any]:
    """Each route with what can be sent to it; the headers of the signature are not the schema's to invent."""
    plain = create_app(shipped).openapi()
    for methods in plain["paths"].values():
        for about in methods.values():
            about["parameters"] = [p for p in about.get("parameters", []) if p["name"] not in SIGNED]
    schema = schemathesis.openapi.from_dict(plain)
    found = [operation.ok() for operation in schema.get_all_operations()]
    return {operation.label: operation.as_strategy() for operation in found}


def raw(case: Any) -> bytes:
    """The body as it goes on the line."""
    return b"" if isinstance(case.body, schemathesis.core.NotSet) else json.dumps(case.body).encode()


@settings(max_examples=TRIED)
@given(data=st.data())
def test_a_signed_request_is_answered_as_the_schema_says(operations: dict[str, Any], kiosk: Kiosk, patient: Platform, data: Any) -> None:
    case = data.draw(operations[data.draw(st.sampled_from(sorted(operations)))])
    case.validate_response(kiosk.send(case.method, case.formatted_path, raw=raw(case)), checks=CHECKS)


@settings(max_examples=TRIED)
@given(data=st.data())
def test_a_body_about_a_real_case_is_answered_as_the_schema_says(
    operations: dict[str, Any], kiosk: Kiosk, patient: Platform, data: Any
) -> None:
    good = to_plain(bodies(kiosk, kiosk.new_case()))
    path = data.draw(st.sampled_from(sorted(good)))
    case = data.draw(operations[f"POST {path}"])
    if isinstance(case.body, dict):
        keys = data.draw(st.sets(st.sampled_from(sorted(good[path])), max_size=2))
        case.body = {**good[path], **{key: case.body[key] for key in keys if key in case.body}}
    case.validate_response(kiosk.send(case.method, case.formatted_path, raw=raw(case)), checks=CHECKS)


@settings(max_examples=TRIED)
@given(data=st.data())
def test_an_unsigned_request_is_never_answered_with_anything_but_401(operations: dict[str, Any], http: TestClient, data: Any) -> None:
    label = data.draw(st.sampled_from(sorted(set(operations) - {" ".join(route) for route in OPEN_ROUTES})))
    case = data.draw(operations[label])
    headers = data.draw(st.dictionaries(st.sampled_from(SIGNED), st.text("0123456789abcdef", max_size=64)))
    reply = http.request(case.method, case.formatted_path, content=raw(case), headers=headers)
    assert reply.status_code == 401, (label, headers)


SERVED = sorted({re.sub(r"{\w+}", "{text}", route.path) for router in ROUTERS for route in router.routes})
PAGES = [*SERVED, "/assets/{text}", "/{text}", "/openapi.json"]
WORDS = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["B" + "4" * 23, "４３１０" * 5, "../..", "%00", "%", "=", "&", "9" * 5000, "2025-02-30", "9999-12-31", "9" * 30, "-1", "1e9", "²"]
)
KEYS = ["n", "c", "k", "x", "page", "act", "number", "account", "password", "token", "note", "state", "from", "until", "level"]


@settings(max_examples=TRIED)
@given(
    page=st.sampled_from(PAGES),
    text=WORDS,
    query=st.lists(st.tuples(st.sampled_from(KEYS), WORDS), max_size=3),
    method=st.sampled_from(["GET", "GET", "GET", "POST", "HEAD", "PUT"]),
    body=st.binary(max_size=40) | st.just(b"act=pay"),
)
def test_a_page_for_people_bears_any_address(
    http: TestClient, page: str, text: str, query: list[tuple[str, str]], method: str, body: bytes
) -> None:
    reply = http.request(method, page.replace("{text}", quote(text, safe="%")), params=query, content=body)
    assert reply.status_code < 500, (page, text, query)


DESKS = [page for page in SERVED if page.startswith("/console") and "log" not in page]
ACTS = ["ask", "ask", "supplied", "agree", "refuse", "nothing"]
FORMS = ["act", "at", "n", "number", "phrase", "until", "words"]


@settings(max_examples=TRIED)
@given(
    page=st.sampled_from(DESKS),
    known=st.booleans(),
    text=WORDS,
    fields=st.dictionaries(st.sampled_from(FORMS), WORDS | st.sampled_from(ACTS), max_size=4),
    method=st.sampled_from(["GET", "POST"]),
)
def test_a_reviewer_may_send_anything(
    reviewer: Reviewer, waiting: str, page: str, known: bool, text: str, fields: dict[str, str], method: str
) -> None:
    path = page.replace("{text}", waiting if known else quote(text, safe="%"))
    if method == "GET":
        reply = reviewer.http.get(path, params=fields)
    else:
        reviewer.opens(f"/console/cases/{waiting}")
        reply = reviewer.sends(path, **{"at": reviewer.hidden("at"), **fields})
    assert reply.status_code < 500, (path, fields)


@pytest.mark.parametrize("at", ["9" * 5000, "9" * 30, "-1", "１", "²", ""])
def test_a_form_about_no_node_decides_nothing(reviewer: Reviewer, waiting: str, at: str) -> None:
    reviewer.opens(f"/console/cases/{waiting}")
    reply = reviewer.sends(f"/console/cases/{waiting}", act="agree", at=at)
    assert reply.status_code in (409, 422), reply.text


@pytest.fixture
def reviewer(http: TestClient) -> Reviewer:
    found = Reviewer(http)
    assert found.logs_in("taihe").status_code == 303
    return found


@pytest.fixture
def waiting(kiosk: Kiosk) -> str:
    """The number of a case that waits for a decision."""
    return kiosk.done(SUBSIDIES, subsidies("P7")).case_no
