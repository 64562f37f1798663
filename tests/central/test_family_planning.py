"""Childcare subsidy to the fen, births registered once for two, the yearly reward: as the test persons meet them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from central.departments.childcare import claim_years, outgrown
from central.departments.family_planning import ChildFile, RewardFile
from central.platform import Platform
from central.registry import Register
from core.clock import ManualClock
from core.id_card import Sex
from core.plain import from_plain
from core.secret import Secret
from core.slip import Pair
from flows.items import catalogue
from flows.own_part import own_part
from flows.records.civil_affairs import Marriage
from flows.records.common import BankAccount, BankAccounts
from flows.records.exchange import CaseState, Outcome
from flows.records.family_planning import Birth
from flows.records.household import Household
from flows.records.public_security import ResidencePermit
from tests.central.client import FACE, SIGNED, Kiosk, Stopped, card, policy, tapped

CHILDCARE, BIRTH, REWARD = "fp-childcare-subsidy", "fp-birth-registration", "fp-reward-confirm"


def reported(kiosk: Kiosk, item: str, answers: dict) -> tuple[Outcome, dict[str, str]]:
    """What became of it, and the slip's own part."""
    case = kiosk.fill(item, answers)
    reply = kiosk.report(kiosk.report_of(case))
    assert reply.status_code == 200, reply.text
    outcome = from_plain(Outcome, reply.json())
    blocks = own_part(catalogue()[item], case.path.answers, outcome)
    return outcome, {block.label: block.value for block in blocks if isinstance(block, Pair)}


def refusal(kiosk: Kiosk, item: str, answers: dict) -> tuple[str, str]:
    with pytest.raises(Stopped) as caught:
        kiosk.fill(item, answers)
    end = caught.value
    return end.code, "".join(end.sentences) if end.reply is None else end.reply.json()["happened"] + end.reply.json()["do"]


def put(platform: Platform, person: str, record: object) -> None:
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card(person).number, record)


@pytest.mark.parametrize(
    ("born", "claims"),
    [
        (date(2021, 12, 31), None),  # three before the subsidy began
        (date(2022, 1, 1), [(1, 30_000)]),
        (date(2022, 1, 18), [(1, 30_000)]),  # 2025-01
        (date(2022, 2, 28), [(2, 60_000)]),
        (date(2023, 12, 6), [(24, 720_000)]),  # 2025-01 to 2026-12
        (date(2024, 2, 29), [(27, 810_000)]),  # three on 2027-03-01
        (date(2024, 12, 31), [(36, 1_080_000)]),
        (date(2025, 1, 1), [(12, 360_000)] * 3),
        (date(2025, 11, 20), [(12, 360_000)] * 3),
    ],
)
def test_a_child_brings(born: date, claims: list[tuple[int, int]] | None) -> None:
    assert outgrown(born, policy()) is (claims is None)
    if claims:
        assert [(year.months, year.fen) for year in claim_years(born, (), policy())] == claims


def test_a_child_is_outgrown_in_the_year_after_its_third_birthday() -> None:
    assert not outgrown(date(2022, 1, 18), policy(date(2025, 12, 31)))
    assert outgrown(date(2022, 1, 18), policy(date(2026, 1, 1)))


def test_the_years_of_a_child_open_on_its_birthdays() -> None:
    assert [year.opens for year in claim_years(date(2025, 3, 6), ("1",), policy())] == [
        date(2025, 3, 6),
        date(2026, 3, 6),
        date(2027, 3, 6),
    ]


def care(person: str, **more: object) -> dict:
    return {"consent": "face", "card": card(person), "face": FACE, "commit": True, "signature": SIGNED, **more}


def test_p5_claims_7200_yuan_for_24_months(kiosk: Kiosk) -> None:
    outcome, slip = reported(kiosk, CHILDCARE, care("P5"))
    assert outcome.state is CaseState.ACCEPTED
    assert outcome.promise_date == date(2025, 12, 19)
    assert (slip["月数"], slip["应补金额"], slip["申领年度"]) == ("24 个月", "7,200.00 元", "2025年1月至2026年12月")
    assert (slip["孩子"], slip["关系"], slip["收款账户"]) == ("张*  2023年12月出生", "父亲", "尾号 5505")
    assert slip["下一步"] == "龙潭街道审核，您不用再来"
    assert "待补材料" not in slip


