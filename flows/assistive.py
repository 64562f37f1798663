"""Assistive devices: which suit a kind of disability, which were given too lately, what is measured for them."""

from __future__ import annotations

from datetime import date

from core.calendar import MONTHS, birthday, months_later
from flows.disability import level_words
from flows.flow import Answers, Gate, Option
from flows.item import Row, Summary
from flows.records.disability import DevicesHad, DisabilityCard
from flows.refusal import Refusal, Way
from flows.steps import HOLDER, require

GUARDIAN = "监护人"
LATER = "适配时再量"
HEIGHTS = [LATER, "不到120厘米", "120到150厘米", "150到165厘米", "165到180厘米", "180厘米以上"]
WEIGHTS = [LATER, "不到40公斤", "40到60公斤", "60到80公斤", "80到100公斤", "100公斤以上"]


def devices(answers: Answers) -> tuple[Option, ...]:
    """The whole list; what cannot be had says why. In a draft nobody can know it yet."""
    if "disability" not in answers or "delivered" not in answers:
        return tuple(Option(device, device) for device in answers.policy["assistive.devices"])
    return tuple(Option(device, device, locked=_why_not(device, answers)) for device in answers.policy["assistive.devices"])


def measured(answers: Answers) -> bool:
    """Whether one of the chosen devices is made to measure."""
    return bool(set(answers["devices"]) & set(answers.policy["assistive.measured"]))


def something_left() -> list[Gate]:
    """At least one device suits and was not given in the last years."""
    return [
        require(lambda a: any(_suits(device, a) for device in a.policy["assistive.devices"])).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"基本型辅具目录里没有适合{a['disability'].kind}残疾的器具。",
            "需要其他康复服务的，请拨打{hotline.disability}。",
        ),
        require(lambda a: any(not option.locked for option in devices(a))).otherwise(
            Refusal.DUPLICATE, lambda a: f"适合您的辅具，近{a.policy['assistive.again_months'] // MONTHS}年都配发过。", _given, Way.TICKET
        ),
    ]


def guarded() -> Gate:
    """For a minor the guardian acts."""
    return require(
        lambda a: a["who"] == GUARDIAN or birthday(a[HOLDER].birth, a.policy["assistive.guardian_age"]) <= a.policy.today
    ).otherwise(
        Refusal.AGE_LOW,
        lambda a: f"未满{a.policy['assistive.guardian_age']}周岁，要由监护人来办。",
        lambda a: (
            f"请改选「{GUARDIAN}」，并放监护人的身份证；{birthday(a[HOLDER].birth, a.policy['assistive.guardian_age']):%Y年%-m月%-d日}起可以自己办。"
        ),
        Way.CHANGE,
    )


def asked_for(answers: Answers) -> Summary:
    """The devices, how they are fitted, and who looks."""
    held: DisabilityCard = answers["disability"]
    rows: list[Row] = [("残疾人证", f"{held.kind} {level_words(held.level)}，有效"), ("器具", "、".join(answers["devices"]))]
    rows.append(("适配方式", answers["fit"]))
    if measured(answers):
        rows += [("身高", answers["height"]), ("体重", answers["weight"])]
    note = f"由{answers['delivered'].town}初审、县残联复审，列入年度计划后通知您适配。"
    return Summary("将申请", f"{len(answers['devices'])} 种辅具", tuple(rows), note=note)


def _suits(device: str, answers: Answers) -> bool:
    return answers["disability"].kind in answers.policy["assistive.devices"][device]


def _again(device: str, answers: Answers) -> date | None:
    """The day from which the device is given again; None when it may be had now."""
    held: DevicesHad = answers["delivered"]
    days = [given.day for given in held.delivered if given.device == device]
    day = months_later(max(days), answers.policy["assistive.again_months"]) if days else None
    return day if day and day > answers.policy.today else None


def _why_not(device: str, answers: Answers) -> str:
    if not _suits(device, answers):
        return f"不适合{answers['disability'].kind}残疾"
    day = _again(device, answers)
    return f"已配过，{day:%Y年%-m月%-d日}起可再申请" if day else ""


def _given(answers: Answers) -> str:
    days = {device: _again(device, answers) for device in answers.policy["assistive.devices"] if _suits(device, answers)}
    return "、".join(f"{device}{day:%Y年%-m月%-d日}起" for device, day in days.items() if day) + "可以再申请。"
