"""社会救助对象身份证明打印: that a household receives 低保, 特困 or 低保边缘 assistance, for one person or for everybody in it."""

from __future__ import annotations

from core.slip import Block, Columns, Pair
from flows import masking
from flows.agents import done_by, done_by_row
from flows.counter import Answers, Refusal, Way, certificate, choice, lookup, purpose, require
from flows.item import Agent, Identity, Row, Summary
from flows.records.civil_affairs import Aid
from flows.records.exchange import Outcome

ALONE, FAMILY = "只打本人", "打印全家"


def facts(answers: Answers) -> tuple[Row, ...]:
    held: Aid = answers["aid"]
    until = ("待遇有效期", f"到下次复核，{held.review_due:%Y年%-m月%-d日}")
    since = ("保障起始", f"{held.since:%Y年%-m月%-d日}")
    return (("救助类别", held.kind), since, ("家庭人口", f"{len(held.members)} 人"), until, ("出具单位", held.unit))


def body(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    """Numbers and the names of the others in full on the paper itself only."""
    held: Aid = answers["aid"]
    assert held.number is not None
    full = outcome.document is not None
    rows = [("证号", held.number.reveal() if full else masking.account(held.number)), *facts(answers), ("用途", answers["purpose"])]
    blocks: list[Block] = [Pair(label, value) for label, value in (*rows, done_by_row(answers))]
    if answers["scope"] == FAMILY:
        blocks.append(Columns(("姓名", "与户主关系", "身份证号"), (14, 12, -22), bold=True))
        for one in held.members:
            name, number = (
                (one.name.reveal(), one.number.reveal()) if full else (masking.name(one.name), masking.number_on_paper(one.number))
            )
            blocks.append(Columns((name, one.relation, number), (14, 12, -22)))
    return tuple(blocks)


ITEM = certificate(
    "ca-assistance-certificate",
    "社会救助对象身份证明打印",
    tile="低保证明",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("aid", Aid, "正在查询社会救助信息")],
    rules=[
        require(lambda a: a["aid"].number is not None).otherwise(
            Refusal.NODATA,
            "没有查到您家正在享受的社会救助。",
            "家里有困难的，可以在本机申请「临时救助」；低保政策请拨打{hotline.county}。",
            Way.HOME,
        ),
        require(lambda a: not a["aid"].reviewing).otherwise(
            Refusal.WINDOW_CLOSED,
            "您家的救助待遇正在复核，暂时不能打印证明。",
            lambda a: f"复核通过后就能打印，最迟到{a['aid'].review_due:%Y年%-m月%-d日}；着急用的请到乡镇民政窗口。",
        ),
    ],
    ask=[
        purpose("医保参保资助", "电费优惠（每月10度）", "助学", "就医", "其他"),
        choice("scope", "打印范围", [ALONE, FAMILY], label="打印范围", preset=ALONE),
        *done_by("本人", ["户主", "村级代办"]),
    ],
    summary=lambda a: Summary("将打印", "社会救助对象身份证明", facts(a), note="证号和家人的号码打印出来才显示全。"),
    names=lambda a: (a["aid"].number, *(secret for one in a["aid"].members for secret in (one.name, one.number) if a["scope"] == FAMILY)),
    body=body,
    slip_title="社会救助对象身份证明",
    agent=Agent.YES,
)
