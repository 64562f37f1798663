"""A kiosk as the platform sees one: signs requests, walks an item by asking for each record, reports the case.

The signature is written out here once more, from the protocol's page, so that the platform's own code is not its witness.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import json
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx

from central.platform import read_policy
from core.clock import DEMO_START
from core.config import read_toml
from core.id_card import CardKind, IdCard, Sex
from core.plain import from_plain, to_plain
from core.secret import Secret
from flows.flow import Answers, Step, StepKind
from flows.flow import Path as CasePath
from flows.items import known
from flows.numbers import case_number
from flows.policy import Policy
from flows.records.exchange import Identified, Method, Outcome, Payment, Report, Signature
from flows.steps import looked
from flows.walk import reported, without_photo

ROOT = Path(__file__).parents[2]
TODAY = DEMO_START.date()
REGION = "431021"
FACE = Identified(Method.COMPARED, 0.81, 0.45, "test-model", True)
SIGNED = Signature((((0, 0), (400, 200), (800, 100)),))


@functools.cache
def policy(today: date = TODAY) -> Policy:
    return Policy(read_policy(ROOT / "config/policy"), today)


@functools.cache
def persons() -> dict[str, Any]:
    return read_toml(ROOT / "config/persons.toml")


@functools.cache
def card(person: str) -> IdCard:
    """The card of a test person."""
    row = persons()[person]
    number = row["number"]
    birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    last = None if row["valid_to"] == "长期" else date.fromisoformat(row["valid_to"])
    first = date.fromisoformat(row["valid_from"])
    name, address = Secret(row["name"]), Secret(row["address"])
    return IdCard(CardKind.RESIDENT, name, Sex(row["sex"]), row["nation"], birth, address, Secret(number), row["issuer"], first, last)


@dataclass(frozen=True)
class Tapped:
    """The options at these places of a list, for whoever cannot know what they stand for."""

    places: tuple[int, ...]

    def on(self, step: Step, answers: Answers) -> Any:
        """What they stand for at that step."""
        values = tuple(step.options(answers)[place].value for place in self.places)
        return values if step.kind is StepKind.CHOICES else values[0]


def tapped(*places: int) -> Tapped:
    return Tapped(places)


@dataclass
class Filled:
    """A case that was walked on the kiosk's side, ready to be reported."""

    case_no: str
    item: str
    given: dict[str, Any]
    path: CasePath


