"""What the register of real estate says of a family: who is asked about, and the answer on paper, with its day and its beginning.

Addresses, certificate numbers and the family's names stand in full only on the paper itself; screen and preview show them masked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.secret import Secret
from core.slip import Block, Pair, Rule, Text
from flows import masking
from flows.flow import Answers, Option
from flows.item import Summary
from flows.records.exchange import Outcome
from flows.records.household import Member
from flows.records.real_estate import Holdings, Property
from flows.steps import HOLDER

SELF, SPOUSE, CHILDREN = "本人", "配偶", "未成年子女"
REGISTRAR = "桂阳县自然资源局（不动产登记中心）"
_Shown = Callable[[Secret[str]], str]


def minors(answers: Answers) -> tuple[Member, ...]:
    """The children who are not of age yet, by the birth certificates in the household register."""
    home, adult = answers["household"], answers.policy["adult.age"]
    return tuple(child for child in home.children_of(answers[HOLDER].number) if child.age(answers.policy.today) < adult)


def whom(answers: Answers) -> tuple[Option, ...]:
    """The holder always; husband or wife with their own card; the children together."""
    single = "" if answers["marriage"].married else "没有查到您的婚姻登记"
    none = "" if minors(answers) else "没有查到您的未成年子女"
    return (Option(SELF, SELF), Option(SPOUSE, SPOUSE, "要放配偶的身份证，并核对配偶本人", single), Option(CHILDREN, CHILDREN, locked=none))


def with_spouse(answers: Answers) -> bool:
    return SPOUSE in answers["scope"]


def family(answers: Answers) -> tuple[tuple[Secret[str], Secret[str], str], ...]:
    """Name, number and relation of everybody asked about."""
    people = [(answers[HOLDER].name, answers[HOLDER].number, SELF)] if SELF in answers["scope"] else []
    if with_spouse(answers):
        people.append((answers["spouse_card"].name, answers["spouse_card"].number, SPOUSE))
    if CHILDREN in answers["scope"]:
        people += [(child.name, child.number, CHILDREN) for child in minors(answers)]
    return tuple(people)


def asked(answers: Answers) -> Mapping[str, Any]:
    """What the register is asked with: who asks, and about whom."""
    return {"asker": answers[HOLDER].number, "numbers": tuple(number for _, number, _ in family(answers))}


def found(answers: Answers) -> tuple[Property, ...]:
    """Everything registered to any of them."""
    holdings: Holdings = answers["holdings"]
    return tuple(home for _, number, _ in family(answers) for home in holdings.of(number))


def summary(answers: Answers) -> Summary:
    """Who is asked about and how much was found; what it is stands on the paper."""
    people = "、".join(f"{masking.name(name)}（{relation}）" for name, _, relation in family(answers))
    number = len(found(answers))
    rows = (("查询范围", people), ("查询结果", f"登记的不动产 {number} 处" if number else "没有查到登记信息"))
    return Summary("将打印", "不动产登记信息查询证明", rows, note=f"{covers(answers)}坐落和证号打印出来才显示全。")


def covers(answers: Answers) -> str:
    """What the answer can cover at all."""
    return f"只包括桂阳县{answers.policy['register.since']:%Y年%-m月%-d日}以来的电子登记。"


def in_full(answers: Answers) -> tuple[Secret[str], ...]:
    """What the paper carries in full beside its holder."""
    people = [data for name, number, relation in family(answers) if relation != SELF for data in (name, number)]
    return (*people, *(data for home in found(answers) for data in (home.certificate, home.address)))


def paper(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    """The certificate's own part; without a document it is a preview."""
    issued = outcome.document is not None
    name, number, address = (_full, _full, _full) if issued else (masking.name, masking.number_on_paper, masking.address)
    holdings: Holdings = answers["holdings"]
    blocks: list[Block] = []
    for who, identity, relation in family(answers):
        blocks.append(Text(f"{relation}  {name(who)}  {number(identity)}", bold=True))
        blocks += [*_entries(answers, holdings.of(identity), number, address), Rule()]
    blocks += [Pair("用途", answers["purpose"]), Pair("查询时点", f"{answers.policy.today:%Y年%-m月%-d日}"), Pair("登记机构", REGISTRAR)]
    return (*blocks, Text(covers(answers)), Text("只供所选用途使用，不得泄露或作不正当使用。"))


def _entries(answers: Answers, homes: tuple[Property, ...], number: _Shown, address: _Shown) -> list[Block]:
    if not homes:
        return [Text(f"截至{answers.policy.today:%Y年%-m月%-d日}，未查询到登记信息。")]
    return [block for home in homes for block in _entry(home, number, address)]


def _entry(home: Property, number: _Shown, address: _Shown) -> list[Block]:
    state = f"有{'、'.join(home.burdens)}" if home.burdens else "没有抵押、查封"
    return [
        Pair("不动产权证号", number(home.certificate)),
        Pair("坐落", address(home.address)),
        Pair("用途面积", f"{home.use} {home.square_metres} 平方米"),
        Pair("共有情况", home.share),
        Pair("权利状态", state),
    ]


def _full(secret: Secret[str]) -> str:
    return secret.reveal()
