"""A licence that is posted is done when it is sent; one that somebody hands over waits there and is printed by no terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from central.cases import deciding
from central.platform import Platform
from flows.after import AfterKind
from flows.flow import Answers
from flows.new_machine_licence import HALL, MAIL, VILLAGE
from flows.records.exchange import CaseState, Outcome
from flows.records.own_cases import OwnCases
from flows.services.my_cases import cases
from tests.central.client import SUBSIDIES, Kiosk, policy, subsidies
from tests.central.my_cases import done, own
from tests.central.operator import Operator
from tests.central.test_machines_and_licences import RENEW, renew


@pytest.fixture
def operator(home: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    return Operator(home, capsys)


def agreed(platform: Platform, outcome: Outcome) -> CaseState:
    with platform.store.writing() as session:
        return deciding.decide(platform, session, outcome.case_no, True, "审核通过。")


def page(http: TestClient, outcome: Outcome) -> str:
    return http.get(outcome.progress_url.removeprefix("http://kiosk.test")).text


def test_a_licence_to_be_posted_is_done_when_it_is_sent(kiosk: Kiosk, platform: Platform, http: TestClient) -> None:
    outcome = kiosk.done(RENEW, renew("P3", delivery=MAIL))
    assert "可取件" not in page(http, outcome)
    assert agreed(platform, outcome) is CaseState.DONE
    told = page(http, outcome)
    assert "已办结" in told
    assert "审核通过。新证已寄出，寄到您身份证上的地址。" in told
    assert "可取件" not in told
    assert kiosk_label(kiosk, outcome) == "补打凭条"


@pytest.mark.parametrize(("delivery", "place"), [(HALL, "便民中心"), (VILLAGE, "村里")])
def test_a_licence_that_is_handed_over_waits_there_and_is_not_printed(
    kiosk: Kiosk, platform: Platform, http: TestClient, delivery: str, place: str
) -> None:
    outcome = kiosk.done(RENEW, renew("P3", delivery=delivery))
    assert "可取件" in page(http, outcome)
    assert agreed(platform, outcome) is CaseState.READY
    told = page(http, outcome)
    assert place in told
    assert "任一终端" not in told
    assert kiosk_label(kiosk, outcome) == "补打凭条"
    (option,) = cases(Answers({"own": OwnCases(own(kiosk, "P3"))}, policy()))
    assert f"可取件 · 尾号{outcome.case_no[-7:]} · 在{place}领取" in option.note
    again = done(kiosk, "P3", outcome.case_no, AfterKind.PRINT)
    assert again.earlier is not None
    assert (again.earlier.copy, again.earlier.title) == (2, ""), "the slip of the application, which is no licence"
    assert "可取件" in page(http, outcome), "it was not handed over by that"


def test_it_is_done_once_its_holder_has_fetched_it(kiosk: Kiosk, platform: Platform, http: TestClient, operator: Operator) -> None:
    outcome = kiosk.done(RENEW, renew("P3", delivery=HALL))
    assert operator.does("handed", outcome.case_no) == 2, "nobody has agreed yet"
    agreed(platform, outcome)
    assert operator.does("handed", outcome.case_no, "--by", "王主任") == 0
    told = page(http, outcome)
    assert "已办结" in told
    assert "本人已领取。" in told
    assert operator.does("handed", outcome.case_no) == 2, "it is done already"


def test_what_a_terminal_prints_is_handed_over_by_nobody(kiosk: Kiosk, platform: Platform, operator: Operator) -> None:
    outcome = kiosk.done(SUBSIDIES, subsidies("P7"))
    while agreed(platform, outcome) is not CaseState.READY:
        pass
    assert operator.does("handed", outcome.case_no) == 2


def kiosk_label(kiosk: Kiosk, outcome: Outcome) -> str:
    (case,) = [one for one in own(kiosk, "P3") if one.number == outcome.case_no]
    return next(act.label for act in case.acts if act.kind is AfterKind.PRINT)
