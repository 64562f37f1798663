"""A case that goes as it should: told once, recorded, delivered."""

from __future__ import annotations

from flows.records.exchange import CaseState, Outcome
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import BOOKING, CERTIFICATE, DRAFT, QUERY, Rig


def test_the_outcome_comes_back_and_the_platform_knows_it_once(rig: Rig, platform: FakePlatform) -> None:
    for item in (CERTIFICATE, DRAFT, BOOKING, QUERY):
        case = rig.open(item)
        outcome = rig.desk.submit(case)
        assert isinstance(outcome, Outcome)
        assert outcome.state is CaseState.DONE
        assert outcome.case_no == case.number
    assert len(platform.case_reports) == 4
    assert set(platform.sent.values()) == {1}
    assert rig.desk.readiness.waiting().undelivered == 0


def test_the_report_carries_no_photo_and_names_the_wording(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(CERTIFICATE)
    rig.desk.submit(case)
    report = platform.case_reports[0]
    assert report["answers"]["card"]["photo"] == ""
    assert report["answers"]["card"]["number"] == case.given["card"].number.reveal()
    assert report["item_digest"] == case.item.digest
    assert report["policy_date"] == "2025-11-21"
    assert report["app_version"] == "0.1.0"
    assert len(report["shown_digest"]) == 32
    assert set(report["records"]) == {"insurance"}


def test_pressing_twice_is_one_act(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(BOOKING)
    assert rig.desk.submit(case) == rig.desk.submit(case)
    assert len(platform.case_reports) == 1


def test_case_numbers_are_never_the_same_even_after_a_restart(rig: Rig) -> None:
    numbers = [rig.desk.open_case(QUERY).number for _ in range(3)]
    rig.restart()
    numbers += [rig.desk.open_case(QUERY).number for _ in range(3)]
    assert len(set(numbers)) == 6
    assert numbers == sorted(numbers)


def test_a_slip_is_composed_again_from_what_was_kept(rig: Rig) -> None:
    case = rig.open(CERTIFICATE)
    case.outcome = rig.desk.submit(case)
    first = rig.desk.slips.of_case(case)
    rig.restart()
    again = rig.desk.paper.slip_again(case.number)
    assert again == rig.desk.slips.of_case(case)
    assert again.blocks == first.blocks
    assert rig.desk.paper.slip_again("0" * 23) is None


def test_delivered_records_stay_sealed_for_seven_days(rig: Rig) -> None:
    case = rig.open(CERTIFICATE)
    rig.desk.submit(case)
    rig.clock.advance(6 * 86_400)
    rig.report(3)
    assert rig.desk.paper.slip_again(case.number) is not None
    rig.clock.advance(86_400 + 3_600)
    rig.report(3)
    assert rig.desk.paper.slip_again(case.number) is None


def test_nothing_personal_lies_open_in_the_files(rig: Rig) -> None:
    case = rig.open(CERTIFICATE)
    rig.desk.submit(case)
    held = b"".join(path.read_bytes() for path in rig.folder.iterdir())
    card = case.given["card"]
    for secret in (card.number, card.name, card.address):
        assert secret.reveal().encode() not in held
    assert case.number.encode() in held, "the file was looked at while it held the case"