def test_p14_claims_300_yuan_for_the_older_and_a_year_for_the_baby(kiosk: Kiosk) -> None:
    _, slip = reported(kiosk, CHILDCARE, care("P14", child=tapped(0)))
    assert (slip["月数"], slip["应补金额"]) == ("1 个月", "300.00 元")
    _, slip = reported(kiosk, CHILDCARE, care("P14", child=tapped(1)))
    assert (slip["申领年度"], slip["应补金额"]) == ("第1年", "3,600.00 元")
    code, words = refusal(kiosk, CHILDCARE, care("P14"))
    assert code == "E-DUP"
    assert "已申领" in words
    assert "2026年3月6日起可以申领" in words


def test_what_one_parent_claimed_the_other_cannot(kiosk: Kiosk, platform: Platform) -> None:
    put(platform, "P4", BankAccounts((BankAccount("社保卡金融账户", "湖南农信", "4404"),)))
    mother = kiosk.fill(CHILDCARE, care("P4"))
    assert mother.path.answers["relation"] == "母亲"
    kiosk.done(CHILDCARE, care("P5"))
    assert kiosk.report(kiosk.report_of(mother)).json()["error"] == "E-DUP"


def test_a_guardian_whom_no_birth_certificate_names_may_bring_the_paper_later(kiosk: Kiosk, platform: Platform) -> None:
    with platform.store.writing() as session:
        register = Register(session, platform.vault)
        home = register.get(Household, card("P5").number)
        assert home is not None
        register.put(card("P5").number, replace(home, members=tuple(replace(m, parents=()) for m in home.members)))
    _, slip = reported(kiosk, CHILDCARE, care("P5", relation="其他监护人"))
    assert slip["待补材料"] == "出生医学证明或监护证明，2025年12月6日前交到龙潭街道"


def test_a_child_that_was_claimed_before_is_not_claimed_again(kiosk: Kiosk, platform: Platform) -> None:
    with platform.store.writing() as session:
        Register(session, platform.vault).put(Secret("431021202312069997"), ChildFile(("whole",)))
    assert refusal(kiosk, CHILDCARE, care("P5"))[0] == "E-DUP"


@pytest.mark.parametrize(
    ("person", "code", "words"),
    [
        ("P8", "E-REGION", "孩子户籍所在地"),
        ("P16", "E-AGE-HIGH", "都已满3周岁"),
        ("P6", "E-NODATA", "没有查到3周岁以下的孩子"),
        ("P12", "E-CARD-EXPIRED", "已到期"),
    ],
)
def test_nobody_claims_without_a_small_child_of_the_county(kiosk: Kiosk, person: str, code: str, words: str) -> None:
    found, said = refusal(kiosk, CHILDCARE, care(person))
    assert found == code
    assert words in said


def birth(one: str, other: str, stage: str = "已怀孕", **more: object) -> dict:
    due = {} if stage == "备孕" else {"due": date(2026, 3, 21)}
    base = {"consent": "face", "card": card(one), "face": FACE, "partner_card": card(other), "stage": stage, "signature": SIGNED}
    return {**base, **due, **more}


def test_p4_and_p5_register_their_second_child_at_once(kiosk: Kiosk) -> None:
    outcome, slip = reported(kiosk, BIRTH, birth("P4", "P5"))
    assert outcome.state is CaseState.DONE
    assert (slip["本人"], slip["配偶"], slip["孩次"], slip["预产期"]) == ("李*梅", "张*", "第2个", "2026年3月21日")
    assert (slip["登记编号"], slip["登记日期"]) == (outcome.case_no, "2025年11月21日")
    assert slip["现居住地"] == "龙潭街道"


