"""A kiosk gets the record its case needs next, and nothing else; each look-up is written down without the number."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from central.platform import Platform
from central.store.register import Access
from core.clock import ManualClock
from tests.central.client import FACE, INSURED, MARRIAGE, POWER, SUBSIDIES, Kiosk, card, insured, marriage, power

BY_NUMBER = {"consent": "card-only", "by": "number", "account_no": "4310210000011"}


def test_a_record_comes_as_the_item_reads_it(kiosk: Kiosk) -> None:
    record = kiosk.ask(kiosk.new_case(), POWER, "power", BY_NUMBER).json()["record"]
    assert (record["kind"], record["subsistence"], record["bills"][0]["used"]) == ("一户一表", True, 150)


def test_before_the_face_nothing_is_served(kiosk: Kiosk) -> None:
    answer = kiosk.ask(kiosk.new_case(), INSURED, "insurance", {"consent": "face", "card": card("P6")})
    assert (answer.status_code, answer.json()["error"]) == (422, "malformed")


def test_a_look_up_behind_an_open_question_is_not_served(kiosk: Kiosk) -> None:
    answers = marriage("P3", "P6")
    assert kiosk.ask(kiosk.new_case(), MARRIAGE, "slots", answers).json()["error"] == "malformed"
    assert kiosk.ask(kiosk.new_case(), MARRIAGE, "places", answers).status_code == 200


def test_a_step_that_is_no_look_up_is_not_served(kiosk: Kiosk) -> None:
    for step in ("card", "purpose", "nothing", ""):
        assert kiosk.ask(kiosk.new_case(), INSURED, step, insured("P6")).json()["error"] == "malformed"


def test_quotes_and_look_ups_are_not_confused(kiosk: Kiosk) -> None:
    answers = {key: value for key, value in power("4310210000011").items() if key != "pay_method"}
    assert kiosk.ask(kiosk.new_case(), POWER, "quote", answers).json()["error"] == "malformed"
    assert kiosk.ask(kiosk.new_case(), POWER, "power", answers, "quotes").json()["error"] == "malformed"
    assert kiosk.ask(kiosk.new_case(), POWER, "quote", answers, "quotes").status_code == 200


def test_an_enterprises_name_and_bills_are_not_shown(kiosk: Kiosk) -> None:
    record = kiosk.ask(kiosk.new_case(), POWER, "power", {**BY_NUMBER, "account_no": "4310210000103"}).json()["record"]
    assert (record["enterprise"], record["owner"], record["address"], record["bills"]) == (True, "", "", [])


def test_a_rule_before_the_step_refuses_with_its_sentences(kiosk: Kiosk) -> None:
    answers = {"consent": "face", "card": card("P8"), "face": FACE}
    answer = kiosk.ask(kiosk.new_case(), SUBSIDIES, "assistance", answers)
    assert answer.status_code == 422
    assert answer.json()["error"] == "E-NODATA"
    assert answer.json()["happened"] == "没有查到您的残疾人证。"
    assert answer.json()["do"] == "请先办理残疾评定，可请人帮您预约。"


def test_an_unusual_consent_is_served_as_well(kiosk: Kiosk) -> None:
    answers = {"consent": "other-way", "card": card("P6"), "face": FACE}
    assert kiosk.ask(kiosk.new_case(), INSURED, "insurance", answers).status_code == 200


def test_each_look_up_is_written_down_without_the_number(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(INSURED, insured("P6"))
    with platform.store.reading() as session:
        rows = list(session.scalars(select(Access)))
    assert [(row.terminal, row.case_no, row.item, row.step) for row in rows] == [("0007", case.case_no, INSURED, "insurance")]
    assert rows[0].person_tag
    assert card("P6").number.reveal() not in rows[0].person_tag


def test_a_refused_look_up_is_not_counted_as_seen(kiosk: Kiosk, platform: Platform) -> None:
    kiosk.ask(kiosk.new_case(), SUBSIDIES, "assistance", {"consent": "face", "card": card("P8"), "face": FACE})
    with platform.store.reading() as session:
        assert session.scalar(select(Access)) is None


def test_a_kiosk_that_asks_too_fast_is_told_to_wait(kiosk: Kiosk, neighbour: Kiosk, platform: Platform, clock: ManualClock) -> None:
    object.__setattr__(platform, "config", replace(platform.config, lookups_per_minute=3))
    codes = [kiosk.ask(kiosk.new_case(), POWER, "power", BY_NUMBER).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    assert kiosk.ask(kiosk.new_case(), POWER, "power", BY_NUMBER).headers["Retry-After"] == "30"
    assert neighbour.ask(neighbour.new_case(), POWER, "power", BY_NUMBER).status_code == 200
    clock.advance(61)
    kiosk.now = clock.now()
    assert kiosk.ask(kiosk.new_case(), POWER, "power", BY_NUMBER).status_code == 200
