"""补打 and 取件: any terminal prints a case's slip again, with its own number, and so often a day."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

from fastapi.testclient import TestClient

from central.cases import deciding
from central.departments.public_security import Match, PoliceCheck
from central.platform import Platform
from central.registry import Register
from central.store.operations import Operation
from core.clock import ManualClock
from core.plain import from_plain, to_plain
from flows.after import AfterKind
from flows.items import known
from flows.receipt import case_slip
from flows.records.exchange import CaseState, EarlierCase, Outcome
from flows.walk import told
from tests.central.client import INSURED, SUBSIDIES, Kiosk, card, insured, policy, subsidies
from tests.central.my_cases import asked, done, offered, own, wanting
from tests.central.test_public_security import NO_CRIME, PRINTING, no_crime

PRINT = AfterKind.PRINT


def slip(earlier: EarlierCase | None) -> str:
    """The slip that a kiosk composes of it."""
    assert earlier is not None
    item = known()[earlier.item]
    assert item.digest == earlier.item_digest
    answers = told(item, earlier.answers, earlier.records, policy(earlier.policy_date))
    return str(case_slip(item, answers, earlier.came_of_it(), PRINTING, "12333", earlier.title))


def test_a_certificate_is_printed_again_at_another_terminal_with_the_same_number(kiosk: Kiosk, neighbour: Kiosk, http: TestClient) -> None:
    first = kiosk.done(INSURED, insured("P6"))
    assert first.document is not None
    again = done(neighbour, "P6", first.case_no, PRINT)
    assert again.state is CaseState.DONE
    assert again.case_no[6:10] == "0008"
    assert again.earlier is not None
    assert again.earlier.copy == 2
    document = again.earlier.came_of_it().document
    assert document is not None
    assert (document.number, document.verify_code) == (first.document.number, first.document.verify_code)
    text = slip(again.earlier)
    for words in (first.document.number, "欧阳静", "社会保险参保缴费证明", "购房"):
        assert words in text
    assert "核验通过" in http.get(f"/v?c={document.verify_code}").text


def test_the_same_report_counts_one_copy(kiosk: Kiosk) -> None:
    first = kiosk.done(INSURED, insured("P6"))
    report = kiosk.report_of(wanting(kiosk, "P6", first.case_no, PRINT))
    one, two = kiosk.report(report).json(), kiosk.report(report).json()
    assert one == two
    assert done(kiosk, "P6", first.case_no, PRINT).earlier.copy == 3  # type: ignore[union-attr]


def test_so_many_copies_a_day_and_no_more(kiosk: Kiosk, neighbour: Kiosk, clock: ManualClock) -> None:
    first = kiosk.done(INSURED, insured("P6"))
    at_last = wanting(neighbour, "P6", first.case_no, PRINT)
    for _ in range(2):
        done(kiosk, "P6", first.case_no, PRINT)
    assert offered(kiosk, "P6", first.case_no)["print"] == "今天的份数已经打完，请明天再来。"
    refused = asked(neighbour, at_last).json()
    assert (refused["error"], refused["happened"]) == ("E-NOT-ELIGIBLE", "今天的份数已经打完，请明天再来。")
    fourth = kiosk.report(kiosk.report_of(kiosk.fill(INSURED, insured("P6")))).json()
    assert fourth["error"] == "E-QUOTA", "a further certificate is no way round it"
    clock.advance(timedelta(days=1).total_seconds())
    kiosk.now = neighbour.now = clock.now()
    assert offered(kiosk, "P6", first.case_no)["print"] == ""


def test_a_certificate_that_is_no_longer_valid_is_not_printed(kiosk: Kiosk, clock: ManualClock) -> None:
    first = kiosk.done(INSURED, insured("P6"))
    clock.advance(timedelta(days=31).total_seconds())
    kiosk.now = clock.now()
    assert "已过有效期" in offered(kiosk, "P6", first.case_no)["print"]


def test_nobody_sees_the_cases_of_somebody_else(kiosk: Kiosk) -> None:
    first = kiosk.done(INSURED, insured("P6"))
    assert own(kiosk, "P3") == ()
    mine = wanting(kiosk, "P6", first.case_no, PRINT)
    stolen = {**kiosk.report_of(mine).answers, "card": to_plain(card("P3"))}
    reply = kiosk.report(kiosk.report_of(mine, answers=stolen))
    assert reply.status_code == 422
    assert offered(kiosk, "P6", first.case_no)["print"] == ""


def test_a_receipt_of_an_application_is_printed_as_it_stands(kiosk: Kiosk, platform: Platform) -> None:
    first = from_plain(Outcome, kiosk.report(kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")))).json())
    again = done(kiosk, "P7", first.case_no, PRINT)
    assert "已受理" in slip(again.earlier)
    with platform.store.reading() as session:
        assert session.query(Operation).filter_by(about=first.case_no, act="print").count() == 1


def granted(platform: Platform, case_no: str) -> None:
    """A reviewer has accepted it, and its paper waits."""
    with platform.store.writing() as session:
        while deciding.decide(platform, session, case_no, True, "审核通过") is not CaseState.READY:
            pass


def test_what_waits_to_be_fetched_is_done_once_it_is_printed(kiosk: Kiosk, neighbour: Kiosk, platform: Platform, http: TestClient) -> None:
    first = from_plain(Outcome, kiosk.report(kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")))).json())
    granted(platform, first.case_no)
    fetched = done(neighbour, "P7", first.case_no, PRINT)
    assert fetched.earlier is not None
    assert fetched.earlier.copy == 1
    text = slip(fetched.earlier)
    for words in ("取 件 凭 条", "已办结", "审核通过"):
        assert words in text
    assert "不用再来" not in text
    assert "已办结" in http.get(first.progress_url.removeprefix("http://kiosk.test")).text
    assert done(neighbour, "P7", first.case_no, PRINT).earlier.copy == 2  # type: ignore[union-attr]


def test_a_certificate_that_a_person_granted_is_fetched_with_its_number(kiosk: Kiosk, platform: Platform, http: TestClient) -> None:
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card("P9").number, PoliceCheck(Match.AMBIGUOUS))
    first = kiosk.done(NO_CRIME, no_crime("P9"))
    assert first.document is None
    granted(platform, first.case_no)
    fetched = done(kiosk, "P9", first.case_no, PRINT)
    assert fetched.earlier is not None
    document = fetched.earlier.came_of_it().document
    assert document is not None
    assert document.number == first.case_no[6:22]
    assert "未发现" in slip(fetched.earlier)
    assert "核验通过" in http.get(f"/v?c={document.verify_code}").text
    again = done(kiosk, "P9", first.case_no, PRINT).earlier
    assert again is not None
    assert again.came_of_it().document.number == document.number  # type: ignore[union-attr]


def test_a_certificate_is_printed_again_while_somebody_looks_at_a_later_version(kiosk: Kiosk) -> None:
    report = kiosk.report_of(kiosk.fill(INSURED, insured("P6")))
    first = kiosk.report(report).json()
    assert kiosk.report(replace(report, report_id=str(uuid.uuid4()), data_version=2)).json()["state"] == "reviewing"
    copy = done(kiosk, "P6", report.case_no, AfterKind.PRINT).earlier
    assert first["document"]["number"] in slip(copy)
    assert copy is not None
    assert copy.came_of_it().state is CaseState.DONE
