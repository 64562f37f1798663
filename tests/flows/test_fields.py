"""Every kind of question accepts exactly what it says, whatever else comes, and refuses in one plain sentence."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.secret import Secret
from flows import fields
from flows.flow import Answers, Invalid, Option, Step
from flows.records.exchange import Signature
from tests.flows.people import TODAY, card, policy

BEFORE = Answers({}, policy())
OPTIONS = (Option("a", "甲"), Option("b", "乙"), Option("c", "丙", locked="现在不能选。"))
FIRST, LAST = date(2022, 1, 1), TODAY

ASKED: dict[str, Step] = {
    "choice": fields.choice("x", "哪一个", lambda _: OPTIONS),
    "choices": fields.choices("x", "哪几个", lambda _: OPTIONS, most=lambda _: 2),
    "count": fields.count("x", "几个", (1, 6)),
    "promise": fields.promise("x", "承诺", ["真实。"]),
    "month": fields.month("x", "哪个月", earliest=lambda _: "2024-11", latest=lambda _: "2025-11"),
    "day": fields.day("x", "哪天", earliest=lambda _: FIRST, latest=lambda _: LAST),
    "signature": fields.signature(),
    "digits": fields.digits("x", "号码", (8, 12)),
    "amount": fields.amount("x", "金额", lambda _: (100, 50_000)),
    "phone": fields.phone(),
    "code": fields.code("x", "编号", 4, 20),
    "id_number": fields.id_number("x", "身份证号"),
}

SENTENCE = re.compile(r"[^。！!?？\n]+。")
"""One sentence, without an exclamation mark."""

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**30, -(10**400), 10**200, 2**63])
    | st.floats()
    | st.binary(max_size=8)
    | st.dates()
    | st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
    | st.text("0123456789０１２３４５６７８９²٣-A\n\x00\u202e", max_size=24)
    | st.text(max_size=24).map(Secret)
)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=4), inner, max_size=2)
) | st.builds(Signature, st.just(()) | st.tuples(st.lists(st.tuples(st.integers(), st.integers()), max_size=3).map(tuple)))


def accepts(step: Step, value: Any) -> bool:
    """Whether the answer stands; when it does not, the sentence is looked at."""
    try:
        step.check(value, BEFORE)
    except Invalid as refused:
        said = str(refused)
    else:
        return True
    assert SENTENCE.fullmatch(said), said
    return False


RIGHT: dict[str, Any] = {
    "choice": lambda v: v in ("a", "b"),
    "choices": lambda v: v in (("a",), ("b",), ("a", "b"), ("b", "a")),
    "count": lambda v: type(v) is int and 1 <= v <= 6,
    "promise": lambda v: v is True,
    "month": lambda v: isinstance(v, str) and v in {f"2024-{m}" for m in (11, 12)} | {f"2025-{m:02d}" for m in range(1, 12)},
    "day": lambda v: type(v) is date and FIRST <= v <= LAST,
    "signature": lambda v: isinstance(v, Signature) and fields.path_length(v) >= fields.MIN_SIGNATURE_PATH,
    "digits": lambda v: isinstance(v, str) and len(v) in (8, 12) and all(c in "0123456789" for c in v),
    "amount": lambda v: type(v) is int and 100 <= v <= 50_000,
    "phone": lambda v: isinstance(v, Secret) and re.fullmatch("1[3-9][0-9]{9}", v.reveal()) is not None,
    "code": lambda v: isinstance(v, str) and 4 <= len(v) <= 20 and all(c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-" for c in v),
    "id_number": lambda v: v == card("P6").number,
}
NEAR: dict[str, st.SearchStrategy[Any]] = {
    "choice": st.sampled_from(["a", "b", "c", "ａ", "a ", ""]),
    "choices": st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=4).flatmap(lambda v: st.sampled_from([tuple(v), v])),
    "count": st.integers(-1, 8),
    "promise": st.sampled_from([True, False, 1, "True"]),
    "month": st.from_regex(r"20[0-9]{2}-[01][0-9]\n?", fullmatch=True),
    "day": st.dates(date(2021, 12, 25), date(2025, 12, 1)) | st.datetimes(),
    "signature": st.builds(Signature, st.just(((),)) | st.just((((0, 0), (1000, 400)),)) | st.just((((0, 0), (3, 4)),))),
    "digits": st.from_regex(r"\d{7,13}", fullmatch=True),
    "amount": st.integers(-100, 60_000) | st.sampled_from([100.0, 0.001, True, "100", 10**9]),
    "phone": st.from_regex(r"1\d{9,11}", fullmatch=True).map(Secret),
    "code": st.from_regex(r"[A-Za-z0-9-]{3,21}\n?", fullmatch=True),
    "id_number": st.sampled_from([card("P6").number, Secret(""), card("P6").number.reveal(), Secret(card("P6").number.reveal() + "\n")]),
}


@pytest.mark.parametrize("kind", ASKED)
@given(data=st.data())
def test_a_question_accepts_what_it_says_and_nothing_else(kind: str, data: st.DataObject) -> None:
    value = data.draw(ANYTHING | NEAR[kind])
    if not (kind == "signature" and isinstance(value, Signature) and _outside(value)):
        assert accepts(ASKED[kind], value) == bool(RIGHT[kind](value))


def _outside(value: Signature) -> bool:
    width, height = fields.SIGNING_BOX
    return any(not (0 <= x <= width and 0 <= y <= height) for stroke in value.strokes for x, y in stroke)


@pytest.mark.parametrize("corner", [(1001, 0), (0, -1), (10**200, 0), (-(10**400), 10**400)])
def test_a_stroke_outside_the_box_is_no_signature(corner: tuple[int, int]) -> None:
    assert not accepts(ASKED["signature"], Signature((((0, 0), (400, 200)), ((0, 0), corner))))


def test_the_same_thing_is_not_chosen_twice() -> None:
    assert not accepts(ASKED["choices"], ("a", "a"))


def test_a_locked_choice_is_refused_with_its_own_reason() -> None:
    with pytest.raises(Invalid, match=r"^现在不能选。$"):
        ASKED["choice"].check("c", BEFORE)
