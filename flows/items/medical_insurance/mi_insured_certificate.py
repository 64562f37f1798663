"""医保参保凭证与参保信息打印: the insurance itself for a transfer, what was paid, and what was reimbursed in a year."""

from __future__ import annotations

from flows.counter import certificate, choice, choices, purpose, ticket
from flows.item import Identity
from flows.medical import insured_here
from flows.medical_history import TRANSFER, contents, of_a_year, offered_years, summary, this_year

ITEM = certificate(
    "mi-insured-certificate",
    "医保参保凭证与参保信息打印",
    tile="医保凭证",
    identity=Identity.CARD_AND_FACE,
    data=insured_here(),
    ask=[
        choices("content", "打印什么", contents, label="打印内容", preset=(TRANSFER,)),
        choice("year", "哪个年度", offered_years, label="年度", preset=this_year, when=of_a_year),
        purpose("转移接续", "单位入职", "子女参保", "报销", "其他", title="用在哪里"),
    ],
    summary=summary,
    slip_title="基本医疗保险参保凭证",
    version=2,
    after=(ticket("信息有误，申请更正", "信息更正"),),
)
