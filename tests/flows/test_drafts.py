"""The eight items that may be drafted: without a record each still asks something useful, and refuses only by what it knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from core.secret import Secret
from flows.drafting import settled_path, unanswered
from flows.flow import LOOKED, QUESTIONS, Answers, Invalid, NotYet, Path, Step, StillOpen
from flows.item import Item, Offline
from flows.items import catalogue
from flows.refusal import Refusal
from flows.steps import looked
from flows.walk import read_answers, reported
from kiosk.workshop import examples, walks
from kiosk.workshop.people import card, policy, stranger
from kiosk.workshop.walks import IDENTIFIED, SIGNED, candidates

DRAFTED = {
    "am-subsidy-apply",
    "fp-birth-registration",
    "fp-childcare-subsidy",
    "ca-temporary-relief-apply",
    "ag-longevity-allowance-apply",
    "dp-two-subsidies-apply",
    "dp-assistive-device-apply",
    "ut-electricity-multi-person",
}
ITEMS = [item for item in catalogue().values() if item.offline is Offline.DRAFT]
OTHERS = 1
"""So many unusual answers in one draft."""

each = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)


def drafts(item: Item, given: dict[str, Any], others: int = OTHERS) -> Iterator[tuple[dict[str, Any], Path]]:
    """Every end of a draft whose look-ups nobody answers, with what was given."""
    path = item.draft_path(given, policy())
    step = path.next
    if step is None:
        yield given, path
        return
    usable = walks.usable(step, path.answers)
    assert usable, f"{item.id}: nothing can be answered to {step.id}"
    for value in usable[: 1 if others == 0 else None]:
        yield from drafts(item, given | {step.id: value}, others - (value is not usable[0]))


def stands(step: Step, value: Any, before: Answers) -> bool:
    try:
        step.check(value, before)
    except Invalid:
        return False
    return True


def usual(step: Step, _: Mapping[str, Any]) -> Any:
    """The record that the department serves most."""
    return examples.of(step.holds)[0]


def test_the_eight_items_of_the_index_may_be_drafted() -> None:
    assert {item.id for item in ITEMS} == DRAFTED


@each
def test_a_draft_asks_something_useful_and_comes_to_its_end(item: Item) -> None:
    ends = [path for _, path in drafts(item, {}) if path.complete]
    assert ends
    for path in ends:
        answered = {step.id for step in path.taken if step.kind in QUESTIONS}
        assert {"phone", "signature"} <= answered, "who is told how it ended, and who asked"
        assert {"card", "face"} <= {step.id for step in path.taken}
        assert {step.id for step in path.open if step.kind in LOOKED}, "something was left to the platform"
        for step in path.taken:
            assert step.show is None or isinstance(step.show(path.answers[step.id], path.answers), str)


@each
def test_a_draft_refuses_only_what_no_record_would_let_through(item: Item) -> None:
    refused = [given for given, path in drafts(item, {}) if path.refused]
    assert refused, "at least an expired card is refused at once"
    for given in refused:
        for number in range(3):
            assert not completes(item, given, number), "a record would have changed it"


def completes(item: Item, given: dict[str, Any], number: int) -> bool:
    """Whether the item comes to its end with these answers, the usual ones for the rest, and the records of that number."""
    full = dict(given)
    while (step := (path := item.path(full, policy())).next) is not None:
        records = examples.of(step.holds) if step.kind in LOOKED else ()
        full[step.id] = looked(step, path.answers, records[number % len(records)]) if records else candidates(step, path.answers)[0]
    return path.complete


@each
def test_what_the_platform_settles_is_what_a_resident_could_have_answered(item: Item) -> None:
    for _, path in drafts(item, {}):
        if not path.complete:
            continue
        answers, digests = reported(path)
        assert digests == {}
        settled = settled_path(item.steps, read_answers(item, answers), policy(), usual)
        assert settled.next is None
        assert settled.refused or not settled.open or unanswered(settled), "what is open is a question for the resident"
        if settled.complete and not settled.open:
            asked = {step.id: settled.answers[step.id] for step in settled.taken if step.kind not in LOOKED}
            assert walked(item, asked).complete


def walked(item: Item, asked: dict[str, Any]) -> Path:
    """The same case with the line up."""
    full = dict(asked)
    while (path := item.path(full, policy())).next is not None and path.next.kind in LOOKED:
        full[path.next.id] = looked(path.next, path.answers, usual(path.next, {}))
    return path


def started(item_id: str, **answers: Any) -> Path:
    head = {"consent": "face", "card": card("P5"), "face": IDENTIFIED[0]}
    return catalogue()[item_id].draft_path(head | answers, policy())


def test_the_phone_is_asked_because_nobody_can_look_it_up() -> None:
    path = started("dp-two-subsidies-apply")
    assert path.next is not None
    assert path.next.id == "phone"
    assert [step.id for step in path.open] == ["disability", "assistance", "subsidies", "accounts", "contact", "which", "bank_account"]


def test_the_card_still_refuses_at_once() -> None:
    young = started("ag-longevity-allowance-apply")
    assert young.refused is not None
    assert young.refused.refusal is Refusal.AGE_LOW
    elsewhere = started("ag-longevity-allowance-apply", card=stranger())
    assert elsewhere.refused is not None
    assert elsewhere.refused.refusal is Refusal.REGION
    expired = started("dp-two-subsidies-apply", card=card("P12"))
    assert expired.refused is not None
    assert expired.refused.refusal is Refusal.CARD_EXPIRED


def test_a_record_from_before_the_line_broke_still_counts() -> None:
    item = catalogue()["dp-two-subsidies-apply"]
    head = {"consent": "face", "card": card("P5"), "face": IDENTIFIED[0]}
    step = item.step("disability")
    none_held = replace(examples.of(step.holds)[0], number=None)
    path = item.draft_path(head | {"disability": looked(step, item.path(head, policy()).answers, none_held)}, policy())
    assert path.refused is not None
    assert path.refused.refusal is Refusal.NODATA


def test_an_answer_that_does_not_stand_is_asked_for_and_never_replaced() -> None:
    item = catalogue()["dp-assistive-device-apply"]
    given = {"consent": "face", "card": card("P5"), "face": IDENTIFIED[0], "who": "本人", "fit": "上门"}
    given |= {"phone": Secret("13873512345"), "signature": SIGNED, "devices": ("助听器",)}
    drafted = item.draft_path(given, policy())
    assert drafted.complete, drafted.next
    settled = settled_path(item.steps, given, policy(), usual)
    assert "devices" in {step.id for step in unanswered(settled)}
    assert settled.refused is None


def test_what_is_open_is_never_taken_for_what_is_not_there() -> None:
    answers = Answers({}, policy(), {"contact"})
    for read in (lambda: answers["contact"], lambda: answers.get("contact")):
        with pytest.raises(StillOpen):
            read()
    assert "contact" not in answers
    with pytest.raises(NotYet):
        answers["later"]
    assert answers.get("later") is None
