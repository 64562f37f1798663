"""To which account money is paid: one of the person's own that the platform knows; others are for the counter."""

from __future__ import annotations

from flows.fields import choice
from flows.flow import Answers, Gate, Option, Step
from flows.item import Row
from flows.records.common import BankAccounts
from flows.refusal import Refusal
from flows.steps import lookup, require

LATER = "其他账户"


def known_accounts() -> list[Step | Gate]:
    """Looks the accounts up; without any the item ends here and says where to get one."""
    return [
        lookup("accounts", BankAccounts, "正在查询收款账户"),
        require(lambda a: bool(a["accounts"].accounts)).otherwise(
            Refusal.ACCOUNT, "没有查到您名下可以收款的账户。", "请到窗口办理惠农“一卡通”或社保卡金融账户后再来。"
        ),
    ]


def paid_to(title: str) -> Step:
    """Which of them; the first stands until changed."""
    return choice("bank_account", title, options_of, label="收款账户", preset=_first, note="其他账户请到窗口办理。")


def paid_to_or_later(title: str) -> Step:
    """The same where an account must not stop anybody; needs a look-up `accounts`."""
    later = Option(LATER, LATER, "到乡镇窗口登记，不影响受理")
    return choice("bank_account", title, lambda a: (*options_of(a), later), label="收款账户", preset=lambda a: _first(a) or LATER)


def account_row(answers: Answers) -> Row:
    """The account on paper: its last digits."""
    chosen = answers["bank_account"]
    return "收款账户", "到乡镇窗口登记" if chosen == LATER else f"尾号 {chosen[-4:]}"


def options_of(answers: Answers) -> tuple[Option, ...]:
    """The accounts of the look-up as something to choose."""
    return tuple(Option(f"{a.kind} {a.tail}", a.kind, f"{a.bank} 尾号{a.tail}") for a in answers["accounts"].accounts)


def _first(answers: Answers) -> str | None:
    options = options_of(answers)
    return options[0].value if options else None
