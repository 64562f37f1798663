"""What a person grants changes the department's record: it is not granted twice, and the next item knows of it; a refusal leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from central.cases import certificates, deciding, releasing
from central.departments.ageing import AllowanceFile
from central.departments.agri_machinery import Renewal, YearsFund
from central.departments.directory import DEPARTMENTS
from central.platform import Platform
from central.registry import Register
from central.store.cases import CaseRow, Certificate
from core.clock import ManualClock
from core.secret import Secret
from flows.items import catalogue
from flows.records.exchange import CaseState, Outcome
from flows.records.public_security import ResidencePermit
from tests.central.client import SUBSIDIES, Kiosk, Stopped, card, subsidies
from tests.central.test_disability import DEVICES, devices
from tests.central.test_family_planning import BIRTH, CHILDCARE, REWARD, birth, care, reward
from tests.central.test_longevity_allowance import APPLY, CONFIRM, apply, confirm
from tests.central.test_machine_subsidy import FUND, SUBSIDY, bought, fund, spend
from tests.central.test_machines_and_licences import RENEW, renew
from tests.central.test_public_security import NO_CRIME, PERMIT, no_crime, permit
from tests.central.test_relief import RELIEF, relief

MOVED = {"same_addr": "变了", "new_town": "太和镇", "new_village": "太和村"}


@dataclass(frozen=True)
class Story:
    """An application that a person decides; `again` is what a second one hears after it was granted."""

    item: str
    answers: Callable[[], dict[str, Any]]
    state: CaseState
    code: str
    again: str


STORIES = [
    Story(APPLY, lambda: apply(card("P1")), CaseState.READY, "E-DUP", "您已经在领高龄津贴，每月50.00元。"),
    Story(SUBSIDIES, lambda: subsidies("P7"), CaseState.READY, "E-DUP", ""),
    Story(DEVICES, lambda: devices("P7", "手杖"), CaseState.READY, "", ""),
    Story(CHILDCARE, lambda: care("P5"), CaseState.READY, "E-DUP", "已申领"),
    Story(REWARD, lambda: reward("P16"), CaseState.DONE, "E-DUP", "您今年已经确认过了。"),
    Story(RELIEF, lambda: relief("P7"), CaseState.READY, "E-DUP", "已得到过临时救助"),
    Story(RENEW, lambda: renew("P3"), CaseState.DONE, "E-WINDOW-CLOSED", "还没到换证的时候，驾驶证2032年1月20日到期。"),
    Story(SUBSIDY, lambda: bought("P3"), CaseState.READY, "E-DUP", "这台机具的出厂编号已经申请过补贴。"),
    Story(CONFIRM, lambda: confirm(card("P11"), "at-home"), CaseState.DONE, "E-DUP", "今年已经认证过了"),
]


def decided(platform: Platform, case_no: str, accept: bool = True) -> CaseState:
    with platform.store.writing() as session:
        return deciding.decide(platform, session, case_no, accept, "同意" if accept else "材料不符")


def granted(platform: Platform, outcome: Outcome) -> CaseState:
    """Every level agrees."""
    assert outcome.state is CaseState.ACCEPTED
    state = outcome.state
    while state is CaseState.ACCEPTED:
        state = decided(platform, outcome.case_no)
    return state


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.item)
def test_what_was_granted_is_in_the_record_and_not_granted_again(kiosk: Kiosk, platform: Platform, story: Story) -> None:
    assert granted(platform, kiosk.done(story.item, story.answers())) is story.state
    if story.code:
        with pytest.raises(Stopped) as caught:
            kiosk.fill(story.item, story.answers())
        assert caught.value.code == story.code
        assert story.again in "".join(caught.value.sentences)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.item)
def test_what_was_refused_may_be_asked_for_again(kiosk: Kiosk, platform: Platform, story: Story) -> None:
    first = kiosk.done(story.item, story.answers())
    assert decided(platform, first.case_no, accept=False) is CaseState.REJECTED
    assert kiosk.done(story.item, story.answers()).state is CaseState.ACCEPTED


def test_every_item_that_waits_for_people_has_something_to_change_by() -> None:
    reviewed = {item.id for item in catalogue().values() if item.review}
    assert {item for department in DEPARTMENTS.values() for item in department.grants} == reviewed - {"ag-senior-preference-card"}


def test_the_allowance_is_paid_from_the_month_of_the_application_and_then_confirmed(kiosk: Kiosk, platform: Platform) -> None:
    granted(platform, kiosk.done(APPLY, apply(card("P1"))))
    with platform.store.reading() as session:
        file = Register(session, platform.vault).get(AllowanceFile, card("P1").number)
    assert file == AllowanceFile(date(2025, 12, 1), date(2025, 11, 21), date(2026, 12, 31))
    with pytest.raises(Stopped, match="E-DUP"):
        kiosk.fill(CONFIRM, confirm(card("P1")))


def test_only_the_subsidies_that_were_asked_for_are_paid(kiosk: Kiosk, platform: Platform) -> None:
    granted(platform, kiosk.done(SUBSIDIES, subsidies("P7", which=("困难残疾人生活补贴",))))
    offered = kiosk.fill(SUBSIDIES, subsidies("P7")).path.answers["subsidies"].subsidies
    assert [(row.kind, row.receiving) for row in offered] == [("困难残疾人生活补贴", True), ("重度残疾人护理补贴", False)]


def test_a_device_counts_from_the_day_on_which_the_county_agreed(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(DEVICES, devices("P7", "手杖"))
    assert decided(platform, outcome.case_no) is CaseState.ACCEPTED, "the county looks after the town"
    had = kiosk.fill(DEVICES, devices("P7", "助行器")).path.answers["delivered"]
    assert "手杖" not in [given.device for given in had.delivered]
    assert decided(platform, outcome.case_no) is CaseState.READY
    had = kiosk.fill(DEVICES, devices("P7", "助行器")).path.answers["delivered"]
    assert ("手杖", date(2025, 11, 21)) in [(given.device, given.day) for given in had.delivered]


def test_a_birth_that_the_town_registers_is_found_by_both(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(BIRTH, birth("P6", "P3", stage="备孕", live="太和镇"))
    assert granted(platform, outcome) is CaseState.READY
    held = kiosk.fill(BIRTH, birth("P3", "P6", stage="备孕", live="太和镇", reprint="补打登记单")).path.answers["registrations"].active
    assert [one.number for one in held] == [outcome.case_no]


def test_a_check_by_a_person_gives_the_certificate_and_clears_the_next_one(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(NO_CRIME, no_crime("P16"))
    assert outcome.document is None
    assert granted(platform, outcome) is CaseState.READY
    with platform.store.reading() as session:
        paper = session.scalars(select(Certificate).filter_by(case_no=outcome.case_no)).one()
        assert certificates.verify(platform, session, paper.code).state is certificates.Genuine.GENUINE
    assert kiosk.done(NO_CRIME, no_crime("P16")).state is CaseState.DONE


def test_a_new_address_is_on_the_permit_when_somebody_has_seen_it(kiosk: Kiosk, platform: Platform) -> None:
    building = next(iter(_buildings(platform)))
    answers = permit("P8", **MOVED, new_building=building)
    assert granted(platform, kiosk.done(PERMIT, answers)) is CaseState.DONE
    with platform.store.reading() as session:
        held = Register(session, platform.vault).get(ResidencePermit, card("P8").number)
    assert held is not None
    assert held.address.reveal() == f"桂阳县太和镇太和村{building}"
    with pytest.raises(Stopped, match="E-WINDOW-CLOSED"):
        kiosk.fill(PERMIT, permit("P8"))


def _buildings(platform: Platform) -> list[str]:
    found: list[str] = platform.policy()["residence.addresses"]["太和镇"]["太和村"]
    return found


def test_a_refused_subsidy_gives_the_years_money_back(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(SUBSIDY, bought("P3"))
    assert fund(platform) == YearsFund(130_000)
    decided(platform, outcome.case_no, accept=False)
    assert fund(platform) == YearsFund(0)


def test_who_waits_in_line_is_granted_when_there_is_money(kiosk: Kiosk, platform: Platform) -> None:
    total = platform.policy()["machine.fund_fen"]
    spend(platform, total)
    outcome = kiosk.done(SUBSIDY, bought("P3", queue="排队登记"))
    with pytest.raises(Exception, match="E-QUOTA"):
        decided(platform, outcome.case_no)
    with platform.store.writing() as session:
        Register(session, platform.vault).put(FUND, YearsFund(total - 130_000, 1))
    assert decided(platform, outcome.case_no) is CaseState.READY
    assert fund(platform) == YearsFund(total, 0)


def test_who_waits_in_line_over_new_year_gets_the_new_years_money(kiosk: Kiosk, platform: Platform, clock: ManualClock) -> None:
    total = platform.policy()["machine.fund_fen"]
    spend(platform, total)
    outcome = kiosk.done(SUBSIDY, bought("P3", queue="排队登记"))
    clock.advance(timedelta(days=60).total_seconds())
    assert decided(platform, outcome.case_no) is CaseState.READY
    with platform.store.reading() as session:
        assert Register(session, platform.vault).get(YearsFund, Secret("machine-fund-2026")) == YearsFund(130_000)
    assert fund(platform) == YearsFund(total, 0), "nobody waits in the old year any more"


def test_a_licence_that_is_not_made_has_no_code(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(RENEW, renew("P3"))
    decided(platform, outcome.case_no, accept=False)
    with platform.store.reading() as session:
        assert Register(session, platform.vault).get(Renewal, card("P3").number) is None


def test_what_is_missing_is_asked_for_and_looked_at_again(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(BIRTH, birth("P6", "P3", stage="备孕", live="太和镇"))
    with platform.store.writing() as session:
        state = deciding.ask_more(platform, session, outcome.case_no, "结婚证照片", date(2025, 12, 5))
        assert state is CaseState.SUPPLEMENT
        with pytest.raises(deciding.NotWaiting, match="has come"):
            deciding.decide(platform, session, outcome.case_no, True, "好")
    with platform.store.writing() as session:
        assert deciding.supplied(platform, session, outcome.case_no) is CaseState.ACCEPTED
    assert decided(platform, outcome.case_no) is CaseState.READY


def test_who_does_not_bring_what_is_missing_is_refused(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(CHILDCARE, care("P5"))
    with platform.store.writing() as session:
        deciding.ask_more(platform, session, outcome.case_no, "出生医学证明", date(2025, 12, 5))
    assert decided(platform, outcome.case_no, accept=False) is CaseState.REJECTED
    assert kiosk.done(CHILDCARE, care("P5")).state is CaseState.ACCEPTED


def test_a_resident_who_withdraws_may_ask_again(kiosk: Kiosk, platform: Platform) -> None:
    outcome = kiosk.done(SUBSIDY, bought("P3"))
    with platform.store.writing() as session:
        releasing.withdraw(platform, session, session.get_one(CaseRow, outcome.case_no))
    assert fund(platform) == YearsFund(0)
    assert kiosk.done(SUBSIDY, bought("P3")).state is CaseState.ACCEPTED


def test_a_case_that_is_reported_once_more_is_not_granted_twice(kiosk: Kiosk, platform: Platform) -> None:
    report = kiosk.report_of(kiosk.fill(SUBSIDY, bought("P3")))
    kiosk.report(report)
    corrected = replace(report, report_id="another-report", data_version=2)
    assert kiosk.report(corrected).json()["state"] == "reviewing"
    assert decided(platform, report.case_no) is CaseState.ACCEPTED, "it goes on where it stood"
    assert decided(platform, report.case_no) is CaseState.READY
    assert fund(platform) == YearsFund(130_000)
