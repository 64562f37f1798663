"""Household papers, checks of the record, residence permits and card appointments, as the test persons meet them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from central.departments.public_security import Match, PoliceCheck
from central.platform import Platform
from central.registry import Register
from central.store.register import ConnectorRow, SlotRow
from core.clock import DEMO_START
from core.plain import from_plain
from core.secret import Secret
from core.slip import Columns, Pair, Text
from flows.flow import StepKind
from flows.items import catalogue
from flows.own_part import own_part
from flows.receipt import Imprint, case_slip, preview_slip
from flows.records.common import Contact
from flows.records.exchange import CaseState, Outcome
from flows.records.public_security import ResidencePermit
from tests.central.client import FACE, TODAY, Filled, Kiosk, Stopped, card

PRINTING = Imprint("桂阳县", "太和镇便民服务中心", "0007", "王主任", "0735-0000000", "12345", DEMO_START)
RENEWAL = "ps-id-card-renewal-appointment"
HOUSEHOLD, PERMIT, NO_CRIME = "ps-household-certificate", "ps-residence-permit-endorsement", "ps-no-crime-certificate"


def household(person: str, ctype: str, **more: object) -> dict:
    return {"consent": "face", "card": card(person), "face": FACE, "ctype": ctype, "purpose": "继承公证", **more}


def printed(case: Filled, outcome: Outcome) -> dict[str, str]:
    """Labels and values of the slip's own part."""
    blocks = own_part(catalogue()[case.item], case.path.answers, outcome)
    return {block.label: block.value for block in blocks if isinstance(block, Pair)}


def reported(kiosk: Kiosk, item: str, answers: dict) -> tuple[Filled, Outcome]:
    case = kiosk.fill(item, answers)
    reply = kiosk.report(kiosk.report_of(case))
    assert reply.status_code == 200, reply.text
    return case, from_plain(Outcome, reply.json())


def stopped(kiosk: Kiosk, item: str, answers: dict) -> Stopped:
    with pytest.raises(Stopped) as caught:
        kiosk.fill(item, answers)
    return caught.value


def sentences(end: Stopped) -> str:
    return "".join(end.sentences) if end.reply is None else end.reply.json()["happened"] + end.reply.json()["do"]


def test_a_widower_gets_his_late_wife_certified_in_full_on_paper_and_masked_before(kiosk: Kiosk) -> None:
    case, outcome = reported(kiosk, HOUSEHOLD, household("P1", "注销户口"))
    assert case.path.answers["relative"] == case.path.answers["household"].former[0].key != ""
    paper = printed(case, outcome)
    assert paper["关系人"] == "谢桂花"
    assert paper["关系人身份证号"] == "431021194603100002"
    assert paper["注销户口"] == "2019年2月11日 死亡"
    assert paper["户口所在派出所"] == "太和派出所"
    preview = printed(case, Outcome(case.case_no, CaseState.DONE, "", ""))
    assert (preview["关系人"], preview["关系人身份证号"]) == ("谢*花", "431***********0002")


def test_a_changed_name_is_certified_with_both_names_and_the_day(kiosk: Kiosk) -> None:
    paper = printed(*reported(kiosk, HOUSEHOLD, household("P6", "户口登记项目变更更正")))
    assert (paper["登记项目"], paper["变更前"], paper["变更后"], paper["变更日期"]) == ("名字", "欧阳婧", "欧阳静", "2009年3月12日")


def test_a_spoilt_book_is_replaced_by_the_whole_household(kiosk: Kiosk) -> None:
    case, outcome = reported(kiosk, HOUSEHOLD, household("P4", "户口簿损坏期间的本户信息"))
    lines = [block.cells for block in own_part(catalogue()[HOUSEHOLD], case.path.answers, outcome) if isinstance(block, Columns)]
    assert lines[1:] == [
        ("张远", "户主", "431021199401209993"),
        ("李小梅", "配偶", "431021199604110002"),
        ("张乐", "子", "431021202312069997"),
    ]


