"""Choosing instead of writing: every form field of the county's catalogue is there, and nearly all are taps or filled in already.

A field counts as typed when there is no way to answer it but with keys; a day or a month that nothing presets counts as typed, as
the catalogue counts it, although plus and minus answer it here. A phone that the platform knows and a second card are none.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from flows.flow import QUESTIONS, Step, StepKind
from flows.item import Item
from flows.items import catalogue

ROOT = Path(__file__).resolve().parents[2]
MOST_TYPED = 12
"""So many of the 145 fields the catalogue itself lets people type."""

FIELDS = {
    "si-insured-certificate": "schemes period show_base purpose",
    "si-benefit-authentication": "scheme living home_visit phone",
    "si-resident-pension-pay": "for_whom year grade pay_method",
    "si-pension-payment-query": "period",
    "si-card-temporary-loss": "action reason bank_notice phone",
    "am-subsidy-apply": "category grade qty serial invoice invoice_date price bank_account phone commit signature",
    "am-licence-renewal": "models health photo_choice delivery phone signature",
    "am-inspection-appointment": "machine site date slot phone",
    "fp-birth-registration": "stage order due spouse live phone signature",
    "fp-childcare-subsidy": "child relation year bank_account phone commit signature",
    "fp-reward-confirm": "change bank_account phone",
    "ps-household-certificate": "ctype relative purpose",
    "ps-no-crime-certificate": "purpose lang phone",
    "ps-residence-permit-endorsement": "basis same_addr new_addr phone",
    "ps-id-card-renewal-appointment": "reason site date slot home phone",
    "ca-assistance-certificate": "purpose scope",
    "ca-temporary-relief-apply": "kind self_cost members urgent note bank_account phone commit signature",
    "ca-marriage-appointment": "kind partner site date slot phone",
    "ag-senior-preference-card": "print",
    "ag-longevity-allowance-apply": "who bank_account phone signature",
    "ag-longevity-allowance-authentication": "living phone",
    "dp-two-subsidies-apply": "which who bank_account phone signature",
    "dp-card-info-print": "purpose",
    "dp-assistive-device-apply": "devices fit size phone signature",
    "ut-water-pay": "account amount pay_method",
    "ut-electricity-pay": "account amount pay_method",
    "ut-gas-pay": "account amount pay_method",
    "ut-electricity-multi-person": "account members commit signature phone",
    "mi-resident-pay": "people year pay_method",
    "mi-insured-certificate": "content year purpose",
    "mi-remote-filing": "kind province city from to commit phone",
    "hf-account-query": "period",
    "hf-offsite-loan-certificate": "city mode phone",
    "hf-loan-settled-certificate": "contract purpose",
    "re-housing-certificate": "scope purpose agree",
    "re-registration-progress": "no code",
}
"""The form fields of each item, by their keys in the catalogue."""

CALLED = {
    "fp-birth-registration": {"spouse": ("partner_card",)},
    "ps-residence-permit-endorsement": {"new_addr": ("new_town", "new_village", "new_building")},
    "ca-marriage-appointment": {"partner": ("partner_card",)},
    "ag-senior-preference-card": {"print": ("paper",)},
    "dp-assistive-device-apply": {"size": ("height", "weight")},
    "ut-water-pay": {"account": ("account", "account_no")},
    "ut-electricity-pay": {"account": ("account", "account_no")},
    "ut-gas-pay": {"account": ("account", "account_no")},
    "ut-electricity-multi-person": {"account": ("account", "account_no")},
    "mi-remote-filing": {"from": ("from_day",), "to": ("term", "to_day")},
    "hf-offsite-loan-certificate": {"city": ("province", "city")},
    "re-registration-progress": {"no": ("case_no",)},
}
"""Fields whose steps have other names, or are several."""

TYPED = {
    ("am-subsidy-apply", "serial"),
    ("am-subsidy-apply", "invoice"),
    ("am-subsidy-apply", "invoice_date"),
    ("am-subsidy-apply", "price"),
    ("fp-birth-registration", "due"),
    ("ca-temporary-relief-apply", "self_cost"),
    ("re-registration-progress", "no"),
    ("re-registration-progress", "code"),
}

ONLY_IF_CHOSEN = {
    "from_month": "自定起止月",
    "to_month": "自定起止月",
    "account_no": "输入户号",
    "amount_fen": "其他金额",
    "id_number": "the card is lost or cannot be read",
}
"""Steps that are typed and no field of the catalogue: somebody chose that way rather than a tap."""

KEYED = {StepKind.NUMBER, StepKind.CODE, StepKind.AMOUNT, StepKind.PHONE, StepKind.DAY, StepKind.MONTH, StepKind.COUNT}


def fields() -> list[tuple[Item, str]]:
    return [(catalogue()[item], key) for item, keys in FIELDS.items() for key in keys.split()]


def steps_of(item: Item, key: str) -> list[Step]:
    return [item.step(step) for step in CALLED.get(item.id, {}).get(key, (key,))]


def typed(step: Step) -> bool:
    return step.kind in KEYED and step.preset is None


def test_every_field_of_every_item_is_asked() -> None:
    assert len(FIELDS) == 36
    assert set(FIELDS) <= set(catalogue()), "a county may add items of its own"
    assert len(fields()) == 145
    for item, key in fields():
        for step in steps_of(item, key):
            assert step.kind in QUESTIONS | {StepKind.CARD}, f"{item.id}: {key}"


def test_nearly_everything_is_a_tap_or_filled_in_already() -> None:
    found = {(item.id, key) for item, key in fields() if all(map(typed, steps_of(item, key)))}
    assert found == TYPED
    assert len(found) <= MOST_TYPED
    assert len(fields()) - len(found) >= 133


def test_nothing_else_is_typed_but_by_who_chose_to() -> None:
    asked = {step.id for item, key in fields() for step in steps_of(item, key)} - set(ONLY_IF_CHOSEN)
    others = {step.id for item in catalogue().values() for step in item.steps if isinstance(step, Step) and typed(step)} - asked
    assert others == set(ONLY_IF_CHOSEN)


def test_no_field_wants_free_text() -> None:
    every = [(item.id, step) for item in catalogue().values() for step in item.steps if isinstance(step, Step)]
    letters = {(item, step.id) for item, step in every if step.kind is StepKind.CODE}
    assert letters == {("am-subsidy-apply", "serial"), ("ps-id-card-renewal-appointment", "id_number")}


def test_a_phone_that_the_platform_knows_is_filled_in() -> None:
    for item, key in fields():
        if key == "phone":
            assert all(step.preset is not None for step in steps_of(item, key)), f"{item.id} asks for a number that the platform knows"


def test_the_fields_are_those_of_the_countys_catalogue() -> None:
    listed = (ROOT / os.environ.get("JINBAN_SHARED", "../shared")).resolve() / "domain/items.json"
    if not listed.is_file():
        pytest.skip(f"the county's catalogue is not at {listed} (JINBAN_SHARED)")
    items = json.loads(listed.read_text())["items"]
    assert {item["id"]: " ".join(field["key"] for field in item["form"]) for item in items} == FIELDS
