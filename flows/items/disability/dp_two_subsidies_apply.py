"""残疾人两项补贴申请: the living subsidy for poor households and the nursing subsidy for severe disability, decided by the town."""

from __future__ import annotations

from core.slip import Block, Pair, Text
from flows.fields import choice, choices, phone, signature
from flows.flow import Answers, Option
from flows.item import Agent, Category, Identity, Offline, Review, Summary
from flows.numbers import yuan
from flows.records.common import BankAccounts, Contact
from flows.records.disability import Assistance, DisabilityCard, Subsidies, Subsidy
from flows.records.exchange import Outcome
from flows.refusal import Refusal, Refused, Way
from flows.shapes import declaration
from flows.steps import card, lookup, require

LIVING = "困难残疾人生活补贴"
NURSING = "重度残疾人护理补贴"
SELF = "本人"
_LEVELS = "一二三四"


def certified(answers: Answers) -> bool:
    held: DisabilityCard = answers["disability"]
    return held.number is not None and (held.valid_to is None or held.valid_to >= answers.policy.today)


def not_certified(answers: Answers) -> Refused:
    expired = answers["disability"].number is not None
    happened = "您的残疾人证已过有效期。" if expired else "没有查到您的残疾人证。"
    return Refused(Refusal.NODATA, happened, "请先办理残疾评定，可请人帮您预约。", Way.HELP)


def locked_because(subsidy: Subsidy, answers: Answers) -> str:
    """Why this subsidy cannot be ticked; "" when it can."""
    if subsidy.receiving:
        return "您已在领取这一项"
    if subsidy.kind == LIVING:
        return "" if answers["assistance"].subsistence else "这一项面向低保家庭"
    if subsidy.excluded_by:
        return f"已享受{subsidy.excluded_by}，不能同时领取"
    severe = answers.policy["disability.severe_levels"]
    return "" if answers["disability"].level in severe else f"这一项面向{'、'.join(f'{_LEVELS[level - 1]}级' for level in severe)}残疾"


def subsidies(answers: Answers) -> tuple[Option, ...]:
    found = answers["subsidies"].subsidies
    return tuple(Option(s.kind, s.kind, f"每月{yuan(s.monthly_fen)}元", locked_because(s, answers)) for s in found)


def eligible(answers: Answers) -> tuple[str, ...]:
    return tuple(option.value for option in subsidies(answers) if not option.locked)


def any_eligible(answers: Answers) -> bool:
    return bool(eligible(answers))


def none_eligible(answers: Answers) -> Refused:
    why = "；".join(f"{o.label}：{o.locked}" for o in subsidies(answers))
    receiving = all(s.receiving for s in answers["subsidies"].subsidies)
    return Refused(Refusal.DUPLICATE if receiving else Refusal.NOT_ELIGIBLE, f"现在没有可以申请的项目。{why}。", way=Way.TICKET)


def accounts(answers: Answers) -> tuple[Option, ...]:
    found = answers["accounts"].accounts
    return tuple(Option(f"{a.kind} {a.tail}", a.kind, f"{a.bank} 尾号{a.tail}") for a in found)


def first_account(answers: Answers) -> str | None:
    found = accounts(answers)
    return found[0].value if found else None


def has_account(answers: Answers) -> bool:
    return bool(answers["accounts"].accounts)


def no_account(_: Answers) -> Refused:
    return Refused(Refusal.ACCOUNT, "没有查到您名下可以收款的账户。", "请到窗口办理惠农“一卡通”或社保卡金融账户后再来。", Way.HELP)


def by_other(answers: Answers) -> bool:
    return bool(answers["who"] != SELF)


def summary(answers: Answers) -> Summary:
    held: DisabilityCard = answers["disability"]
    granted = [s for s in answers["subsidies"].subsidies if s.kind in answers["which"]]
    rows = [("残疾人证", f"{held.kind} {held.level}级，有效"), ("低保家庭", "是" if answers["assistance"].subsistence else "否")]
    rows += [(s.kind, f"每月 {yuan(s.monthly_fen)} 元") for s in granted]
    note = f"由{answers['subsidies'].town}审核。{answers['subsidies'].source}。"
    return Summary("将申请", f"{len(granted)} 项补贴", tuple(rows), note=note)


def body(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    granted = [s for s in answers["subsidies"].subsidies if s.kind in answers["which"]]
    blocks: list[Block] = [Pair(s.kind, f"每月 {yuan(s.monthly_fen)} 元") for s in granted]
    blocks.append(Pair("收款账户", f"尾号 {answers['bank_account'][-4:]}"))
    blocks.append(Pair("办理人", answers["who"]))
    blocks.append(Pair("经办乡镇", answers["subsidies"].town))
    blocks += [Pair(label, value) for label, value in outcome.details.items()]
    blocks.append(Text("这是受理凭据，审核通过后按月发放。"))
    return tuple(blocks)


ITEM = declaration(
    "dp-two-subsidies-apply",
    "残疾人两项补贴申请",
    tile="残疾人补贴",
    category=Category.DISABILITY,
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("disability", DisabilityCard, "正在查询残疾人证"),
        require(certified, Refusal.NODATA, not_certified),
        lookup("assistance", Assistance, "正在查询低保信息"),
        lookup("subsidies", Subsidies, "正在查询补贴标准"),
        require(any_eligible, Refusal.NOT_ELIGIBLE, none_eligible),
        lookup("accounts", BankAccounts, "正在查询收款账户"),
        require(has_account, Refusal.ACCOUNT, no_account),
        lookup("contact", Contact, "正在查询联系电话"),
    ],
    ask=[
        choices("which", "申请哪一项", subsidies, label="申请项目", preset=eligible),
        choice("who", "谁来办", [SELF, "监护人", "村干部代办"], label="办理人", preset=SELF),
        card("agent_card", "请放办理人的身份证", when=by_other, other_than=("card",)),
        choice("bank_account", "补贴发到哪个账户", accounts, label="收款账户", preset=first_account, note="其他账户请到窗口办理。"),
        phone(),
        signature(),
    ],
    summary=summary,
    body=body,
    act_label=lambda _: "确认提交申请",
    slip_title="残疾人两项补贴申请受理单",
    review=Review.TOWN,
    agent=Agent.YES,
    offline=Offline.DRAFT,
    vouching=True,
)