def test_the_other_parent_finds_the_registration_and_prints_it_again(kiosk: Kiosk) -> None:
    first, _ = reported(kiosk, BIRTH, birth("P4", "P5"))
    near = birth("P5", "P4", due=date(2026, 4, 2))
    code, words = refusal(kiosk, BIRTH, {**near, "reprint": "不用补打"})
    assert code == "E-DUP"
    assert "2025年11月21日已经登记过" in words
    _, slip = reported(kiosk, BIRTH, {**near, "reprint": "补打登记单"})
    assert (slip["登记编号"], slip["预产期"]) == (first.case_no, "2026年3月21日")


@pytest.mark.parametrize(("days", "same"), [(90, True), (91, False)])
def test_due_dates_of_ninety_days_are_the_same_pregnancy(kiosk: Kiosk, days: int, same: bool) -> None:
    kiosk.done(BIRTH, birth("P4", "P5", due=date(2026, 3, 21)))
    later = kiosk.fill(BIRTH, birth("P4", "P5", due=date(2026, 3, 21) + timedelta(days=days), reprint="补打登记单"))
    assert ("reprint" in later.path.answers) is same


def test_a_couple_without_a_marriage_record_goes_to_the_town(kiosk: Kiosk) -> None:
    outcome, slip = reported(kiosk, BIRTH, birth("P6", "P3", stage="备孕", live="太和镇"))
    assert (outcome.state, outcome.promise_date) == (CaseState.ACCEPTED, date(2025, 11, 24))
    assert "结婚证" in slip["待补材料"]
    again = kiosk.report(kiosk.report_of(kiosk.fill(BIRTH, birth("P3", "P6", stage="备孕", live="太和镇")))).json()
    assert again["error"] == "E-DUP"


def test_a_new_born_child_of_the_household_is_not_counted_twice(kiosk: Kiosk) -> None:
    case = kiosk.fill(BIRTH, birth("P14", "P6", stage="已出生", due=date(2025, 3, 6), phone=Secret("13800000114")))
    assert case.path.answers["order"] == "第2个"
    case = kiosk.fill(BIRTH, birth("P14", "P6"))
    assert case.path.answers["order"] == "第3个"


def test_another_spouse_on_record_is_refused(kiosk: Kiosk) -> None:
    assert refusal(kiosk, BIRTH, birth("P4", "P3"))[0] == "E-NOT-COUPLE"
    assert refusal(kiosk, BIRTH, birth("P6", "P5"))[0] == "E-NOT-COUPLE"


def test_two_from_elsewhere_need_a_permit_in_force(kiosk: Kiosk, platform: Platform) -> None:
    husband = replace(card("P3"), number=Secret("440883198904029993"), birth=date(1989, 4, 2))
    both = {**birth("P8", "P3", stage="备孕", live="龙潭街道"), "partner_card": husband}
    assert kiosk.fill(BIRTH, both).path.answers["residence"].here
    put(platform, "P8", ResidencePermit(None))
    assert refusal(kiosk, BIRTH, both)[0] == "E-REGION"


