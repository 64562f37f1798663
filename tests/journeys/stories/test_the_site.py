"""P14 and P15 work at the site: the village agent helps and comes along, the technician looks after the machine."""

from __future__ import annotations

from core.secret import Secret
from devices.problem import Problem
from tests.central.client import tapped
from tests.journeys.stories.counter import AGENT, TECHNICIAN, TECHNICIANS_PIN, Counter, has


def test_p14_claims_for_both_of_his_own_children_and_nobody_vouches_for_himself(counter: Counter) -> None:
    older = counter.does("fp-childcare-subsidy", "P14", child=tapped(0))
    has(older.paper, "1 个月", "300.00 元")
    has(older.paper, "太和-03-09")
    baby = counter.does("fp-childcare-subsidy", "P14", child=tapped(1))
    has(baby.paper, "第1年", "3,600.00 元")


def test_p14_comes_along_as_agent_and_stands_on_the_paper(counter: Counter) -> None:
    done = counter.does("ca-assistance-certificate", "P7", purpose="就医", who="村级代办", agent_card=AGENT)
    has(done.paper, "办理人: 村级代办")


def test_p14_is_named_to_whoever_asks_for_help_in_his_village(counter: Counter) -> None:
    order = counter.desk.order_help("si-benefit-authentication", "face", "看不懂", "home", Secret("13800000111"))
    has(order.who, "向明")
    assert order.number.startswith("B")


def test_p15_vouches_for_a_resident_when_no_agent_is_there(counter: Counter) -> None:
    case = counter.desk.open_case("si-insured-certificate")
    case.answer("consent", "other-way")
    case.answer("card", counter.card("P4"))
    assert counter.vouch(case, TECHNICIAN, TECHNICIANS_PIN).verified_by == "太和-03-09"


def test_p15_reads_off_the_kiosk_that_the_paper_is_out_and_that_it_is_in_again(counter: Counter) -> None:
    assert counter.desk.readiness.try_line() == "", "the platform answers and accepts this kiosk"
    counter.printer.break_it("paper-out")
    out = counter.kiosk.devices.poll("receipt_printer")
    assert [fault.code for fault in out.problems] == [Problem.PAPER_OUT.code]
    counter.printer.load_paper()
    assert not counter.kiosk.devices.poll("receipt_printer").problems