@pytest.mark.parametrize(
    ("person", "ctype", "code", "words"),
    [
        ("P8", "注销户口", "E-REGION", "跨省通办"),
        ("P13", "注销户口", "E-NEUTRAL", "窗口核实"),
        ("P3", "曾经同户的亲属关系", "E-NODATA", "没有查到「曾经同户的亲属关系」的记录"),
        ("P3", "其他内容", "E-NOT-ELIGIBLE", "身份证、户口簿、结婚证就能证明"),
        ("P12", "注销户口", "E-CARD-EXPIRED", "已到期"),
    ],
)
def test_a_household_paper_is_refused_with_its_reason(kiosk: Kiosk, person: str, ctype: str, code: str, words: str) -> None:
    end = stopped(kiosk, HOUSEHOLD, household(person, ctype))
    assert end.code == code
    assert words in sentences(end)


def permit(person: str, **more: object) -> dict:
    return {"consent": "face", "card": card(person), "face": FACE, **more}


def test_p8_is_endorsed_for_another_year_and_then_too_early(kiosk: Kiosk) -> None:
    case, outcome = reported(kiosk, PERMIT, permit("P8"))
    assert (case.path.answers["permit"].due - TODAY).days == 20
    assert outcome.state is CaseState.DONE
    paper = printed(case, outcome)
    assert (paper["签注日期"], paper["新有效期至"]) == ("2025年11月21日", "2026年12月11日")
    assert paper["居住证号"] == "431***********0008"
    assert paper["居住地"] == "湖南省桂阳县龙潭街道宝山社区****"
    end = stopped(kiosk, PERMIT, permit("P8"))
    assert end.code == "E-WINDOW-CLOSED"
    assert "2026年11月11日起可以签注" in sentences(end)


def test_a_late_endorsement_counts_from_today(kiosk: Kiosk, platform: Platform) -> None:
    change_permit(platform, due=date(2025, 9, 1))
    assert reported(kiosk, PERMIT, permit("P8"))[1].details["新有效期至"] == "2026年11月21日"


def test_a_new_address_waits_for_the_grid_officer_and_is_not_sent_twice(kiosk: Kiosk, platform: Platform) -> None:
    moved = permit("P8", same_addr="变了", new_town="鹿峰街道", new_village="城东社区", new_building="城东路")
    _, outcome = reported(kiosk, PERMIT, moved)
    assert (outcome.state, outcome.promise_date) == (CaseState.ACCEPTED, date(2025, 11, 28))
    assert outcome.details["下一步"] == "网格员上门核实鹿峰街道城东社区城东路，核实后签注生效"
    assert kiosk.report(kiosk.report_of(kiosk.fill(PERMIT, moved))).json()["error"] == "E-DUP"
    assert kiosk.fill(PERMIT, moved).path.answers["permit"].due == date(2025, 12, 11), "nothing is endorsed yet"


def change_permit(platform: Platform, **changes: object) -> None:
    """Another story for P8."""
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        held = register.get(ResidencePermit, card("P8").number)
        assert held is not None
        register.put(card("P8").number, replace(held, **changes))  # type: ignore[arg-type]


def test_a_cancelled_permit_is_not_endorsed(kiosk: Kiosk, platform: Platform) -> None:
    change_permit(platform, cancelled=True)
    end = stopped(kiosk, PERMIT, permit("P8"))
    assert end.code == "E-NODATA"
    assert "已经注销" in sentences(end)


def test_residents_of_the_county_need_no_permit(kiosk: Kiosk) -> None:
    assert stopped(kiosk, PERMIT, permit("P6")).code == "E-REGION"


def no_crime(person: str, **more: object) -> dict:
    return {"consent": "face", "card": card(person), "face": FACE, "purpose": "求职入职", **more}


def test_nothing_found_gives_the_certificate(kiosk: Kiosk) -> None:
    case, outcome = reported(kiosk, NO_CRIME, no_crime("P6"))
    assert outcome.document is not None
    text = [block.text for block in own_part(catalogue()[NO_CRIME], case.path.answers, outcome) if isinstance(block, Text)]
    assert text == ["经查询全国犯罪记录信息系统，截至2025年11月21日，未发现此人有犯罪记录。"]
    assert printed(case, outcome)["出具单位"] == "桂阳县公安局"


