"""The register of real estate: progress by card or code, the lock after wrong codes, and what is registered to a family."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from central.departments.real_estate import HomeFile
from central.platform import Platform
from central.registry import Register
from core.clock import ManualClock
from core.plain import from_plain
from core.slip import Pair, Text
from flows.items import catalogue
from flows.own_part import own_part
from flows.records.civil_affairs import Marriage
from flows.records.exchange import CaseState, Identified, Method, Outcome
from tests.central.client import FACE, Filled, Kiosk, Stopped, card

PROGRESS, HOUSING = "re-registration-progress", "re-housing-certificate"
P5_CASE = "202511030012"


def by_code(number: str = P5_CASE, code: str = "482907") -> dict[str, Any]:
    return {"consent": "card-only", "by": "number", "case_no": number, "code": code}


def by_card(person: str) -> dict[str, Any]:
    return {"consent": "card-only", "by": "card", "card": card(person)}


def housing(person: str, *scope: str, **more: Any) -> dict[str, Any]:
    return {
        "consent": "face", "card": card(person), "face": FACE, "scope": scope or ("本人",), "purpose": "贷款", "agree": True, **more,
    }  # fmt: skip


def refused(kiosk: Kiosk, item: str, answers: dict[str, Any]) -> tuple[str, tuple[str, str]]:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(item, answers)
    if stopped.value.reply is not None:
        body = stopped.value.reply.json()
        return stopped.value.code, (body["happened"], body["do"])
    return stopped.value.code, stopped.value.sentences


def shown(case: Filled) -> dict[str, str]:
    """Headline and rows of the check page."""
    sheet = catalogue()[case.item].summary(case.path.answers)
    return {sheet.label: sheet.headline, **dict(sheet.rows), "note": sheet.note}


def test_number_and_code_show_the_progress_without_a_card(kiosk: Kiosk) -> None:
    case = kiosk.fill(PROGRESS, by_code())
    assert shown(case)["现在办到"] == "正在登簿"
    assert "card" not in case.path.answers
    assert kiosk.done(PROGRESS, by_code()).state is CaseState.DONE


def test_a_card_finds_its_own_application_and_says_when_it_is_late(kiosk: Kiosk) -> None:
    page = shown(kiosk.fill(PROGRESS, by_card("P3")))
    assert page["预计办结"] == "2025-11-14，已超过"
    assert "办不成事" in page["note"]


def test_who_never_applied_hears_of_the_other_way(kiosk: Kiosk) -> None:
    code, (_, do) = refused(kiosk, PROGRESS, by_card("P8"))
    assert code == "E-NODATA"
    assert "受理单上的编号和查询码" in do


def test_what_is_archived_is_for_the_archive(kiosk: Kiosk) -> None:
    for answers in (by_card("P7"), by_code("202203150007", "700125")):
        code, (happened, do) = refused(kiosk, PROGRESS, answers)
        assert (code, "已归档" in happened, "档案查询窗口" in do) == ("E-NODATA", True, True)


def wrong_codes(kiosk: Kiosk, number: str, times: int) -> list[tuple[str, str]]:
    """Code and advice of each try."""
    tries = [refused(kiosk, PROGRESS, by_code(number, f"00000{n}")) for n in range(times)]
    return [(code, do) for code, (_, do) in tries]


def test_five_wrong_codes_lock_the_number_for_a_quarter_of_an_hour(kiosk: Kiosk, clock: ManualClock) -> None:
    tries = wrong_codes(kiosk, P5_CASE, 5)
    assert [code for code, _ in tries] == ["E-ACCOUNT"] * 4 + ["E-LOCKED"]
    assert "还可以试1次" in tries[3][1]
    assert "15分钟" in tries[4][1]
    assert refused(kiosk, PROGRESS, by_code())[0] == "E-LOCKED"
    clock.advance(15 * 60)
    kiosk.now = clock.now()
    assert shown(kiosk.fill(PROGRESS, by_code()))["现在办到"] == "正在登簿"


def test_the_lock_begins_anew_after_it_has_ended(kiosk: Kiosk, clock: ManualClock) -> None:
    wrong_codes(kiosk, P5_CASE, 5)
    clock.advance(15 * 60)
    kiosk.now = clock.now()
    assert wrong_codes(kiosk, P5_CASE, 1)[0][0] == "E-ACCOUNT"


def test_a_right_code_forgets_the_wrong_ones(kiosk: Kiosk) -> None:
    wrong_codes(kiosk, P5_CASE, 4)
    kiosk.fill(PROGRESS, by_code())
    assert "还可以试4次" in wrong_codes(kiosk, P5_CASE, 1)[0][1]


def test_a_number_that_does_not_exist_behaves_like_any_other(kiosk: Kiosk) -> None:
    assert wrong_codes(kiosk, "209912310001", 5) == wrong_codes(kiosk, P5_CASE, 5)


def test_the_holder_of_a_locked_number_still_sees_it_by_card(kiosk: Kiosk) -> None:
    wrong_codes(kiosk, P5_CASE, 5)
    assert shown(kiosk.fill(PROGRESS, by_card("P5")))["受理编号"] == P5_CASE


def paper(kiosk: Kiosk, answers: dict[str, Any]) -> tuple[list[str], list[tuple[str, str]]]:
    """Sentences, and labels with values, of the issued certificate's own part."""
    case = kiosk.fill(HOUSING, answers)
    reply = kiosk.report(kiosk.report_of(case))
    assert reply.status_code == 200, reply.text
    blocks = own_part(catalogue()[HOUSING], case.path.answers, from_plain(Outcome, reply.json()))
    pairs = [(block.label, block.value) for block in blocks if isinstance(block, Pair)]
    return [block.text for block in blocks if isinstance(block, Text)], pairs


