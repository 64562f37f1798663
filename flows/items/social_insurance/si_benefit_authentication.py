"""养老保险待遇领取资格认证: once in twelve months the pensioner shows that they are there; a suspended pension resumes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from core.slip import Block, Pair, Text
from flows.eligibility import not_protected
from flows.fields import choice, phone
from flows.flow import Answers, Option
from flows.item import Category, Identity, Summary
from flows.records.common import Contact
from flows.records.exchange import Outcome
from flows.records.social_insurance import Benefit, Benefits
from flows.refusal import Refusal, Refused, Way
from flows.shapes import authentication
from flows.steps import lookup, require


class HomeVisit(StrEnum):
    """Whether somebody comes to the pensioner the next time."""

    NONE = "none"
    WANTED = "wanted"


HOME_VISITS = (Option(HomeVisit.NONE, "不需要"), Option(HomeVisit.WANTED, "需要，行动不便"))


def receives(answers: Answers) -> bool:
    return bool(answers["benefits"].benefits)


def receives_none(_: Answers) -> Refused:
    return Refused(
        Refusal.NODATA, "没有查到您正在领取的养老待遇。", "还没领养老金的不用认证；如果您认为有误，请登记「办不成事」。", Way.TICKET
    )


def schemes(answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(b.scheme, b.scheme, f"应在{b.next_due:%Y年%-m月%-d日}前认证") for b in answers["benefits"].benefits)


def only_scheme(answers: Answers) -> str | None:
    benefits = answers["benefits"].benefits
    return benefits[0].scheme if len(benefits) == 1 else None


def chosen(answers: Answers) -> Benefit:
    """The pension that is confirmed now."""
    benefits: tuple[Benefit, ...] = answers["benefits"].benefits
    return next(b for b in benefits if b.scheme == answers["scheme"])


def due_words(benefit: Benefit, today: date, early_days: int) -> str:
    """还有37天到期 / 已过期40天 / 今天到期; well before the time also that it is not needed yet."""
    days = (benefit.next_due - today).days
    if benefit.confirmed_by_data:
        return "本期已由数据比对完成，不用再来"
    if days < 0:
        return f"已过期{-days}天"
    if days == 0:
        return "今天到期"
    return f"还有{days}天到期" + ("，现在可以先不办" if days > early_days else "")


def summary(answers: Answers) -> Summary:
    benefit = chosen(answers)
    rows = [
        ("领取险种", benefit.scheme),
        ("上次认证", f"{benefit.last_confirmed:%Y-%m-%d}"),
        ("应认证日期", f"{benefit.next_due:%Y-%m-%d}"),
    ]
    if benefit.suspended_since:
        rows.append(("待遇状态", f"{benefit.suspended_since:%Y-%m}起暂停，认证后次月恢复并补发"))
    words = due_words(benefit, answers.policy.today, answers.policy["pension.confirm.early_days"])
    return Summary("认证期限", words, tuple(rows), note="认证不收费。")


def body(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    blocks: list[Block] = [Text("认证通过", size=2, bold=True), Pair("领取险种", chosen(answers).scheme)]
    blocks += [Pair(label, value) for label, value in outcome.details.items()]
    blocks.append(Pair("现居住地", answers["living"]))
    if answers["home_visit"] == HomeVisit.WANTED:
        blocks.append(Text("已登记：下次由代办员上门认证。"))
    return tuple(blocks)


ITEM = authentication(
    "si-benefit-authentication",
    "养老保险待遇领取资格认证",
    tile="养老认证",
    category=Category.SOCIAL_INSURANCE,
    identity=Identity.CARD_AND_LIVE_FACE,
    data=[lookup("benefits", Benefits, "正在查询养老待遇"), lookup("contact", Contact, "正在查询联系电话")],
    rules=[
        not_protected("benefits"),
        require(receives, Refusal.NODATA, receives_none),
        choice("scheme", "认证哪一项待遇", schemes, label="领取险种", preset=only_scheme),
    ],
    ask=[
        choice("living", "您现在住在哪里", ["本县", "本省其他地方", "省外", "境外"], label="现居住地", preset="本县"),
        choice("home_visit", "以后需要上门认证吗", lambda _: HOME_VISITS, label="上门认证", preset=HomeVisit.NONE),
        phone(),
    ],
    summary=summary,
    body=body,
    act_label=lambda _: "确认提交认证",
    slip_title="待遇领取资格认证回执",
    vouching=True,
    version=2,  # the wish for a visit is a value of its own
)
