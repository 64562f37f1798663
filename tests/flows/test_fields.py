"""Choosing instead of writing: every form field of the county's catalogue is there, and nearly all are taps or filled in already.

A field counts as typed when there is no way to answer it but with keys; a day or a month that nothing presets counts as typed, as
the catalogue counts it, although plus and minus answer it here. A phone that the platform knows and a second card are none.
"""

from __future__ import annotations

from flows.flow import QUESTIONS, Step, StepKind
from flows.item import Item
from flows.items import catalogue
from tests.county import fields as keys_of
from tests.county import listed

MOST_TYPED = 12
"""So many of the 145 fields the catalogue itself lets people type."""

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
    "mi-remote-filing": {"province": ("place",), "city": ("place",), "from": ("from_day",), "to": ("term", "to_day")},
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
    return [(catalogue()[item], key) for item, keys in keys_of().items() for key in keys]


def steps_of(item: Item, key: str) -> list[Step]:
    return [item.step(step) for step in CALLED.get(item.id, {}).get(key, (key,))]


def typed(step: Step) -> bool:
    return step.kind in KEYED and step.preset is None


def test_every_field_of_every_item_is_asked() -> None:
    assert len(keys_of()) == 36
    assert set(keys_of()) <= set(catalogue()), "a county may add items of its own"
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


def test_our_copy_of_the_catalogue_has_the_fields_of_the_catalogue() -> None:
    if catalogued := listed():
        assert {item["id"]: tuple(field["key"] for field in item["form"]) for item in catalogued} == keys_of()
