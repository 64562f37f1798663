"""高龄津贴领取资格认证: once in a calendar year the person shows that they are there, at the machine or to an agent at home."""

from __future__ import annotations

from flows.confirmations import AT_HOME, due_words, lives_in, somebody_came, term_rows, whereabouts_rows, who_is_here
from flows.counter import Answers, Refusal, Way, authentication, contact, phone, require
from flows.item import Agent, Identity, Review, Summary
from flows.longevity import band_rows, known_allowance
from flows.records.ageing import Allowance


def confirmed_this_year(answers: Answers) -> bool:
    last = answers["allowance"].last_confirmed
    return last is not None and bool(last.year == answers.policy.today.year)


def summary(answers: Answers) -> Summary:
    paid: Allowance = answers["allowance"]
    assert paid.next_due is not None
    rows = (*band_rows(paid), *term_rows(paid.last_confirmed, paid.next_due, paid.suspended_since))
    return Summary("认证期限", due_words(paid.next_due, answers.policy.today), rows, note="认证不收费。")


ITEM = authentication(
    "ag-longevity-allowance-authentication",
    "高龄津贴领取资格认证",
    tile="高龄认证",
    identity=Identity.CARD_AND_LIVE_FACE,
    data=[
        *known_allowance(),
        require(lambda a: bool(a["allowance"].status)).otherwise(
            Refusal.NODATA,
            "没有查到您正在领取的高龄津贴。",
            "满{longevity.age}周岁还没有领的，请办「高龄津贴申领」；如果您认为有误，请登记「办不成事」。",
            Way.TICKET,
        ),
        require(lambda a: not confirmed_this_year(a)).otherwise(
            Refusal.DUPLICATE,
            lambda a: f"今年已经认证过了，认证日期{a['allowance'].last_confirmed:%Y年%-m月%-d日}。",
            lambda a: f"今年不用再来；明年请在{a['allowance'].next_due:%-m月%-d日}前认证。",
            Way.HOME,
        ),
        contact(),
    ],
    rules=[who_is_here()],
    present=somebody_came,
    ask=[lives_in("家里", "养老机构", "外地"), phone()],
    summary=summary,
    also=whereabouts_rows,
    act_label=lambda a: "确认请人上门认证" if a["here"] == AT_HOME else "确认提交认证",
    slip_title="高龄津贴认证回执",
    agent=Agent.YES,
    review=(Review.TOWN,),
    by_rules=True,
)
