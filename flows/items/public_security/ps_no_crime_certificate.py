"""无犯罪记录证明开具: the check is made by the platform when the case arrives, so that this machine never knows what it found.

Nothing found: the certificate. Anything else: an acceptance slip, and a person looks within three working days.
"""

from __future__ import annotations

from datetime import date

from core.calendar import birthday
from core.slip import Block, Pair, Text
from flows.counter import HOLDER, Answers, Refusal, certificate, choice, contact, from_here, lookup, phone, purpose, require, ticket
from flows.item import Identity, Review, Summary
from flows.records.exchange import Outcome
from flows.records.public_security import ResidencePermit


def what_next(answers: Answers) -> str:
    """The same sentence for everybody, before and after."""
    days = answers.policy["no_crime.review.days"]
    return f"系统比对后，能当场出具的当场打印；需要人工核对的打印受理凭证，{days}个工作日内出结果。"


def of_age(answers: Answers) -> date:
    """The day from which no guardian is needed."""
    return birthday(answers[HOLDER].birth, answers.policy["adult.age"])


def settled_here(answers: Answers) -> bool:
    return from_here(answers) or answers["permit"].in_force(answers.policy.today)


def elsewhere(answers: Answers) -> str:
    if answers["permit"].number is None or answers["permit"].cancelled:
        return "请到户籍地派出所办理。"
    return "您的居住证已过签注期，请先办「居住证签注」，办好当天就可以再来。"


def body(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    """The preview does not say what the paper will say: nobody has looked yet."""
    if outcome.document is None:
        return (Pair("用途", answers["purpose"]), Text(what_next(answers)))
    day = f"{answers.policy.today:%Y年%-m月%-d日}"
    unit = answers.policy["police.unit"]
    statement = f"经查询全国犯罪记录信息系统，截至{day}，未发现此人有犯罪记录。"
    return (Text(statement), Pair("用途", answers["purpose"]), Pair("出具单位", unit), Pair("出具日期", day))


ITEM = certificate(
    "ps-no-crime-certificate",
    "无犯罪记录证明开具",
    tile="无犯罪证明",
    identity=Identity.CARD_AND_FACE,
    data=[
        require(lambda a: a.policy.today >= of_age(a)).otherwise(
            Refusal.AGE_LOW,
            "未满{adult.age}周岁，要由监护人陪同办理，本机不能单独开具。",
            lambda a: f"请由监护人陪同到派出所；{of_age(a):%Y年%-m月%-d日}起可以自己在本机办。",
        ),
        lookup("permit", ResidencePermit, "正在查询居住证", when=lambda a: not from_here(a)),
        require(settled_here).otherwise(Refusal.REGION, "您不是本县户籍，也没有有效的本县居住证，本机开不了这份证明。", elsewhere),
        contact(),
    ],
    ask=[
        purpose("求职入职", "教师或保育资格", "出国或公证", "经营许可", "其他"),
        choice("lang", "用什么文字", ["中文"], label="文本", preset="中文"),
        phone(),
    ],
    summary=lambda a: Summary("将提交", "无犯罪记录查询", (("用途", a["purpose"]),), note=what_next(a)),
    body=body,
    act_label="确认提交查询",
    slip_title="无犯罪记录证明",
    review=(Review.COUNTY,),
    by_rules=True,
    fetched="无犯罪记录证明",
    after=(ticket("有异议，申请复核", "异议复核"),),
)
