"""农机购置与应用补贴申请: the amount follows from the catalogue on the day of the invoice; the picture of the invoice may follow later."""

from __future__ import annotations

from flows.accounts import account_row, known_accounts, paid_to
from flows.counter import Answers, amount, choice, code, contact, count, day, declaration, digits, lookup, phone, promise, signature, ticket
from flows.item import Agent, Identity, Offline, Review, Row, Summary
from flows.machine_subsidy import (
    KINDS,
    PROMISES,
    fund,
    grades,
    in_catalogue,
    in_time,
    may_ask,
    never_asked,
    oldest_invoice,
    only_grade,
    price_limits,
    price_steps,
)
from flows.numbers import yuan
from flows.records.agri_machinery import Estimate, Farmer, MachineCatalogue, MachineSerial


def summary(answers: Answers) -> Summary:
    found: Estimate = answers["estimate"]
    rows: list[Row] = [
        ("机具类别", answers["category"]),
        ("机具分档", next(g.name for g in answers["catalogue"].grades if g.id == answers["grade"])),
        ("数量", f"{answers['qty']} 台"),
        ("出厂编号", answers["serial"]),
        ("适用定额", f"每台 {yuan(found.quota_fen)} 元（{found.since:%Y年%-m月%-d日}起执行）"),
    ]
    if found.each_fen < found.quota_fen:
        rows.append(("单机限额", f"每台最高 {yuan(found.each_fen)} 元"))
    rows.append(("预计补贴", f"{yuan(found.total_fen)} 元"))
    if found.above_ratio:
        rows.append(("提示", f"超过成交价的{found.above_ratio}%，以县级审核为准"))
    return Summary("预计补贴", f"{yuan(found.total_fen)} 元", tuple(rows), note=f"实际金额以县级审核为准。{found.source}。")


ITEM = declaration(
    "am-subsidy-apply",
    "农机购置与应用补贴申请",
    tile="农机补贴",
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("farmer", Farmer, "正在查询申请资格"),
        *may_ask(),
        *known_accounts(),
        contact(),
    ],
    ask=[
        choice("category", "买的是哪一类机具", KINDS, label="机具类别"),
        day("invoice_date", "发票上的开票日期", label="开票日期", earliest=oldest_invoice),
        in_time(),
        lookup("catalogue", MachineCatalogue, "正在查询补贴目录", ask=lambda a: {"category": a["category"], "day": a["invoice_date"]}),
        choice("grade", "是哪一档", grades, label="机具分档", unasked=only_grade),
        in_catalogue(),
        count("qty", "买了几台", lambda a: (1, a.policy["machine.most_at_once"]), label="数量", unit="台", preset=1),
        code("serial", "机具铭牌上的出厂编号", 6, 30, label="出厂编号", note="买了几台的，填第一台的；其余现场核验时登记。"),
        lookup("machine", MachineSerial, "正在核对出厂编号", ask=lambda a: {"serial": a["serial"]}),
        never_asked(),
        digits("invoice", "发票号码", (8, 20), label="发票号码", note="纸质发票8位，数电发票20位。"),
        amount("price", "每台的成交价", price_limits, steps=price_steps, label="每台成交价"),
        lookup("estimate", Estimate, "正在计算补贴", ask=lambda a: {key: a[key] for key in ("grade", "invoice_date", "qty", "price")}),
        *fund(),
        paid_to("补贴发到哪个账户"),
        phone(),
        promise("commit", "请阅读并承诺", PROMISES),
        signature(),
    ],
    summary=summary,
    also=lambda a: (("开票日期", f"{a['invoice_date']:%Y-%m-%d}"), ("发票号码", a["invoice"]), account_row(a)),
    slip_title="农机补贴申请受理单",
    review=(Review.COUNTY,),
    fetched="农机补贴审核告知单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
    after=(ticket("退机退补"),),
)