class Kiosk:
    """One enrolled terminal. `http` is any httpx client on the platform: in process, or over a real port."""

    def __init__(self, http: httpx.Client, terminal: str = "0007", now: datetime = DEMO_START) -> None:
        self.http, self.terminal, self.now = http, terminal, now
        self.key_id, self.key = "00000000", b""
        self.sequence = 1

    def enrol(self, code: str) -> httpx.Response:
        answer = self.http.post("/v1/enrolments", json={"code": code, "terminal": self.terminal})
        if answer.status_code == 200:
            self.key_id, self.key = answer.json()["key_id"], bytes.fromhex(answer.json()["key"])
            self.sequence = answer.json()["next_sequence"]
        return answer

    def headers(self, method: str, target: str, body: bytes, **changed: str) -> dict[str, str]:
        """The signed headers; `changed` is put in after signing, as somebody on the line would."""
        stamp, nonce = str(int(self.now.timestamp())), secrets.token_hex(16)
        lines = (method, target, hashlib.sha256(body).hexdigest(), self.terminal, self.key_id, stamp, nonce)
        signature = hmac.new(self.key, "\n".join(lines).encode(), hashlib.sha256).hexdigest()
        signed = {"X-Kiosk": self.terminal, "X-Key": self.key_id, "X-Time": stamp, "X-Nonce": nonce, "X-Signature": signature}
        return {**signed, **{name.replace("_", "-"): value for name, value in changed.items()}}

    def send(self, method: str, target: str, body: Any = None, *, raw: bytes | None = None, **extra: str) -> httpx.Response:
        """One signed request; `raw` is sent as it is instead of JSON."""
        data = raw if raw is not None else b"" if body is None else json.dumps(to_plain(body)).encode()
        headers = {**self.headers(method, target, data), **{k.replace("_", "-"): v for k, v in extra.items()}}
        return self.http.request(method, target, content=data, headers=headers)

    def post(self, target: str, body: Any, **extra: str) -> httpx.Response:
        return self.send("POST", target, body, **extra)

    def new_case(self) -> str:
        number = case_number(REGION, self.terminal, self.now.date(), self.sequence)
        self.sequence += 1
        return number

    def ask(self, case_no: str, item: str, step: str, answers: Mapping[str, Any], route: str = "lookups") -> httpx.Response:
        plain = {key: to_plain(without_photo(value)) for key, value in answers.items()}
        return self.post(f"/v1/{route}", {"case_no": case_no, "item": item, "step": step, "answers": plain})

    def fill(self, item_id: str, answers: Mapping[str, Any], case_no: str = "") -> Filled:
        """The case walked to its end as a resident would; raises `Stopped` with the platform's answer or the item's refusal."""
        item, given, today = known()[item_id], dict(answers), policy(self.now.date())
        case_no = case_no or self.new_case()
        taps = {step: given.pop(step) for step, value in answers.items() if isinstance(value, Tapped)}
        while (path := item.path(given, today, taps)).next:
            step = path.next
            if step.id in taps:
                given[step.id] = taps.pop(step.id).on(step, path.answers)
                continue
            assert step.kind in (StepKind.LOOKUP, StepKind.QUOTE), f"no answer for {step.id}"
            route = "quotes" if step.kind is StepKind.QUOTE else "lookups"
            answered = {s.id: path.answers[s.id] for s in path.taken if s.kind not in (StepKind.LOOKUP, StepKind.QUOTE)}
            reply = self.ask(case_no, item_id, step.id, answered, route)
            if reply.status_code != 200:
                raise Stopped(reply)
            given[step.id] = looked(step, path.answers, from_plain(step.holds, reply.json()["record"]))
        if path.refused:
            raise Stopped(None, path.refused.refusal.code, path.refused.sentences)
        return Filled(case_no, item_id, given, path)

    def report_of(self, case: Filled, **changes: Any) -> Report:
        """The report of a filled case."""
        answers, records = reported(case.path)
        quote = case.path.answers.get("quote")
        report = Report(
            report_id=str(uuid.uuid4()),
            terminal=self.terminal,
            case_no=case.case_no,
            data_version=1,
            item=case.item,
            item_digest=known()[case.item].digest,
            policy_date=self.now.date(),
            occurred_at=self.now,
            answers=answers,
            records=records,
            shown_digest="",
            quote_id=quote.id if quote else "",
            simulated_devices=True,
        )
        return replace(report, **changes)

    def report(self, report: Report) -> httpx.Response:
        return self.post("/v1/cases", report, Idempotency_Key=report.report_id)

    def done(self, item_id: str, answers: Mapping[str, Any]) -> Outcome:
        """The outcome of a case that goes through."""
        reply = self.report(self.report_of(self.fill(item_id, answers)))
        assert reply.status_code == 200, reply.text
        return from_plain(Outcome, reply.json())

    def order(self, case: Filled, channel: str = "微信扫码") -> Payment:
        """The order for the quote of a filled case."""
        reply = self.post("/v1/payments", {"case_no": case.case_no, "quote_id": case.path.answers["quote"].id, "channel": channel})
        assert reply.status_code == 200, reply.text
        return from_plain(Payment, reply.json())

    def payment(self, order_no: str) -> Payment:
        reply = self.send("GET", f"/v1/payments/{order_no}")
        assert reply.status_code == 200, reply.text
        return from_plain(Payment, reply.json())


class Stopped(Exception):
    """The case did not come to its end: the platform's answer, or the refusal of a rule on the kiosk."""

    def __init__(self, reply: httpx.Response | None, code: str = "", sentences: tuple[str, str] = ("", "")) -> None:
        super().__init__(code or (reply.text if reply is not None else ""))
        self.reply, self.code, self.sentences = reply, code, sentences
        if reply is not None:
            self.code = reply.json().get("error", "")


PENSION = "si-benefit-authentication"
INSURED = "si-insured-certificate"
MARRIAGE = "ca-marriage-appointment"
SUBSIDIES = "dp-two-subsidies-apply"
POWER = "ut-electricity-pay"
FUND = "hf-account-query"


def pension(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "living": "本县", "home_visit": "none", **more}


def insured(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "purpose": "购房", **more}


def power(number: str, **more: Any) -> dict[str, Any]:
    return {"consent": "card-only", "by": "number", "account_no": number, "pay_method": "微信扫码", **more}


def subsidies(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "signature": SIGNED, **more}


def marriage(one: str, other: str, kind: str = "结婚登记", **more: Any) -> dict[str, Any]:
    return {"consent": "card-only", "card": card(one), "kind": kind, "partner_card": card(other), **more}


def fund(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, **more}