@pytest.mark.parametrize("found", [Match.HIT, Match.AMBIGUOUS])
def test_anything_else_gives_the_same_slip_and_three_working_days(kiosk: Kiosk, platform: Platform, found: Match) -> None:
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card("P3").number, PoliceCheck(found))
    case, outcome = reported(kiosk, NO_CRIME, no_crime("P3"))
    assert outcome.document is None
    assert (outcome.state, outcome.promise_date) == (CaseState.ACCEPTED, date(2025, 11, 26))
    assert outcome.details == {"下一步": "人工核对，出结果后凭身份证在任一终端领取"}
    slip = str(case_slip(catalogue()[NO_CRIME], case.path.answers, outcome, PRINTING, "12345"))
    assert "受 理 凭 证" in slip
    for word in ("犯罪记录。", "未发现", "同名", "命中", found.value):
        assert word not in slip


def test_what_the_kiosk_sees_before_is_the_same_for_everybody(kiosk: Kiosk) -> None:
    clean, doubtful = (kiosk.fill(NO_CRIME, no_crime(person)) for person in ("P6", "P16"))
    item = catalogue()[NO_CRIME]
    assert item.summary(clean.path.answers) == item.summary(doubtful.path.answers)
    assert {step.id for step in clean.path.taken} == {step.id for step in doubtful.path.taken}
    assert kiosk.done(NO_CRIME, no_crime("P16")).state is CaseState.ACCEPTED


def test_a_check_that_is_under_way_is_not_asked_for_twice(kiosk: Kiosk) -> None:
    kiosk.done(NO_CRIME, no_crime("P16"))
    again = kiosk.report(kiosk.report_of(kiosk.fill(NO_CRIME, no_crime("P16")))).json()
    assert (again["error"], again["happened"]) == ("E-DUP", "您已经提交过查询，正在核对，不用重复提交。")


def test_a_permit_in_force_is_as_good_as_a_household_here(kiosk: Kiosk, platform: Platform) -> None:
    assert kiosk.done(NO_CRIME, no_crime("P8")).document
    change_permit(platform, due=date(2025, 11, 20))
    end = stopped(kiosk, NO_CRIME, no_crime("P8"))
    assert end.code == "E-REGION"
    assert "先办「居住证签注」" in sentences(end)


