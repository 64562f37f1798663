"""Water, power and gas alike: find the account by card or by number, see what is owed, clear it or prepay.

The item says whose bills they are (`Utility`); the platform prices. Step ids are the same for all three.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flows import masking
from flows.fields import amount, choice, digits, only
from flows.flow import Answers, Gate, Option, Step
from flows.item import Agent, Identity, Item, Row
from flows.numbers import yuan
from flows.records.utilities import BoundAccounts
from flows.refusal import Refusal, Way
from flows.shapes import payment
from flows.steps import card, card_holder, lookup, require

BY_CARD, BY_NUMBER = "card", "number"
CLEAR, OTHER = "缴清欠费", "其他金额"


@dataclass(frozen=True)
class Utility:
    """Whose bills: the record, what an account is called, the lengths of its numbers, where an enterprise goes, what `locked` means.

    `key` names the look-up of the account and begins the policy's figures: `<key>.prepay` and `hotline.<key>`.
    """

    key: str
    record: type[Any]
    account: str
    lengths: tuple[int, ...]
    note: str
    title: str
    counter: str
    locked: str = ""  # what happened, as a sentence; "" where the company always takes money


def bill(utility: Utility, item_id: str, name: str, **about: Any) -> Item:
    """The item that pays one utility's bill: for anybody's account, so by anybody."""
    about.setdefault("facts", account_rows(utility))
    return payment(
        item_id,
        name,
        identity=Identity.NONE,
        agent=Agent.YES,
        data=finding(utility),
        ask=paying(utility),
        quoted_with=quoted_with(utility),
        **about,
    )


def account_number(answers: Answers) -> str:
    """The account that is paid for."""
    return str(answers["account"] if _by_card(answers) else answers["account_no"])


def finding(utility: Utility) -> list[Step | Gate]:
    """Card or number, the account, its record under the id `utility.key`, and the two reasons why it is not to be paid here."""
    key = utility.key
    return [
        choice("by", "怎样找到您的户号", _ways, label="查找方式"),
        card(when=_by_card),
        lookup("bound", BoundAccounts, f"正在查询名下{utility.account}", ask=of_holder(key), when=_by_card),
        require(lambda a: not _by_card(a) or bool(a["bound"].accounts)).otherwise(
            Refusal.ACCOUNT, f"您名下没有查到{utility.account}。", "请改为输入户号，户号在缴费单上。", Way.CHANGE, gate="NONE-BOUND"
        ),
        choice("account", "缴哪一个户号", bound_options, label="户号", preset=only(bound_options), when=_by_card),
        digits("account_no", "请输入户号", utility.lengths, label="户号", when=lambda a: not _by_card(a), note=utility.note),
        lookup(key, utility.record, utility.title, ask=lambda a: {"account": account_number(a)}),
        require(lambda a: a[key].found).otherwise(Refusal.ACCOUNT, way=Way.CHANGE),
        require(lambda a: not a[key].enterprise).otherwise(
            Refusal.ACCOUNT,
            "这是企业户号，本机只办居民缴费。",
            f"请到{utility.counter}，或拨打{{hotline.{key}}}。",
            Way.CHANGE,
            gate="ENTERPRISE",
        ),
        *_unlocked(utility),
    ]


def paying(utility: Utility) -> list[Step | Gate]:
    """Clear what is owed, or prepay one of the offered amounts or another one."""
    key, prepay = utility.key, f"{utility.key}.prepay"

    def owing(answers: Answers) -> tuple[Option, ...]:
        offered = (Option(_prepaid(fen), f"{_prepaid(fen)}元") for fen in answers.policy[prepay]["offered"])
        return (Option(CLEAR, CLEAR, locked="" if answers[key].bills else "没有欠费"), *offered, Option(OTHER, OTHER))

    def limits(answers: Answers) -> tuple[int, int]:
        return answers.policy[prepay]["lowest"], answers.policy[prepay]["highest"]

    return [
        choice("amount", "缴多少", owing, label="缴费方式", preset=lambda a: CLEAR if a[key].bills else None),
        amount(
            "amount_fen",
            "请输入金额",
            limits,
            steps=lambda a: a.policy[prepay]["offered"],
            label="预存金额",
            when=lambda a: a["amount"] == OTHER,
        ),
    ]


def quoted_with(utility: Utility) -> Callable[[Answers], Mapping[str, Any]]:
    """What the platform prices: the account, and what to prepay (0 = clear what is owed)."""

    def asked(answers: Answers) -> Mapping[str, Any]:
        offered = {_prepaid(fen): fen for fen in answers.policy[f"{utility.key}.prepay"]["offered"]}
        fen = answers["amount_fen"] if answers["amount"] == OTHER else offered.get(answers["amount"], 0)
        return {"account": account_number(answers), "prepay_fen": fen}

    return asked


def account_rows(utility: Utility) -> Callable[[Answers], tuple[Row, ...]]:
    """The account as anybody may see it: owner and address masked, because no card may have been laid."""

    def rows(answers: Answers) -> tuple[Row, ...]:
        meter = answers[utility.key]
        owner, address = masking.name(meter.owner), masking.address(meter.address)
        return (("户号", meter.number), ("户名", owner), ("地址", address), ("账户余额", f"{yuan(meter.balance_fen)} 元"))

    return rows


def _unlocked(utility: Utility) -> list[Step | Gate]:
    if not utility.locked:
        return []
    call = f"请拨打{{hotline.{utility.key}}}，解锁后就能在这里缴费。"
    return [require(lambda a: not a[utility.key].locked).otherwise(Refusal.ACCOUNT, utility.locked, call, gate="LOCKED")]


def of_holder(key: str) -> Callable[[Answers], Mapping[str, Any]]:
    """What a look-up of the accounts in the holder's name asks with."""
    return lambda answers: {**card_holder(answers), "utility": key}


def _ways(_: Answers) -> tuple[Option, ...]:
    return (Option(BY_CARD, "刷身份证", "自动找到名下户号"), Option(BY_NUMBER, "输入户号", "可以帮家人缴，不用身份证"))


def _by_card(answers: Answers) -> bool:
    return bool(answers["by"] == BY_CARD)


def bound_options(answers: Answers) -> tuple[Option, ...]:
    """The accounts of the look-up `bound`, owner and address masked."""
    accounts = answers["bound"].accounts
    return tuple(Option(a.number, a.number, f"{masking.name(a.owner)} · {masking.address(a.address)}") for a in accounts)


def _prepaid(fen: int) -> str:
    return f"预存{fen // 100}"
