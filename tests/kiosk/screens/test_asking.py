"""Which questions share a screen, and that Back brings the whole screen again."""

from __future__ import annotations

from typing import Any

from flows.fields import choice, choices, digits, signature
from flows.flow import Answers, Option
from flows.refusal import Refusal
from flows.steps import lookup, require
from kiosk.case import Case
from kiosk.screens import asking as together
from tests.kiosk.screens.cases import asking

KIND = choice("kind", "办哪一种", ["甲", "乙"])
PLACE = choice("place", "在哪里", ["东", "西"])
MANY = choices("many", "要哪些", ["一", "二"])


def only_for_one(answers: Answers) -> bool:
    return bool(answers["kind"] == "甲")


def of_place(answers: Answers) -> tuple[Option, ...]:
    return (Option(answers["place"] + "一号", "一号"),)


def asked(case: Case, most: int = 5, **draft: Any) -> list[str]:
    return [step.id for step, _ in together.asked_together(case, draft, most)]


def test_choices_in_a_row_share_a_screen() -> None:
    assert asked(asking(KIND, PLACE, MANY)) == ["kind", "place", "many"]


def test_a_list_that_fills_the_page_stands_alone() -> None:
    provinces = choice("province", "哪个省", [f"{n}省" for n in range(together.LONG + 1)])
    assert asked(asking(KIND, provinces, PLACE)) == ["kind"]
    assert asked(asking(KIND, provinces, PLACE, kind="甲")) == ["province"]
    assert asked(asking(KIND, provinces, PLACE, kind="甲", province="1省")) == ["place"]


def test_large_type_asks_one_question_at_a_time() -> None:
    assert asked(asking(KIND, PLACE, MANY), most=1) == ["kind"]


def test_at_most_so_many_share_a_screen() -> None:
    rows = [choice(f"q{n}", "?", ["甲"]) for n in range(7)]
    assert len(asked(asking(*rows))) == 5


def test_a_pad_or_a_signature_stands_alone() -> None:
    assert asked(asking(KIND, digits("number", "户号", (4,)))) == ["kind"]
    assert asked(asking(digits("number", "户号", (4,)), KIND)) == ["number"]
    assert asked(asking(signature(), KIND)) == ["signature"]


def test_a_look_up_or_a_gate_ends_the_screen() -> None:
    assert asked(asking(KIND, lookup("x", object, "正在查询", ask=lambda _: {}), PLACE)) == ["kind"]
    assert asked(asking(KIND, require(lambda _: True).otherwise(Refusal.NODATA), PLACE)) == ["kind"]


def test_a_question_with_a_preset_gets_no_place() -> None:
    assert asked(asking(choice("period", "多久", ["一年"], preset="一年"), KIND)) == ["kind"]


def test_a_question_that_needs_an_answer_not_chosen_yet_waits_for_it() -> None:
    room = choice("room", "几号", of_place)
    assert asked(asking(PLACE, room)) == ["place"]
    assert asked(asking(PLACE, room), place="东") == ["place", "room"]


def test_a_question_that_the_draft_makes_needless_is_not_asked() -> None:
    more = choice("more", "还要什么", ["有"], when=only_for_one)
    assert asked(asking(KIND, more), kind="甲") == ["kind", "more"]
    assert asked(asking(KIND, more), kind="乙") == ["kind"]


def test_an_answer_that_can_no_longer_stand_is_asked_again() -> None:
    assert asked(asking(KIND, PLACE, kind="丙", place="东")) == ["kind"]


def test_back_brings_the_whole_screen_with_its_answers() -> None:
    case = asking(KIND, PLACE, signature(), kind="甲", place="东")
    assert case.back()
    together.reopen_screen(case, 5)
    assert asked(case) == ["kind", "place"]
    assert [together.standing(case, step, before) for step, before in together.asked_together(case, {}, 5)] == ["甲", "东"]


def test_back_in_large_type_brings_one_question() -> None:
    case = asking(KIND, PLACE, signature(), kind="甲", place="东")
    assert case.back()
    together.reopen_screen(case, 1)
    assert asked(case, most=1) == ["place"]


def test_change_asks_one_thing_only() -> None:
    case = asking(KIND, PLACE, kind="甲", place="东")
    case.change("kind")
    assert asked(case) == ["kind"]
