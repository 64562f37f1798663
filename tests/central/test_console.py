"""The console: who sees what, and how a case goes from level to level."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from central.cases.nodes import Result
from central.platform import Platform
from central.store.cases import NodeRow
from central.store.operations import Operation
from core.clock import ManualClock
from flows.records.exchange import CaseState
from tests.central.client import INSURED, SUBSIDIES, Kiosk, card, insured, subsidies
from tests.central.reviewer import At, Reviewer, acts, reply, state
from tests.central.test_disability import DEVICES, devices
from tests.central.test_family_planning import BIRTH, CHILDCARE, birth, care
from tests.central.test_longevity_allowance import APPLY, apply
from tests.central.test_machines_and_licences import RENEW, renew
from tests.central.test_pages import Tags
from tests.central.test_public_security import HOUSEHOLD, NO_CRIME, household, no_crime


def test_a_town_sees_its_own_cases_at_its_own_level_only(at: At, kiosk: Kiosk) -> None:
    own = kiosk.done(APPLY, apply(card("P1"))).case_no
    elsewhere = kiosk.done(CHILDCARE, care("P5")).case_no  # 龙潭街道
    county = kiosk.done(RENEW, renew("P3")).case_no
    reviewer = at("taihe")
    reviewer.opens("/console")
    assert own in reviewer.page
    assert elsewhere not in reviewer.page
    assert county not in reviewer.page
    for case_no in (elsewhere, county, "43102100072511210009996"):
        assert reviewer.opens(f"/console/cases/{case_no}").status_code == 404
        assert reviewer.sends(f"/console/cases/{case_no}", act="agree", at="2").status_code == 404


def test_a_department_sees_no_other_department(at: At, kiosk: Kiosk) -> None:
    case_no = kiosk.done(RENEW, renew("P3")).case_no
    assert at("nongye").opens(f"/console/cases/{case_no}").status_code == 200
    assert at("gongan").opens(f"/console/cases/{case_no}").status_code == 404


def test_the_oldest_promise_stands_first_and_what_is_late_is_marked(at: At, kiosk: Kiosk, clock: ManualClock) -> None:
    later = kiosk.done(SUBSIDIES, subsidies("P7")).case_no  # promised by 1 December
    first = kiosk.done(APPLY, apply(card("P1"))).case_no  # by 26 November
    clock.advance(6 * 86400)
    reviewer = at("taihe")
    reviewer.opens("/console")
    assert reviewer.page.index(first) < reviewer.page.index(later)
    assert reviewer.page.count("已超期") == 1


def test_a_case_is_shown_in_the_words_of_its_item_and_masked(at: At, kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(APPLY, apply(card("P1"))).case_no
    reviewer = at("taihe")
    reviewer.opens(f"/console/cases/{case_no}")
    for words in ("高龄津贴申领", "郑*来", "收款账户", "80至89周岁", "镇审核", "<svg xmlns", "户籍", "138****"):
        assert words in reviewer.page, words
    for hidden in ("郑福来", "431021194306159999"):
        assert hidden not in reviewer.page
    whole = reviewer.sends(f"/console/cases/{case_no}/whole")
    to = [a["action"] for tag, a in Tags(whole.text).tags if tag == "form"]
    assert to == ["/console/logout", *[f"/console/cases/{case_no}"] * 3], "deciding goes on from there"
    assert "郑福来" in whole.text
    assert "431021194306159999" in whole.text
    done = [act for act in acts(platform) if act[2] == case_no]
    assert done == [("taihe", "console-open", case_no), ("taihe", "console-reveal", case_no)]


def test_town_then_county_in_this_order(at: At, kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(DEVICES, devices("P7", "手杖")).case_no
    town, county = at("taihe"), at("canlian")
    assert case_no not in (county.opens("/console"), county.page)[1]
    assert county.decides(case_no, "agree").status_code == 409, "the town comes first"
    assert town.decides(case_no, "agree", phrase="审核通过。").status_code == 303
    assert (state(platform, case_no), reply(platform, case_no)) == ("accepted", ""), "it is not granted yet"
    assert town.decides(case_no, "agree").status_code == 409, "its turn is over"
    county.opens("/console")
    assert case_no in county.page
    assert county.decides(case_no, "agree", phrase="审核通过。", words="本月适配。").headers["location"].endswith(case_no)
    assert (state(platform, case_no), reply(platform, case_no)) == ("ready", "审核通过。本月适配。")
    with platform.store.reading() as session:
        rows = list(session.scalars(select(NodeRow).filter_by(case_no=case_no).order_by(NodeRow.sn)))
    assert [(row.stage, row.role, row.unit, row.result) for row in rows[1:3]] == [
        ("town", "乡镇审核", "太和镇人民政府", Result.AGREED),
        ("county", "县级审核", "桂阳县残疾人联合会", Result.AGREED),
    ]
    assert [act[:2] for act in acts(platform) if act[1] == "console-agree"] == [("taihe", "console-agree"), ("canlian", "console-agree")]


def test_a_refusal_needs_a_reason_and_the_resident_reads_it(at: At, kiosk: Kiosk, platform: Platform, http: TestClient) -> None:
    outcome = kiosk.done(APPLY, apply(card("P1")))
    reviewer = at("taihe")
    assert reviewer.decides(outcome.case_no, "refuse").status_code == 422
    assert state(platform, outcome.case_no) == "accepted"
    assert reviewer.decides(outcome.case_no, "refuse", words="<b>户口已迁出</b>").status_code == 303
    page = http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text
    assert "不予办理" in page
    assert "&lt;b&gt;户口已迁出&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("act", "words", "why"),
    [
        ("refuse", "请郑福来本人到场", "答复里不能写姓名"),
        ("refuse", "请打13873500001", "答复里不能写身份证号、电话号码或账号"),
        ("agree", "存入 622202 1234", "答复里不能写身份证号、电话号码或账号"),
        ("ask", "４３１０２１１９４３ 的户口簿", "答复里不能写身份证号、电话号码或账号"),
    ],
)
def test_a_reply_names_nobody_and_holds_no_number(at: At, kiosk: Kiosk, platform: Platform, act: str, words: str, why: str) -> None:
    case_no = kiosk.done(APPLY, apply(card("P1"))).case_no
    reviewer = at("taihe")
    answer = reviewer.decides(case_no, act, words=words, until="2025-12-05")
    assert (answer.status_code, why in answer.text) == (422, True)
    assert (state(platform, case_no), reply(platform, case_no)) == ("accepted", "")
    assert reviewer.decides(case_no, act, words="2025-12-05前到场，每月50.00元", until="2025-12-05").status_code == 303


def test_the_book_of_acts_says_what_was_done_and_not_what_was_written(at: At, kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(APPLY, apply(card("P1"))).case_no
    at("taihe").decides(case_no, "refuse", words="户口已迁出")
    with platform.store.reading() as session:
        [row] = session.scalars(select(Operation).filter_by(act="console-refuse", about=case_no))
    assert row.why == ""


def test_what_is_missing_is_asked_for_and_comes_back_to_the_queue(at: At, kiosk: Kiosk, platform: Platform, http: TestClient) -> None:
    outcome = kiosk.done(BIRTH, birth("P3", "P6", stage="备孕", live="太和镇"))
    reviewer = at("taihe")
    assert reviewer.decides(outcome.case_no, "ask", phrase="结婚证照片", until="2025-11-20").status_code == 422, "a day that is past"
    assert reviewer.decides(outcome.case_no, "ask", phrase="结婚证照片", until="2025-12-05").status_code == 303
    page = http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text
    assert "需要补充材料" in page
    assert "请在2025年12月5日前补充：结婚证照片" in page
    reviewer.opens("/console")
    assert "等申请人补材料 1 件" in reviewer.page
    assert reviewer.decides(outcome.case_no, "agree").status_code == 409
    assert reviewer.decides(outcome.case_no, "supplied").status_code == 303
    assert reviewer.decides(outcome.case_no, "agree").status_code == 303
    assert state(platform, outcome.case_no) == "ready"


@pytest.mark.parametrize(
    ("until", "why"), [("2025-11-21", "要在今天以后"), ("2026-11-22", "最晚是2026年11月21日"), ("9999-12-31", "最晚是")]
)
def test_nobody_is_asked_to_bring_something_by_a_day_that_cannot_be_meant(
    at: At, kiosk: Kiosk, platform: Platform, until: str, why: str
) -> None:
    number = kiosk.done(APPLY, apply(card("P1"))).case_no
    answer = at("taihe").decides(number, "ask", words="发票照片", until=until)
    assert answer.status_code == 422
    assert why in answer.text
    assert state(platform, number) == "accepted"


def test_only_papers_of_the_very_item_are_there_to_be_asked_for(at: At, kiosk: Kiosk) -> None:
    reviewer = at("taihe")
    reviewer.opens(f"/console/cases/{kiosk.done(BIRTH, birth('P3', 'P6', stage='备孕', live='太和镇')).case_no}")
    assert "<option>结婚证照片" in reviewer.page
    assert "发票照片" not in reviewer.page
    reviewer.opens(f"/console/cases/{kiosk.done(APPLY, apply(card('P1'))).case_no}")
    assert "<option>结婚证照片" not in reviewer.page


def test_of_two_who_decide_at_once_one_decides(either: Platform, kiosk_on_either: Kiosk, client: Callable[[Platform], TestClient]) -> None:
    case_no = kiosk_on_either.done(APPLY, apply(card("P1"))).case_no
    two = [Reviewer(client(either)), Reviewer(client(either))]
    for one in two:
        one.logs_in("taihe")
        one.opens(f"/console/cases/{case_no}")
    start, answers = threading.Barrier(2), []

    def decide(one: Reviewer, act: str) -> None:
        start.wait()
        answers.append(one.sends(f"/console/cases/{case_no}", act=act, at=one.hidden("at"), words="看过了").status_code)

    threads = [threading.Thread(target=decide, args=pair) for pair in zip(two, ("agree", "refuse"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [303, 409]
    assert state(either, case_no) in (CaseState.READY.value, CaseState.REJECTED.value)
    with either.store.reading() as session:
        stages = list(session.scalars(select(NodeRow.stage).filter_by(case_no=case_no).order_by(NodeRow.sn)))
    assert stages[:2] == ["accepted", "town"]
    assert stages[2:] in (["ready"], ["rejected"])


def test_a_page_that_was_opened_before_the_case_moved_decides_nothing(at: At, kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(APPLY, apply(card("P1"))).case_no
    slow, quick = at("taihe"), at("taihe")
    slow.opens(f"/console/cases/{case_no}")
    quick.decides(case_no, "ask", words="户口簿照片", until="2025-12-05")
    quick.decides(case_no, "supplied")
    assert slow.sends(f"/console/cases/{case_no}", act="refuse", at=slow.hidden("at"), words="没有户口簿").status_code == 409
    assert state(platform, case_no) == "accepted"


def test_the_police_read_what_the_search_found_and_nobody_else_does(at: At, kiosk: Kiosk, http: TestClient, platform: Platform) -> None:
    outcome = kiosk.done(NO_CRIME, no_crime("P16"))
    police, town = at("gongan"), at("taihe")
    police.opens(f"/console/cases/{outcome.case_no}")
    assert "同名待核" in police.page
    assert town.opens(f"/console/cases/{outcome.case_no}").status_code == 404
    assert police.decides(outcome.case_no, "agree").status_code == 303
    assert state(platform, outcome.case_no) == "ready"
    assert "同名" not in http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text
    police.opens(f"/console/cases/{outcome.case_no}")
    assert "同名" not in police.page, "nobody has to know any more"


def test_no_other_item_of_the_police_says_what_a_search_would_find(at: At, kiosk: Kiosk) -> None:
    answers = household("P16", "户口簿损坏期间的本户信息")
    doubtful = kiosk.report_of(kiosk.fill(HOUSEHOLD, answers), records={})
    kiosk.report(doubtful)
    police = at("gongan")
    for case_no in (kiosk.done(HOUSEHOLD, answers).case_no, doubtful.case_no):
        police.opens(f"/console/cases/{case_no}")
        assert "继承公证" in police.page, "what it is for"
        assert "犯罪记录" not in police.page
        assert "同名" not in police.page


def test_a_form_that_names_no_decision_decides_nothing(at: At, kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(APPLY, apply(card("P1"))).case_no
    assert at("taihe").decides(case_no, "grant").status_code == 422
    assert state(platform, case_no) == "accepted"


def test_a_case_in_review_waits_for_its_department_and_the_administrator(at: At, kiosk: Kiosk, platform: Platform) -> None:
    report = kiosk.report_of(kiosk.fill(RENEW, renew("P3")), records={})
    kiosk.report(report)
    admin = at("admin")
    admin.opens("/console")
    assert report.case_no in admin.page
    county = at("nongye")
    county.opens("/console")
    assert "核对" in county.page
    county.opens(f"/console/cases/{report.case_no}")
    assert "须核对：申请以后这些记录变了：农机驾驶证、联系电话。" in county.page
    assert county.decides(report.case_no, "agree").status_code == 303
    assert state(platform, report.case_no) == "accepted", "checked; now the county decides on it"


def test_the_county_says_that_a_licence_was_fetched(at: At, kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(RENEW, renew("P3", delivery="到便民中心取")).case_no
    county = at("nongye")
    assert county.decides(case_no, "handed").status_code == 409, "nobody has agreed yet"
    assert county.decides(case_no, "agree").status_code == 303
    assert "等本人来领 1 件" in county.opens("/console").text
    assert "等本人来领" not in at("gongan").opens("/console").text
    assert "本人已领取" in county.opens(f"/console/cases/{case_no}").text
    assert county.decides(case_no, "agree").status_code == 409, "that is decided"
    assert county.decides(case_no, "handed").status_code == 303
    assert state(platform, case_no) == "done"
    assert "等本人来领" not in county.opens("/console").text
    assert ("nongye", "console-handed", case_no) in acts(platform)


def test_a_certificate_is_found_and_withdrawn_with_a_reason(at: At, kiosk: Kiosk, http: TestClient, platform: Platform) -> None:
    paper = kiosk.done(INSURED, insured("P6")).document
    assert paper
    verify = paper.verify_url.removeprefix("http://kiosk.test")
    assert "核验通过" in http.get(verify).text
    assert "没有这个编号的证明" in at("nongye").opens(f"/console/certificates?n={paper.number}").text, "another department's"
    admin = at("admin")
    admin.opens(f"/console/certificates?n={paper.number[:8]}+{paper.number[8:]}")
    assert "欧阳*" in admin.page
    assert admin.sends("/console/certificates", number=paper.number).status_code == 422
    assert admin.sends("/console/certificates", number=paper.number, phrase="信息有误，已重新开具。").status_code == 303
    assert "已作废" in http.get(verify).text
    assert "已作废" in admin.opens(f"/console/certificates?n={paper.number}").text
    assert ("admin", "certificate-withdrawn", paper.number) in acts(platform)


def test_what_was_done_is_for_administrators_to_read(at: At) -> None:
    admin = at("admin")
    admin.opens("/console/acts")
    assert "登录" in admin.page
    assert "2025-11-21 10:00" in admin.page, "the platform's own clock, as everywhere else"
    assert "console-" not in admin.page
    assert at("taihe").opens("/console/acts").status_code == 404


def test_pages_have_no_script_and_strict_headers(at: At, kiosk: Kiosk) -> None:
    case_no = kiosk.done(APPLY, apply(card("P1"))).case_no
    reviewer, admin = at("taihe"), at("admin")
    for path in ("/console/login", "/console", f"/console/cases/{case_no}", "/console/certificates", "/console/acts", "/console/cases/1"):
        answer = (admin if path.endswith("acts") else reviewer).opens(path)
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert answer.headers["Cache-Control"] == "no-store"
        tags = Tags(answer.text).tags
        assert not [t for t, attributes in tags if t in ("script", "style") or any(a == "style" or a.startswith("on") for a in attributes)]
    assert reviewer.http.get("/assets/console.css").status_code == 200