def test_a_check_cannot_be_made_while_the_department_is_down(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(NO_CRIME, no_crime("P6"))
    with platform.store.writing() as session:
        session.add(ConnectorRow(category="public-security", up=False, reason="查询系统维护"))
    assert kiosk.report(kiosk.report_of(case)).json()["error"] == "E-CONNECTOR"


def renewal(reason: str, slot: str = "gy-police-taihe-20251125-1", **more: object) -> dict:
    place, day, _ = slot.rsplit("-", 2)
    where = {"site": place, "date": f"{day[:4]}-{day[4:6]}-{day[6:]}", "slot": slot}
    return {"consent": "card-only", "reason": reason, "home": "自己去", "phone": Secret("13800000112"), **where, **more}


def test_p12_renews_an_expired_card_for_twenty_yuan_and_twenty_years(kiosk: Kiosk) -> None:
    case, outcome = reported(kiosk, RENEWAL, renewal("有效期满", card=card("P12")))
    paper = printed(case, outcome)
    assert paper["新证有效期"] == "20年"
    assert paper["费用预告"].startswith("20.00 元")
    assert paper["预约号"] == f"Y{case.case_no}"
    assert paper["地点"] == "太和派出所户籍窗口"
    assert "我的办件" in paper["取消改约"]


@pytest.mark.parametrize(
    ("number", "years"),
    [
        ("431021201009019992", "5年"),  # 15
        ("431021200911259996", "10年"),  # 16 on the day of the appointment
        ("431021199911259990", "20年"),  # 26 on that day
        ("431021199911269996", "10年"),  # 26 a day later
        ("431021197911259991", "长期"),  # 46 on that day
        ("431021197911269997", "20年"),
    ],
)
def test_the_age_on_the_day_of_the_appointment_decides_the_new_validity(kiosk: Kiosk, platform: Platform, number: str, years: str) -> None:
    with platform.store.writing() as session:
        Register(session, platform.vault).put(Secret(number), Contact(Secret("13800000112")))
    case = kiosk.fill(RENEWAL, renewal("丢失", id_number=Secret(number)))
    rows = dict(catalogue()[RENEWAL].summary(case.path.answers).rows)
    assert rows["新证有效期"] == years
    assert rows["费用预告"].startswith("40.00 元")


def test_a_lost_card_is_booked_with_the_number_and_the_phone_that_is_known(kiosk: Kiosk) -> None:
    number = card("P6").number
    good = renewal("丢失", id_number=number, phone=Secret("13800000106"))
    case, outcome = reported(kiosk, RENEWAL, good)
    slip = str(case_slip(catalogue()[RENEWAL], case.path.answers, outcome, PRINTING, "12345"))
    assert "431***********0003" in slip
    assert number.reveal() not in slip
    assert "凭号码自助办理" in slip
    end = stopped(kiosk, RENEWAL, renewal("丢失", id_number=number, phone=Secret("13800000199")))
    assert end.code == "E-NODATA"
    assert "对不上" in sentences(end)


def test_nothing_is_asked_of_the_platform_about_a_typed_number_but_whether_the_phone_fits(kiosk: Kiosk) -> None:
    case = kiosk.fill(RENEWAL, renewal("损坏", readable="刷不出", id_number=card("P6").number, phone=Secret("13800000106")))
    looked_up = {step.id for step in case.path.taken if step.kind is StepKind.LOOKUP}
    assert looked_up == {"known", "places", "slots"}


@pytest.mark.parametrize(("person", "words"), [("P4", "2028年8月22日起可以预约换领"), ("P1", "长期有效，不用换")])
def test_a_card_with_years_to_run_is_not_renewed(kiosk: Kiosk, person: str, words: str) -> None:
    end = stopped(kiosk, RENEWAL, renewal("有效期满", card=card(person)))
    assert end.code == "E-WINDOW-CLOSED"
    assert words in sentences(end)


def test_somebody_who_cannot_come_is_visited(kiosk: Kiosk) -> None:
    case, outcome = reported(kiosk, RENEWAL, renewal("损坏", readable="能刷", card=card("P11"), home="需要上门采集"))
    assert printed(case, outcome)["上门采集"] == "民警按预约时间上门，请在户籍登记的住址等候"


def test_one_appointment_for_a_card_at_a_time_with_or_without_the_card(kiosk: Kiosk) -> None:
    kiosk.done(RENEWAL, renewal("损坏", readable="能刷", card=card("P6"), phone=Secret("13800000106")))
    lost = renewal("丢失", "gy-police-hall-20251127-1", id_number=card("P6").number, phone=Secret("13800000106"))
    assert kiosk.report(kiosk.report_of(kiosk.fill(RENEWAL, lost))).json()["error"] == "E-DUP"


def test_a_slot_that_filled_up_offers_others(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(RENEWAL, renewal("有效期满", card=card("P12")))
    with platform.store.writing() as session:
        session.execute(update(SlotRow).where(SlotRow.id == "gy-police-taihe-20251125-1").values(taken=SlotRow.capacity))
    body = kiosk.report(kiosk.report_of(case)).json()
    assert body["error"] == "E-QUOTA"
    assert len(body["nearest"]) == 3


def test_somebody_whose_record_was_cleared_gets_the_certificate(kiosk: Kiosk, platform: Platform) -> None:
    kiosk.done(NO_CRIME, no_crime("P16"))
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card("P16").number, PoliceCheck(Match.NONE))
    assert kiosk.done(NO_CRIME, no_crime("P16")).document


def test_the_preview_of_a_check_names_both_ends(kiosk: Kiosk) -> None:
    case = kiosk.fill(NO_CRIME, no_crime("P6"))
    text = str(preview_slip(catalogue()[NO_CRIME], case.path.answers, case.case_no, PRINTING, "12345"))
    assert "能当场出具的当场打印；需要人工核对的打印受理凭证，3个工作日内出结果。" in text
    assert "未发现" not in text


def test_a_minor_comes_with_a_guardian(kiosk: Kiosk) -> None:
    boy = replace(card("P9"), birth=date(2010, 9, 1), number=Secret("431021201009019992"))
    end = stopped(kiosk, NO_CRIME, {**no_crime("P9"), "card": boy})
    assert end.code == "E-AGE-LOW"
    assert "2028年9月1日起可以自己在本机办" in sentences(end)