def test_p6_has_one_home_whose_mortgage_was_not_released_yet(kiosk: Kiosk) -> None:
    texts, pairs = paper(kiosk, housing("P6"))
    assert ("坐落", "桂阳县鹿峰街道蓉峰路18号3栋1单元502室") in pairs
    assert ("权利状态", "有抵押") in pairs
    assert "只包括桂阳县2009年1月1日以来的电子登记。" in texts


def test_who_has_nothing_gets_a_certificate_that_says_so_and_until_when(kiosk: Kiosk) -> None:
    texts, _ = paper(kiosk, housing("P8"))
    assert "截至2025年11月21日，未查询到登记信息。" in texts


def test_a_family_is_asked_about_together(kiosk: Kiosk) -> None:
    texts, pairs = paper(kiosk, housing("P5", "本人", "配偶", "未成年子女", spouse_card=card("P4"), spouse_face=FACE))
    assert [text.split()[:2] for text in texts[:2]] == [["本人", "张远"], ["配偶", "李小梅"]]
    assert [value for label, value in pairs if label == "共有情况"] == ["共同共有", "共同共有"]
    child = next(place for place, text in enumerate(texts) if "张乐" in text)
    assert texts[child + 1] == "截至2025年11月21日，未查询到登记信息。"


def test_another_persons_card_is_not_the_spouses(kiosk: Kiosk) -> None:
    assert refused(kiosk, HOUSING, housing("P5", "本人", "配偶", spouse_card=card("P6"), spouse_face=FACE))[0] == "E-NOT-COUPLE"


def test_who_is_single_cannot_ask_about_a_spouse(kiosk: Kiosk) -> None:
    answers = kiosk.fill(HOUSING, housing("P6")).path.answers
    assert {o.value: o.locked for o in catalogue()[HOUSING].step("scope").options(answers)} == {
        "本人": "",
        "配偶": "没有查到您的婚姻登记",
        "未成年子女": "没有查到您的未成年子女",
    }


def test_old_paper_sends_to_the_archive_and_is_never_called_nothing(kiosk: Kiosk, platform: Platform) -> None:
    assert refused(kiosk, HOUSING, housing("P1"))[1][0].startswith("有一部分早年的登记还是纸质档案")
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card("P4").number, HomeFile(on_paper=True))
    assert refused(kiosk, HOUSING, housing("P5", "配偶", spouse_card=card("P4"), spouse_face=FACE))[0] == "E-NODATA"


def test_the_sixth_question_of_a_day_has_to_wait_for_the_next(kiosk: Kiosk, clock: ManualClock) -> None:
    cases = [kiosk.fill(HOUSING, housing("P6")) for _ in range(5)]
    code, (happened, do) = refused(kiosk, HOUSING, housing("P6"))
    assert (code, happened) == ("E-LOCKED", "您今天已经查询了5次，暂停查询。")
    assert "明天" in do
    assert kiosk.report(kiosk.report_of(cases[4])).status_code == 200
    clock.advance(86400)
    kiosk.now = clock.now()
    assert kiosk.fill(HOUSING, housing("P6")).path.complete


def test_the_spouse_has_to_be_there_and_not_only_the_card(kiosk: Kiosk) -> None:
    both = housing("P5", "配偶", spouse_card=card("P4"))
    with pytest.raises(AssertionError, match="no answer for spouse_face"):
        kiosk.fill(HOUSING, both)
    assert refused(kiosk, HOUSING, {**both, "spouse_face": replace(FACE, score=0.3)})[0] == "E-FACE"


def test_the_holder_cannot_vouch_for_the_spouse(kiosk: Kiosk, platform: Platform) -> None:
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card("P14").number, Marriage(True, card("P4").number))
    case_no = kiosk.new_case()
    given = kiosk.post("/v1/vouches", {"case_no": case_no, "card_number": "太和-03-01", "pin": "251121"}).json()
    vouched = Identified(Method.VOUCHED, verified_by=given["staff"], voucher=given["voucher"])
    with pytest.raises(Stopped, match="E-FACE"):
        kiosk.fill(HOUSING, housing("P14", "配偶", spouse_card=card("P4"), spouse_face=vouched), case_no)
