"""What the police certify of a household (公安部等十二部门 2016): a changed entry, who lived in it, who was struck off, the spoilt book.

Others' names and numbers stand in full only on the paper itself; screen and preview show them masked.
"""

from __future__ import annotations

from collections.abc import Callable

from core.secret import Secret
from core.slip import Block, Columns, Pair, Text
from flows import masking
from flows.flow import Answers, Option
from flows.records.exchange import Outcome
from flows.records.household import Change, Former, Household

CHANGED, FORMER, CANCELLED, BOOK = "户口登记项目变更更正", "曾经同户的亲属关系", "注销户口", "户口簿损坏期间的本户信息"
OTHER = "其他内容"
KINDS = [CHANGED, FORMER, CANCELLED, BOOK, OTHER]


def candidates(answers: Answers) -> tuple[Change | Former, ...]:
    """Who, or which change, a certificate of the chosen kind can be about."""
    home: Household = answers["household"]
    if answers["ctype"] == CHANGED:
        return home.changes
    return tuple(one for one in home.former if one.cancelled or answers["ctype"] == FORMER)


def relatives(answers: Answers) -> tuple[Option, ...]:
    """Each of them as something to tap."""
    home: Household = answers["household"]
    return tuple(
        Option(one.key, f"{masking.name(home.named(one.number))}  {one.entry if isinstance(one, Change) else one.relation}", _what(one))
        for one in candidates(answers)
    )


def only_relative(answers: Answers) -> str | None:
    """The preset: what there is no choice about."""
    found = candidates(answers)
    return found[0].key if len(found) == 1 else None


def chosen(answers: Answers) -> Change | Former:
    """The one that the resident tapped."""
    return next(one for one in candidates(answers) if one.key == answers["relative"])


def others_named(answers: Answers) -> tuple[Secret[str], ...]:
    """What the certificate carries in full beside its holder."""
    home: Household = answers["household"]
    if answers["ctype"] == BOOK:
        return tuple(data for member in home.members for data in (member.name, member.number))
    one = chosen(answers)
    return (home.named(one.number), one.number, *((one.before, one.after) if isinstance(one, Change) else ()))


def paper(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    """The certificate's own part; without a document it is a preview."""
    home: Household = answers["household"]
    name, number = (_full, _full) if outcome.document else (masking.name, masking.number_on_paper)
    blocks: list[Block] = [Pair("证明事项", answers["ctype"])]
    if answers["ctype"] == BOOK:
        blocks.append(Columns(("姓名", "与户主关系", "身份证号"), (14, 12, -22), bold=True))
        blocks += [Columns((name(m.name), m.relation, number(m.number)), (14, 12, -22)) for m in home.members]
        blocks.append(Text("户口簿损坏的，可点「请人帮我办」换发。"))
    else:
        one = chosen(answers)
        blocks += [Pair("关系人", name(home.named(one.number))), Pair("关系人身份证号", number(one.number)), *_facts(one, name)]
    return (*blocks, Pair("户口所在派出所", home.station), Pair("用途", answers["purpose"]))


def _facts(one: Change | Former, name: Callable[[Secret[str]], str]) -> list[Block]:
    if isinstance(one, Change):
        rows = [Pair("登记项目", one.entry), Pair("变更前", name(one.before)), Pair("变更后", name(one.after))]
        return [*rows, Pair("变更日期", f"{one.day:%Y年%-m月%-d日}")]
    return [Pair("与户主关系", one.relation), Pair("注销户口" if one.cancelled else "离开本户", _what(one))]


def _what(one: Change | Former) -> str:
    return f"{one.day:%Y年%-m月%-d日}变更" if isinstance(one, Change) else f"{one.left:%Y年%-m月%-d日} {one.why}"


def _full(secret: Secret[str]) -> str:
    return secret.reveal()
