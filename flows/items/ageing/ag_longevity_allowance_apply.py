"""高龄津贴申领: the county's monthly allowance from 80 on, asked for once; later bands follow by themselves."""

from __future__ import annotations

from flows.accounts import account_row, known_accounts, paid_to
from flows.agents import asked_who, done_by_row
from flows.counter import ACCOUNT, Answers, Refusal, Way, contact, declaration, from_this_county, not_before, phone, require, signature
from flows.item import Agent, Identity, Offline, Review, Summary
from flows.longevity import band_rows, first_day, known_allowance
from flows.numbers import yuan
from flows.records.ageing import Allowance


def summary(answers: Answers) -> Summary:
    offered: Allowance = answers["allowance"]
    rows = (*band_rows(offered), ("起发月份", offered.first_month))
    note = f"由{answers['household'].town}审核。到了更高的年龄段自动调整，不用再申请。{offered.source}。"
    return Summary("每月可领", f"{yuan(offered.monthly_fen)} 元", rows, note=note)


ITEM = declaration(
    "ag-longevity-allowance-apply",
    "高龄津贴申领",
    tile="高龄津贴",
    identity=Identity.CARD_AND_FACE,
    on_card=[
        from_this_county("高龄津贴由户籍所在县发放，这张身份证不是本县的。", "请联系户籍地办理；户籍已迁入本县的，请带户口簿到人工窗口。"),
        not_before(first_day, "高龄津贴从{longevity.age}周岁开始发放，可以提前{longevity.early_months}个月来申领。"),
    ],
    data=[
        *known_allowance(),
        require(lambda a: not a["allowance"].status).otherwise(
            Refusal.DUPLICATE,
            lambda a: f"您已经在领高龄津贴，每月{yuan(a['allowance'].monthly_fen)}元。",
            "不用再申领；每年请办一次「高龄津贴领取资格认证」。",
            Way.HOME,
        ),
        *known_accounts(),
        contact(),
    ],
    ask=[*asked_who("老人本人", ["子女代办", "村干部代办"]), paid_to("津贴发到哪个账户"), phone(), signature()],
    summary=summary,
    also=lambda a: (account_row(a), done_by_row(a), ("经办乡镇", a["household"].town)),
    act_label="确认提交申领",
    slip_title="高龄津贴申领受理单",
    review=(Review.TOWN,),
    fetched="高龄津贴审核告知单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
    after=(ACCOUNT,),
)
