"""What a reviewer reads of the departments' records, in words: what the decision depends on, others' names masked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flows import masking
from flows.disability import level_words
from flows.item import Row
from flows.numbers import yuan
from flows.records.ageing import Allowance
from flows.records.agri_machinery import Estimate, Farmer, MachineLicence, MachineSerial
from flows.records.civil_affairs import Marriage, Reliefs
from flows.records.common import BankAccounts
from flows.records.disability import Assistance, DevicesHad, DisabilityCard, Subsidies
from flows.records.family_planning import BirthRegistrations, Childcare, FamilyReward
from flows.records.household import Household
from flows.records.public_security import ResidencePermit


def rows(record: Any) -> tuple[Row, ...]:
    """What the record says; nothing for one that no decision depends on."""
    told = _TOLD.get(type(record))
    return told(record) if told else ()


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else "无"


def _household(held: Household) -> tuple[Row, ...]:
    if held.number is None:
        return (("户籍", "本县没有查到"),)
    people = "、".join(f"{member.relation} {masking.name(member.name)}" for member in held.members)
    doubt = (("户籍记录", "登记与档案不一致"),) if held.conflict else ()
    return (("户籍", f"{held.town}{held.village}，{len(held.members)}人"), ("同户", people), *doubt)


def _card(held: DisabilityCard) -> tuple[Row, ...]:
    if held.number is None:
        return (("残疾人证", "没有查到"),)
    state = "已注销" if held.cancelled else f"有效期至{_day(held.valid_to)}" if held.valid_to else "长期有效"
    return (("残疾人证", f"{held.kind} {level_words(held.level)}，{state}"),)


def _subsidies(held: Subsidies) -> tuple[Row, ...]:
    return tuple((row.kind, f"{yuan(row.monthly_fen)} 元/月，{_paid(row.receiving, row.excluded_by)}") for row in held.subsidies)


def _paid(receiving: bool, excluded_by: str) -> str:
    return "在领" if receiving else f"已享受{excluded_by}" if excluded_by else "未领"


def _devices(held: DevicesHad) -> tuple[Row, ...]:
    return (("已配辅具", "、".join(f"{one.device}（{one.day}）" for one in held.delivered) or "无"),)


def _assistance(held: Assistance) -> tuple[Row, ...]:
    return (("低保", f"在保，{_day(held.since)}起" if held.subsistence else "不在保"),)


def _reliefs(held: Reliefs) -> tuple[Row, ...]:
    return (("以往救助", "、".join(f"{one.kind}（{one.day}）" for one in held.given) or "无"),)


def _allowance(held: Allowance) -> tuple[Row, ...]:
    return (("高龄津贴", f"{held.band}，{yuan(held.monthly_fen)} 元/月，{held.status or '未领'}"), ("起发月份", held.first_month))


def _reward(held: FamilyReward) -> tuple[Row, ...]:
    births = "、".join(f"{one.day:%Y-%m}出生{'' if one.living else '（已故）'}" for one in held.births)
    kind = "农村户籍" if held.rural else "非农村户籍"
    return (("奖扶名册", "在册" if held.on_roll else "未纳入"), ("户籍性质", kind), ("生育记录", births or "无"))


def _childcare(held: Childcare) -> tuple[Row, ...]:
    return tuple(
        (f"孩子{number}", f"{masking.name(child.name)}，{_day(child.birth)}出生，{'本人子女' if child.own else '出生证明上没有申请人'}")
        for number, child in enumerate(held.children, 1)
    )


def _births(held: BirthRegistrations) -> tuple[Row, ...]:
    return (("已有登记", "、".join(f"{one.stage} {one.order}（{one.day}）" for one in held.active) or "无"),)


def _marriage(held: Marriage) -> tuple[Row, ...]:
    return (("婚姻登记", "已婚" if held.married else "没有查到"),)


def _licence(held: MachineLicence) -> tuple[Row, ...]:
    proof = (("身体条件证明", _day(held.health_proof)),) if held.health_proof else ()
    return (
        ("驾驶证", f"{'、'.join(held.models)}，{_day(held.expires)}到期，{held.status}"),
        ("未处理违法", f"{held.violations}条"),
        *proof,
    )


def _farmer(held: Farmer) -> tuple[Row, ...]:
    return (("本县土地", "有" if held.fields_here else "没有查到"), ("失信名单", "在名单上" if held.blacklisted else "不在"))


def _serial(held: MachineSerial) -> tuple[Row, ...]:
    return (("出厂编号", "受理时已被占用" if held.taken else "没有重复"),)


def _estimate(held: Estimate) -> tuple[Row, ...]:
    above = (("高于比例上限", f"{held.above_ratio}%"),) if held.above_ratio else ()
    fund = "够" if held.fund_left else "已用完，排队"
    return (("定额", f"{yuan(held.quota_fen)} 元（{held.since}起）"), ("应补", f"{yuan(held.total_fen)} 元"), ("年度资金", fund), *above)


def _permit(held: ResidencePermit) -> tuple[Row, ...]:
    if held.number is None:
        return (("居住证", "没有查到"),)
    return (("居住证", f"{masking.address(held.address)}，{_day(held.due)}到期{'，已注销' if held.cancelled else ''}"),)


def _accounts(held: BankAccounts) -> tuple[Row, ...]:
    return (("本人账户", "、".join(f"{one.kind} 尾号{one.tail}" for one in held.accounts) or "没有查到"),)


_TOLD: dict[type[Any], Callable[[Any], tuple[Row, ...]]] = {
    Household: _household,
    DisabilityCard: _card,
    Subsidies: _subsidies,
    DevicesHad: _devices,
    Assistance: _assistance,
    Reliefs: _reliefs,
    Allowance: _allowance,
    FamilyReward: _reward,
    Childcare: _childcare,
    BirthRegistrations: _births,
    Marriage: _marriage,
    MachineLicence: _licence,
    Farmer: _farmer,
    MachineSerial: _serial,
    Estimate: _estimate,
    ResidencePermit: _permit,
    BankAccounts: _accounts,
}
