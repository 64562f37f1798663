"""The platform keeps what `/openapi.json` says, whatever schemathesis makes of it: signed, unsigned, and on the pages for people."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from central.api.schema import SIGNED
from central.app import create_app
from central.platform import Platform
from core.plain import to_plain
from tests.central.client import Kiosk
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


PAGES = ("/", "/v", "/p", "/g/{text}", "/pay/{text}", "/h/{text}", "/assets/{text}", "/{text}", "/v1/{text}", "/openapi.json")
WORDS = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["B" + "4" * 23, "４３１０" * 5, "../..", "%00", "%", "=", "&"]
)


@settings(max_examples=TRIED)
@given(
    page=st.sampled_from(PAGES),
    text=WORDS,
    query=st.lists(st.tuples(st.sampled_from(["n", "c", "k", "x"]), WORDS), max_size=3),
    method=st.sampled_from(["GET", "GET", "GET", "POST", "HEAD", "PUT"]),
    body=st.binary(max_size=40) | st.just(b"act=pay"),
)
def test_a_page_for_people_bears_any_address(
    http: TestClient, page: str, text: str, query: list[tuple[str, str]], method: str, body: bytes
) -> None:
    reply = http.request(method, page.replace("{text}", quote(text, safe="%")), params=query, content=body)
    assert reply.status_code < 500, (page, text, query)
