"""Who may pay for the residents' pension, for which years, and at which grade (国发〔2014〕8号).

From 16 on, no student, nobody whose employer pays; after 60 only years that were missed, while fifteen are not full.
"""

from __future__ import annotations

from datetime import date

from core.calendar import birthday
from flows.eligibility import not_before
from flows.family import person
from flows.fields import choice, choices
from flows.flow import Answers, Gate, Option, Step
from flows.records.resident_pension import PensionGrade, ResidentPension
from flows.refusal import Refusal, Way
from flows.steps import lookup, require

THIS_YEAR, MISSED = "本年度", "补缴往年"
YOUNG, OLD, ENOUGH = "pension.resident.age", "pension.resident.pension_age", "pension.resident.years"


def may_pay() -> list[Step | Gate]:
    """What is known of the person, and every reason why nothing can be paid."""
    return [
        not_before(_first_day, "年满{pension.resident.age}周岁才能参保。"),
        require(lambda a: person(a).number.reveal()[:2] == a.policy["region.province"]).otherwise(
            Refusal.REGION, "这里只收本省户籍居民的养老保险费。", "请在户籍地缴，或在国家社会保险公共服务平台办理。"
        ),
        lookup("pension", ResidentPension, "正在查询缴费记录", ask=lambda a: {"number": person(a).number}),
        require(lambda a: not a["pension"].receiving).otherwise(
            Refusal.AGE_HIGH, "已经在领取养老金，不用再缴。", "想看发了多少，请点「养老金查询」。", Way.HOME
        ),
        require(lambda a: not _enough(a)).otherwise(
            Refusal.AGE_HIGH,
            lambda a: f"已年满{a.policy[OLD]}周岁，缴了{a['pension'].years_paid}年，没有要补缴的年度。",
            "可以到窗口申请领取养老金，或拨打{hotline.social_insurance}。",
            gate="ENOUGH",
        ),
        require(lambda a: not a["pension"].employed).otherwise(
            Refusal.EXCLUSIVE,
            lambda a: f"{a['pension'].this_year}年已参加职工养老保险，不能同时缴居民养老。",
            "离职停保以后再来缴；两段缴费年限以后可以合并。",
            Way.HOME,
        ),
        require(lambda a: not a["pension"].student).otherwise(
            Refusal.NOT_ELIGIBLE, "在校学生不用缴居民养老保险。", "毕业以后再来缴。", Way.HOME, gate="STUDENT"
        ),
    ]


def what_to_pay() -> list[Step | Gate]:
    """This year or years that were missed, and one grade for each of them."""
    return [
        choice("year", "缴哪一年", _periods, label="缴费年度", preset=lambda a: MISSED if _retired(a) else THIS_YEAR),
        require(lambda a: a["year"] != THIS_YEAR or not a["pension"].paid_this_year).otherwise(
            Refusal.DUPLICATE,
            lambda a: f"{a['pension'].this_year}年度已经缴过。",
            "不用重复缴；往年漏缴的可以改选「补缴往年」。",
            Way.CHANGE,
        ),
        choices(
            "missed_years",
            "补缴哪几年",
            lambda a: tuple(Option(str(year), f"{year}年") for year in a["pension"].missed),
            label="补缴年度",
            when=lambda a: a["year"] == MISSED,
        ),
        choice("grade", "每年缴多少", _grades, label="缴费档次", preset=_last_grade),
    ]


def years(answers: Answers) -> tuple[int, ...]:
    """The years that are paid for."""
    held: ResidentPension = answers["pension"]
    return (held.this_year,) if answers["year"] == THIS_YEAR else tuple(int(year) for year in answers["missed_years"])


def chosen(answers: Answers) -> PensionGrade:
    """The grade that is paid."""
    grade: PensionGrade = next(g for g in answers["pension"].grades if str(g.fen) == answers["grade"])
    return grade


def subsidised(answers: Answers) -> bool:
    """Whether the government adds something; it never does to a year that was missed."""
    return bool(answers["year"] == THIS_YEAR and chosen(answers).subsidy_fen)


def _first_day(answers: Answers) -> date:
    return birthday(person(answers).birth, answers.policy[YOUNG])


def _retired(answers: Answers) -> bool:
    return bool(answers.policy.today >= birthday(person(answers).birth, answers.policy[OLD]))


def _enough(answers: Answers) -> bool:
    held: ResidentPension = answers["pension"]
    return _retired(answers) and (held.years_paid >= answers.policy[ENOUGH] or not held.missed)


def _periods(answers: Answers) -> tuple[Option, ...]:
    held: ResidentPension = answers["pension"]
    too_old = f"年满{answers.policy[OLD]}周岁，只能补缴往年" if _retired(answers) else ""
    none = "" if held.missed else "没有漏缴的年度"
    return (Option(THIS_YEAR, THIS_YEAR, f"{held.this_year}年", too_old), Option(MISSED, MISSED, "补缴没有政府补贴", none))


def _grades(answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(str(g.fen), f"{g.fen // 100}元", f"{g.note}{_added(g, answers)}", g.locked) for g in answers["pension"].grades)


def _added(grade: PensionGrade, answers: Answers) -> str:
    return f"补贴{grade.subsidy_fen // 100}元" if answers["year"] == THIS_YEAR and grade.subsidy_fen else "没有补贴"


def _last_grade(answers: Answers) -> str | None:
    last = answers["pension"].last_fen
    return next((str(g.fen) for g in answers["pension"].grades if g.fen == last and not g.locked), None)
