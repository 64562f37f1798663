"""Whatever is answered to a question: it stands and can be shown, masked where it is personal, or is refused with a sentence to act on."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.secret import Secret
from flows.fields import amount, choice, choices, code, count, day, digits, id_number, month, phone, promise, region, signature, text
from flows.flow import QUESTIONS, Answers, Invalid, Option, Step
from flows.records.exchange import Signature
from flows.records.regions import Level, Region
from flows.writing import Writing
from kiosk.workshop.people import card, policy

BEFORE = Answers({}, policy())
FULL = "已经约满，请另选一个。"
OPTIONS = (Option("a", "上午", locked=FULL), Option("b", "下午"), Option("c", "都可以"))

STEPS = (
    digits("digits", "请输入户号", (10, 13)),
    amount("amount", "交多少", lambda _: (100, 500_00)),
    phone(),
    code("code", "请输入出厂编号", 4, 20),
    id_number("id_number", "请输入身份证号"),
    text("text", "请说说情况", Writing.FREE, 60),
    text("optional", "请说说情况", Writing.FREE, 60, optional=True),
    text("address", "请写住址", Writing.ADDRESS, 60),
    text("name", "请写姓名", Writing.NAME, 20),
    choice("choice", "什么时候", lambda _: OPTIONS),
    choices("choices", "哪些时候", lambda _: OPTIONS, most=lambda _: 1),
    count("count", "要几个", (1, 6), unit="个"),
    promise("promise", "请看完后承诺", ["情况属实。"]),
    month("month", "从哪个月开始", earliest=lambda _: "2019-06", latest=lambda _: "2025-11"),
    day("day", "哪一天", earliest=lambda _: date(2022, 1, 1)),
    region("region", "到哪个城市", deepest=Level.CITY, locked=lambda region, _: FULL if region.code == "4310" else ""),
    region("village", "在哪个村", deepest=Level.VILLAGE, least=Level.TOWN),
    signature(),
)

TO_DO = re.compile("请|还差")
"""Every refusal asks for something, or says how much is missing."""

WRITTEN = st.one_of(
    st.text(max_size=70),
    st.from_regex(r"1[0-9]{10}", fullmatch=True),
    st.from_regex(r"[0-9]{9,19}[xX]?", fullmatch=True),
    st.from_regex(r"(19|20)[0-9]{2}-[01][0-9]", fullmatch=True),
    st.from_regex(r"[A-Z0-9-]{1,22}", fullmatch=True),
    st.text("太和村鹿峰路街道大桥巷欧阳静王18", max_size=25),
    st.sampled_from(("a", "b", "c", "2025-10", "4310210000035", card("P6").number.reveal())),
)
CODES = st.one_of(st.from_regex(r"[0-9]{1,13}", fullmatch=True), st.sampled_from(("43", "4301", "4310", "11", "431021103", "429004", "")))
NAMES = st.lists(st.one_of(st.sampled_from(("湖南省", "长沙市", "郴州市", "桂阳县", "太和镇", "北京市")), st.text(max_size=4)), max_size=6)
POINTS = st.tuples(st.integers(-100, 1200), st.integers(-100, 600))
SIGNATURES = st.lists(st.lists(POINTS, max_size=12).map(tuple), max_size=5).map(lambda strokes: Signature(tuple(strokes)))

ANYTHING = st.one_of(
    WRITTEN,
    WRITTEN.map(Secret),
    st.binary(max_size=20).map(Secret),
    st.integers(-10, 10**6),
    st.integers(),
    st.booleans(),
    st.floats(),
    st.dates(),
    st.dates(date(2021, 1, 1), date(2026, 1, 1)),
    st.datetimes(),
    st.lists(st.sampled_from("abcd"), max_size=4).map(tuple),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.builds(Region, CODES, NAMES.map(tuple)),
    SIGNATURES,
)


def refusal(step: Step, value: Any) -> str:
    """What is said of this answer; "" when it stands."""
    try:
        step.check(value, BEFORE)
    except Invalid as error:
        return str(error)
    return ""


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
@settings(max_examples=max(60, settings().max_examples))
@given(value=ANYTHING)
@example(value=Region("4310", ("湖南省", "郴州市")))
@example(value=Region("4301", ("湖南省", "长沙市")))
@example(value=Region("4301", ()))
@example(value="a")
@example(value=("b", "c"))
@example(value=Secret(b"13800000199"))
@example(value=Secret(b"4" * 18))
@example(value=Secret("13800000199"))
@example(value=card("P6").number)
def test_an_answer_stands_and_is_shown_or_is_refused_with_what_to_do(step: Step, value: Any) -> None:
    said = refusal(step, value)
    assert well_said(said) if said else isinstance(step.show(value, BEFORE), str)


def well_said(sentence: str) -> bool:
    return bool(re.match("[一-鿿]", sentence) and sentence.endswith("。") and TO_DO.search(sentence)) and "！" not in sentence


NUMBERS = {
    "phone": st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).map(Secret),
    "id_number": st.sampled_from([card(f"P{n}").number for n in range(1, 13)]),
}


@pytest.mark.parametrize("step", [step for step in STEPS if step.id in NUMBERS], ids=lambda step: step.id)
@given(data=st.data())
def test_a_personal_number_that_stands_is_shown_with_its_middle_hidden(step: Step, data: st.DataObject) -> None:
    value = data.draw(NUMBERS[step.id])
    assert refusal(step, value) == ""
    shown, whole = step.show(value, BEFORE), value.reveal()
    assert len(shown) == len(whole)
    assert "***" in shown
    assert all(seen in (own, "*") for seen, own in zip(shown, whole, strict=True))


@given(value=st.text("太和村鹿峰路街道大桥巷静王18", min_size=1, max_size=25).map(Secret))
def test_no_house_number_of_a_written_address_is_shown(value: Secret[str]) -> None:
    step = next(step for step in STEPS if step.id == "address")
    assert refusal(step, value) == ""
    assert not re.search("[0-9]", step.show(value, BEFORE))


@given(value=st.text("欧阳静王小梅司马", min_size=2, max_size=20).map(Secret))
def test_of_a_written_name_two_characters_are_shown_at_most(value: Secret[str]) -> None:
    step = next(step for step in STEPS if step.id == "name")
    assert refusal(step, value) == ""
    shown = step.show(value, BEFORE)
    assert len(shown) == len(value.reveal())
    assert len(shown.replace("*", "")) <= 2
    assert shown != value.reveal()


def test_every_kind_of_question_is_here() -> None:
    assert {step.kind for step in STEPS} == QUESTIONS
