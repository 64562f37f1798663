"""The process of a case: every node is written down as a role and a unit, and the resident sees where it stands."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, select, update

from central.cases import deciding, history
from central.cases.nodes import Kind, Result
from central.platform import Platform
from central.store.cases import CaseRow, NodeRow
from flows.after import AfterKind
from flows.records.exchange import CaseState, Outcome
from flows.records.progress import Node, NodeState
from tests.central.client import FACE, INSURED, PENSION, SIGNED, SUBSIDIES, Kiosk, card, insured, pension, subsidies
from tests.central.my_cases import done
from tests.central.test_remote_filing import FILING, filing

DEVICE = "dp-assistive-device-apply"
NO_CRIME = "ps-no-crime-certificate"


def line_of(platform: Platform, case_no: str) -> tuple[Node, ...]:
    with platform.store.reading() as session:
        return history.timeline(platform, session, session.get_one(CaseRow, case_no))


def names(platform: Platform, case_no: str) -> list[str]:
    marks = {NodeState.DONE: "", NodeState.NOW: "*", NodeState.LATER: "?"}
    return [marks[node.state] + node.name for node in line_of(platform, case_no)]


def device(kiosk: Kiosk) -> Outcome:
    answers = {"consent": "face", "card": card("P7"), "face": FACE, "devices": ("助行器",), "fit": "到县辅具站", "signature": SIGNED}
    return kiosk.done(DEVICE, answers)


def test_what_the_rules_finish_is_accepted_and_done_at_once(kiosk: Kiosk, platform: Platform) -> None:
    assert names(platform, kiosk.done(PENSION, pension("P2")).case_no) == ["受理", "办结"]


def test_an_application_stands_at_the_town_with_what_is_to_come(kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(SUBSIDIES, subsidies("P7")).case_no
    assert names(platform, case_no) == ["受理", "*镇审核", "?可取件"]
    assert line_of(platform, case_no)[1].said == "由太和镇审核。"


def test_two_levels_are_two_nodes(kiosk: Kiosk, platform: Platform) -> None:
    assert names(platform, device(kiosk).case_no) == ["受理", "*镇审核", "?县审核", "?可取件"]


def test_what_a_person_looks_at_first_is_received_and_not_yet_accepted(kiosk: Kiosk, platform: Platform) -> None:
    report = kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")), records={})
    kiosk.report(report)
    assert names(platform, report.case_no) == ["收件", "*核对", "?镇审核", "?可取件"]
    with platform.store.writing() as session:
        deciding.decide(platform, session, report.case_no, True, "核对无误")
    assert names(platform, report.case_no) == ["收件", "核对", "受理", "*镇审核", "?可取件"]


def test_a_doubtful_certificate_names_no_level_that_the_rules_may_spare(kiosk: Kiosk, platform: Platform) -> None:
    report = kiosk.report_of(kiosk.fill(INSURED, insured("P6")), records={})
    kiosk.report(report)
    assert names(platform, report.case_no) == ["收件", "*核对", "?办结"]


def test_a_refusal_ends_the_line_and_says_why(kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(SUBSIDIES, subsidies("P7")).case_no
    with platform.store.writing() as session:
        deciding.decide(platform, session, case_no, False, "户口已迁出本县")
    assert names(platform, case_no) == ["受理", "镇审核", "不予办理"]
    assert line_of(platform, case_no)[1].said == "户口已迁出本县"


def test_the_rows_name_roles_and_units_and_carry_the_codes_of_the_exchange_tables(kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(SUBSIDIES, subsidies("P7")).case_no
    with platform.store.reading() as session:
        rows = list(session.scalars(select(NodeRow).filter_by(case_no=case_no).order_by(NodeRow.sn)))
    assert [(row.sn, row.kind, row.role, row.unit, row.result) for row in rows] == [
        (1, Kind.START, "自助终端", "太和镇便民服务中心", Result.ACCEPTED),
        (2, Kind.MIDDLE, "乡镇审核", "太和镇", None),
    ]


def test_a_case_from_before_the_rows_were_kept_has_a_line_too(kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(SUBSIDIES, subsidies("P7")).case_no
    with platform.store.writing() as session:
        session.execute(delete(NodeRow))
    assert names(platform, case_no) == ["受理", "*镇审核", "?可取件"]
    with platform.store.writing() as session:
        deciding.decide(platform, session, case_no, False, "材料不符")
    assert names(platform, case_no) == ["受理", "镇审核", "不予办理"]


@pytest.mark.parametrize("words", ["办理过程", "镇审核", "由太和镇审核。", "还没到这一步", "2025-12-01前给结果"])
def test_the_page_behind_the_slip_shows_the_line(kiosk: Kiosk, http: TestClient, words: str) -> None:
    outcome = kiosk.done(SUBSIDIES, subsidies("P7"))
    assert words in http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text


def test_a_cancelled_case_from_before_the_rows_were_kept_is_cancelled_once(kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(FILING, filing("P6")).case_no
    with platform.store.writing() as session:
        session.execute(delete(NodeRow))
    done(kiosk, "P6", case_no, AfterKind.CANCEL)
    assert names(platform, case_no) == ["受理", "办结", "取消"]


def test_a_state_that_has_no_open_node_is_noticed(kiosk: Kiosk, platform: Platform) -> None:
    case_no = kiosk.done(SUBSIDIES, subsidies("P7")).case_no
    with platform.store.writing() as session:
        session.execute(update(NodeRow).values(closed_at=platform.now()))
        case = session.get_one(CaseRow, case_no)
        with pytest.raises(LookupError, match="no node"):
            history.move(platform, session, case, CaseState.DONE, Result.AGREED)
        assert case.state == "accepted"
