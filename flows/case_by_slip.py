"""A case found by who holds its slip: the number and the code on it open the case, and too many wrong codes close it for a while."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.text import typed_code
from flows.fields import digits
from flows.flow import Answers, Gate, Invalid, Step
from flows.numbers import CASE_DIGITS, QUERY_CODE_DIGITS, grouped, is_case_number
from flows.records.progress import CaseFound, Progress
from flows.refusal import Refusal, Way
from flows.steps import lookup, require


def by_slip(waiting: str) -> list[Step]:
    """Asks for number and code and looks the case up; `waiting` says on screen what for."""
    return [_number(), _code(), lookup("found", CaseFound, waiting, ask=lambda a: {"case": typed_code(a["case_no"]), "code": a["code"]})]


def opened(locked: str, lost: str) -> list[Gate]:
    """Refuses where number and code have not opened a case; the sentences say what to do when locked, and without the slip."""
    return [
        require(lambda a: not a["found"].locked).otherwise(Refusal.LOCKED, "查询码输错的次数太多，这个编号已暂停查询。", locked, Way.HOME),
        require(lambda a: a["found"].progress is not None).otherwise(Refusal.ACCOUNT, "办件编号或查询码不对。", lost, Way.CHANGE),
    ]


def found(answers: Answers) -> Progress:
    """The case that number and code have opened."""
    progress: Progress = answers["found"].progress
    return progress


def _number() -> Step:
    """The number as it is typed, with or without spaces; a wrong digit is noticed at once by the last one."""

    def check(value: Any, _: Answers) -> None:
        if not isinstance(value, str) or not is_case_number(typed_code(value)):
            raise Invalid(f"请输入凭条上的{CASE_DIGITS}位办件编号，有一位输错了。")

    def show(value: Any, _: Answers) -> str:
        return grouped(typed_code(value))

    typed = digits(
        "case_no",
        "请输入办件编号",
        (CASE_DIGITS,),
        label="办件编号",
        note=f"{CASE_DIGITS}位，在凭条上「办件编号」后面。B或T开头的，请到人工窗口问。",
    )
    return replace(typed, check=check, show=show)


def _code() -> Step:
    """Never shown again once it is typed."""
    return replace(digits("code", "请输入查询码", (QUERY_CODE_DIGITS,), note="6位，在办件编号下面。"), show=None)
