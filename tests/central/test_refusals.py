"""Every refusal that the six items can give on the platform's records, reached by a test person whose story it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from central.platform import Platform
from central.store.cases import OpenContent
from central.store.register import ConnectorRow, SlotRow
from core.clock import ManualClock
from core.id_card import Sex
from core.secret import Secret
from flows.records.exchange import Identified, Method
from tests.central.client import (
    FACE,
    FUND,
    INSURED,
    MARRIAGE,
    PENSION,
    POWER,
    SUBSIDIES,
    Kiosk,
    Stopped,
    card,
    fund,
    insured,
    marriage,
    pension,
    power,
    subsidies,
)

PHONE = Secret("13800000100")


def refused(kiosk: Kiosk, item: str, answers: dict) -> tuple[str, str]:
    """The code with which the case ends, and what happened in words."""
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(item, answers)
    if stopped.value.reply is not None:
        assert stopped.value.reply.status_code == 422
        return stopped.value.code, stopped.value.reply.json()["happened"]
    return stopped.value.code, stopped.value.sentences[0]


@pytest.mark.parametrize(
    ("item", "answers", "code", "words"),
    [
        (INSURED, insured("P8"), "E-NODATA", "没有查到您的参保记录"),
        (INSURED, insured("P16"), "E-NEUTRAL", "窗口核实"),
        (INSURED, insured("P12"), "E-CARD-EXPIRED", "2025年9月1日已到期"),
        (PENSION, pension("P6"), "E-NODATA", "没有查到您正在领取的养老待遇"),
        (PENSION, pension("P16"), "E-NEUTRAL", "窗口核实"),
        (PENSION, pension("P12"), "E-CARD-EXPIRED", "已到期"),
        (FUND, fund("P8"), "E-NODATA", "没有查到您的公积金账户"),
        (SUBSIDIES, subsidies("P8"), "E-NODATA", "没有查到您的残疾人证"),
        (SUBSIDIES, subsidies("P10"), "E-NODATA", "残疾人证已过有效期"),
        (SUBSIDIES, subsidies("P16"), "E-DUP", "已在领取"),
        (SUBSIDIES, subsidies("P11"), "E-NOT-ELIGIBLE", "已享受工伤保险生活护理费，不能同时领取"),
        (SUBSIDIES, subsidies("P13"), "E-ACCOUNT", "没有查到您名下可以收款的账户"),
        (POWER, power("4310210000999"), "E-ACCOUNT", "没有找到这个户号"),
        (POWER, power("4310210000103"), "E-ACCOUNT", "企业户号"),
        (POWER, {"consent": "card-only", "by": "card", "card": card("P8")}, "E-ACCOUNT", "名下没有查到用电户号"),
        (MARRIAGE, marriage("P9", "P6"), "E-AGE-LOW", "年满22周岁"),
        (MARRIAGE, marriage("P3", "P5"), "E-COUPLE", "一男一女"),
        (MARRIAGE, marriage("P3", "P4"), "E-MARRIED", "有一方已婚"),
        (MARRIAGE, marriage("P3", "P6", kind="离婚申请"), "E-NOT-COUPLE", "不是夫妻"),
        (MARRIAGE, marriage("P4", "P5", kind="离婚领证"), "E-COOLING", "没有查到你们的离婚申请"),
        (MARRIAGE, marriage("P3", "P12"), "E-CARD-EXPIRED", "已到期"),
    ],
)
def test_the_story_ends_in_its_refusal(kiosk: Kiosk, item: str, answers: dict, code: str, words: str) -> None:
    found, happened = refused(kiosk, item, answers)
    assert found == code
    assert words in happened


def test_an_expired_card_may_query(kiosk: Kiosk) -> None:
    assert kiosk.fill(FUND, fund("P12")).path.answers["fund"].status == "封存"


def test_the_wait_for_a_divorce_paper_is_refused_before_and_after_its_days(kiosk: Kiosk, clock: ManualClock) -> None:
    both = marriage("P10", "P13", kind="离婚领证")
    early = replace(kiosk.fill(MARRIAGE, {**both, **where("gy-hall", "20251125", 1)}).path.answers["slots"])
    assert min(slot.day for slot in early.slots) > date(2025, 11, 10)
    clock.advance(30 * 86400)
    kiosk.now = clock.now()
    assert refused(kiosk, MARRIAGE, both)[0] == "E-COOLING"


def where(place: str, day: str, number: int) -> dict:
    return {"site": place, "date": f"{day[:4]}-{day[4:6]}-{day[6:]}", "slot": f"{place}-{day}-{number}", "phone": PHONE}


def test_a_full_slot_offers_the_nearest_three(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(MARRIAGE, marriage("P3", "P6", **where("gy-hall", "20251125", 1)))
    with platform.store.writing() as session:
        session.execute(update(SlotRow).where(SlotRow.id == "gy-hall-20251125-1").values(taken=SlotRow.capacity))
    body = kiosk.report(kiosk.report_of(case)).json()
    assert body["error"] == "E-QUOTA"
    assert [slot["id"] for slot in body["nearest"]] == ["gy-hall-20251125-0", "gy-hall-20251125-2", "gy-hall-20251125-3"]


def test_a_day_that_filled_up_offers_slots_of_other_days(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(MARRIAGE, marriage("P3", "P6", **where("gy-hall", "20251126", 1)))
    with platform.store.writing() as session:
        session.execute(update(SlotRow).where(SlotRow.day == date(2025, 11, 26)).values(taken=SlotRow.capacity))
    body = kiosk.report(kiosk.report_of(case)).json()
    assert body["error"] == "E-QUOTA"
    assert len(body["nearest"]) == 3
    assert all(not slot["id"].startswith("gy-hall-20251126") for slot in body["nearest"])


def test_popular_days_are_full_from_the_start(kiosk: Kiosk) -> None:
    slots = kiosk.fill(MARRIAGE, marriage("P3", "P6", **where("gy-hall", "20251125", 1))).path.answers["slots"].slots
    assert {slot.free for slot in slots if slot.day == date(2025, 12, 12)} == {0}
    assert all(slot.day.weekday() < 5 for slot in slots)
    assert any(slot.free > 1 for slot in slots)


def test_a_second_appointment_of_the_same_kind_is_a_duplicate_until_the_first_is_over(
    kiosk: Kiosk, platform: Platform, clock: ManualClock
) -> None:
    kiosk.done(MARRIAGE, marriage("P3", "P6", **where("gy-hall", "20251125", 1)))
    again = kiosk.fill(MARRIAGE, marriage("P6", "P3", **where("gy-taihe", "20251127", 1)))
    assert kiosk.report(kiosk.report_of(again)).json()["error"] == "E-DUP"
    with platform.store.reading() as session:
        assert session.get_one(SlotRow, "gy-taihe-20251127-1").taken == taken_at_first("gy-taihe-20251127-1", platform)
    clock.advance(5 * 86400)
    kiosk.now = clock.now()
    assert kiosk.done(MARRIAGE, marriage("P6", "P3", **where("gy-taihe", "20251127", 1))).details["预约号"]


def taken_at_first(slot_id: str, platform: Platform) -> int:
    """How many places of the slot the seeds gave away."""
    with platform.store.reading() as session:
        slot = session.get_one(SlotRow, slot_id)
        return (slot.day.toordinal() * 7 + int(slot_id[-1]) * 3) % slot.capacity


def test_a_subsidy_is_applied_for_once_until_it_is_decided(kiosk: Kiosk, platform: Platform) -> None:
    kiosk.done(SUBSIDIES, subsidies("P7", which=("重度残疾人护理补贴",)))
    other = kiosk.fill(SUBSIDIES, subsidies("P7"))
    reply = kiosk.report(kiosk.report_of(other)).json()
    assert (reply["error"], reply["happened"]) == ("E-DUP", "您已经申请过这项补贴，正在审核。")
    kiosk.done(SUBSIDIES, subsidies("P7", which=("困难残疾人生活补贴",)))
    with platform.store.reading() as session:
        assert session.query(OpenContent).count() == 2


def test_the_fourth_copy_of_a_day_is_refused_and_says_where_the_others_were_printed(kiosk: Kiosk, clock: ManualClock) -> None:
    left = [kiosk.done(INSURED, insured("P6")).document for _ in range(3)]
    assert [paper.copies_left for paper in left if paper] == [2, 1, 0]
    reply = kiosk.report(kiosk.report_of(kiosk.fill(INSURED, insured("P6")))).json()
    assert reply["error"] == "E-QUOTA"
    assert "太和镇便民服务中心 0007号机" in reply["happened"]
    clock.advance(86400)
    kiosk.now = clock.now()
    assert kiosk.done(INSURED, insured("P6")).document


@pytest.mark.parametrize(
    "face",
    [
        Identified(Method.COMPARED, 0.44, 0.45, "m", True),
        Identified(Method.COMPARED, 0.81, 0.0, "m", True),
        Identified(Method.COMPARED, 0.01, 0.005, "m", True),
        Identified(Method.COMPARED, 0.81, 0.359, "m", True),
        Identified(Method.COMPARED, 0.81, 0.45, "", True),
        Identified(Method.COMPARED, 1.5, 0.45, "m", True),
        Identified(Method.VOUCHED, verified_by="太和-03-01", voucher="0" * 32),
        Identified(Method.VOUCHED),
    ],
)
def test_a_face_that_did_not_pass_opens_no_record(kiosk: Kiosk, face: Identified) -> None:
    assert refused(kiosk, INSURED, {**insured("P6"), "face": face})[0] == "E-FACE"


def test_a_threshold_at_the_floor_is_believed_on_look_ups_and_one_below_nowhere(kiosk: Kiosk) -> None:
    at_floor = Identified(Method.COMPARED, 0.36, 0.36, "m", True)
    filled = kiosk.fill(INSURED, {**insured("P6"), "face": at_floor})
    report = kiosk.report_of(filled)
    report.answers["face"] |= {"score": 0.01, "threshold": 0.005}
    assert kiosk.report(report).json()["error"] == "E-FACE"
    report.answers["face"] |= {"score": 0.36, "threshold": 0.36}
    assert kiosk.report(report).status_code == 200


def test_a_pension_wants_a_live_face(kiosk: Kiosk) -> None:
    still = replace(FACE, live=False)
    answers = {key: value for key, value in pension("P1", face=still).items() if key in ("consent", "card", "face")}
    filled = kiosk.fill(PENSION, pension("P1"))
    report = kiosk.report_of(filled)
    report.answers["face"]["live"] = False
    assert kiosk.report(report).json()["error"] == "E-FACE"
    assert kiosk.ask(kiosk.new_case(), PENSION, "benefits", answers).json()["error"] == "E-FACE"


def test_a_card_whose_number_and_birthday_do_not_belong_together_is_refused(kiosk: Kiosk) -> None:
    good = card("P6")
    wrong = [
        replace(good, birth=date(1987, 8, 6)),
        replace(good, number=Secret("431021198708050004")),
        replace(good, number=Secret("")),
        replace(good, number=Secret("４３１０２１１９８７０８０５０００３")),
        replace(good, birth=date(9990, 1, 1)),
        replace(good, birth=date(1, 1, 1)),
    ]
    for one in wrong:
        assert refused(kiosk, FUND, {**fund("P6"), "card": one})[0] == "E-CARD-READ"


def test_sexes_are_not_checked_against_the_number(kiosk: Kiosk) -> None:
    assert kiosk.fill(FUND, {**fund("P6"), "card": replace(card("P6"), sex=Sex.NOT_STATED)})


def test_a_department_that_is_down_says_so_on_look_ups(kiosk: Kiosk, platform: Platform) -> None:
    with platform.store.writing() as session:
        session.add(ConnectorRow(category="housing-fund", up=False, reason="系统升级"))
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(FUND, fund("P6"))
    assert stopped.value.reply is not None
    assert stopped.value.reply.status_code == 503
    assert stopped.value.reply.json()["error"] == "E-CONNECTOR"
    assert stopped.value.reply.json()["category"] == "housing-fund"
    assert kiosk.fill(INSURED, insured("P6"))