def test_a_register_that_changed_meanwhile_is_looked_at_by_a_person(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(BIRTH, birth("P4", "P5"))
    put(platform, "P4", Marriage(False))
    put(platform, "P5", Marriage(False))
    assert from_plain(Outcome, kiosk.report(kiosk.report_of(case)).json()).state is CaseState.REVIEWING


def reward(person: str, change: str = "没有变化", **more: object) -> dict:
    return {"consent": "face", "card": card(person), "face": FACE, "change": change, **more}


def test_p2_confirms_the_year_once(kiosk: Kiosk, clock: ManualClock) -> None:
    outcome, slip = reported(kiosk, REWARD, reward("P2"))
    assert outcome.state is CaseState.DONE
    assert (slip["年度"], slip["资格状态"], slip["年发放额"], slip["收款账户"], slip["下次确认"]) == (
        "2025年",
        "已确认",
        "960.00 元",
        "尾号 2202",
        "2026年内",
    )
    code, words = refusal(kiosk, REWARD, reward("P2"))
    assert code == "E-DUP"
    assert "2026年1月1日起确认下一年" in words
    clock.advance(60 * 86400)
    kiosk.now = clock.now()
    assert kiosk.done(REWARD, reward("P2")).state is CaseState.DONE


def test_a_home_that_changed_is_looked_at_by_the_village(kiosk: Kiosk) -> None:
    outcome, slip = reported(kiosk, REWARD, reward("P2", "户口迁出或变更"))
    assert outcome.state is CaseState.ACCEPTED
    assert slip["下一步"] == "村干部上门核实情况变化，太和镇审核，您不用再来"
    assert outcome.promise_date == date(2025, 12, 19)
    again = kiosk.report(kiosk.report_of(kiosk.fill(REWARD, reward("P2")))).json()
    assert (again["error"], again["happened"]) == ("E-DUP", "您今年的情况已经报过，正在核实。")


def test_p16_is_entitled_and_goes_to_the_town_for_the_first_time(kiosk: Kiosk) -> None:
    outcome, slip = reported(kiosk, REWARD, reward("P16"))
    assert outcome.state is CaseState.ACCEPTED
    assert slip["资格状态"] == "还没有纳入，确认后转乡镇审核"
    assert slip["下一步"].startswith("首次纳入，村里公示")


SON, DAUGHTER = Birth(Sex.MALE, date(1981, 12, 3)), Birth(Sex.FEMALE, date(1984, 2, 20))


@pytest.mark.parametrize(
    ("births", "entitled"),
    [
        ((SON,), True),
        ((DAUGHTER, DAUGHTER), True),
        ((replace(SON, living=False),), True),
        ((SON, replace(DAUGHTER, living=False)), True),
        ((SON, DAUGHTER), False),
        ((DAUGHTER, DAUGHTER, DAUGHTER), False),
        ((replace(SON, day=date(2015, 12, 31)),), True),
        ((replace(SON, day=date(2016, 1, 1)),), False),
        ((replace(SON, day=date(1973, 1, 1)),), True),
        ((replace(SON, day=date(1972, 12, 31)),), False),
        ((), False),
    ],
)
def test_the_births_decide_who_is_entitled(kiosk: Kiosk, platform: Platform, births: tuple[Birth, ...], entitled: bool) -> None:
    put(platform, "P16", RewardFile(births))
    if entitled:
        assert kiosk.fill(REWARD, reward("P16"))
    else:
        assert refusal(kiosk, REWARD, reward("P16"))[0] == "E-NOT-ELIGIBLE"


@pytest.mark.parametrize(
    ("person", "code", "words"),
    [
        ("P3", "E-AGE-LOW", "2040年9月18日起可以来办"),
        ("P11", "E-AGE-HIGH", "1933年1月1日以后出生"),
        ("P1", "E-DUP", "今年已经确认过了"),
    ],
)
def test_the_reward_is_refused_with_its_reason(kiosk: Kiosk, person: str, code: str, words: str) -> None:
    found, said = refusal(kiosk, REWARD, reward(person))
    assert found == code
    assert words in said


def test_nobody_without_a_file_is_rewarded(kiosk: Kiosk) -> None:
    elder = replace(card("P2"), number=Secret("431021195910179990"), birth=date(1959, 10, 17))
    assert refusal(kiosk, REWARD, {**reward("P2"), "card": elder})[0] == "E-NODATA"


def test_a_later_pregnancy_is_registered_beside_the_earlier_one(kiosk: Kiosk) -> None:
    first = kiosk.done(BIRTH, birth("P4", "P5", due=date(2025, 12, 1)))
    second = kiosk.done(BIRTH, birth("P4", "P5", due=date(2026, 9, 1)))
    assert second.details["登记编号"] != first.details["登记编号"]
    held = kiosk.fill(BIRTH, birth("P5", "P4", due=date(2026, 9, 10), reprint="补打登记单")).path.answers["registrations"].active
    assert [one.due for one in held] == [date(2025, 12, 1), date(2026, 9, 1)]
