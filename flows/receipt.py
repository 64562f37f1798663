"""What a slip says: the county's head, who and when, the item's own part, what happens next, whom to call.

Layout of the paper is the driver's; here are only words. ID numbers are masked except on certificates, where the law of
the paper is that the reader can compare it with the card. Every slip carries date, time, terminal and a QR code, because
thermal paper fades.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from core.id_card import IdCard
from core.secret import Secret
from core.slip import Align, Block, Pair, Qr, Raster, Rule, Slip, Text
from flows import masking
from flows.demonstration import marked, marked_blocks
from flows.flow import Answers
from flows.guide import Guide
from flows.item import Item, Shape
from flows.numbers import grouped, spaced
from flows.own_part import keep, own_part
from flows.records.exchange import CaseState, Identified, Method, Outcome, Registered, Signature
from flows.sheets import Printout, sheet_asked_of, sheet_of
from flows.signature import as_bitmap
from flows.steps import HOLDER, NO_PAPER, PAPER
from flows.word_back import WordBack

STATE_WORDS = {
    CaseState.DONE: "已办结",
    CaseState.ACCEPTED: "已受理",
    CaseState.READY: "可取件",
    CaseState.REVIEWING: "已收到，正在核对",
    CaseState.SUPPLEMENT: "需要补充材料",
    CaseState.REJECTED: "不予办理",
    CaseState.WITHDRAWN: "已撤回",
    CaseState.CANCELLED: "已取消",
    CaseState.MERGED: "已并入另一件",
    CaseState.QUEUED: "离线登记，尚未受理",
}
"""What screen and paper call each state; 已办结 and 已受理 are never mixed up."""


STILL_OPEN = frozenset({CaseState.ACCEPTED, CaseState.READY, CaseState.REVIEWING, CaseState.SUPPLEMENT, CaseState.QUEUED})
"""States in which something is still to happen: the page behind the code shows how far it is, else what became of it and when."""


@dataclass(frozen=True)
class Imprint:
    """Where and when it is printed: site words, terminal, copy number (1 = first), software version, demo clock or simulated devices.
    `handled` is when the case was done, when that was not now."""

    county: str
    site: str
    terminal: str
    helper: str
    helper_phone: str
    hotline: str
    at: datetime
    copy: int = 1
    version: str = ""
    rehearsal: str = ""  # "演练 演示时钟 模拟设备" when anything is not real
    handled: datetime | None = None


SIGNATURE_DOTS = 240
"""Width of a signature on paper: 3 cm, on which its strokes are still told apart."""

NOT_ISSUED = "受 理 凭 证"
"""Title of the slip of a certificate that a person has to look at first: it must not look like the certificate."""


DRAFTED = "离线登记结果"
"""Title of the slip of a draft that was settled: it shows less than the item's own slip, and is not mistaken for it."""


def on_paper(item: Item, answers: Answers) -> bool:
    """Whether a slip belongs to the result: what asks for `paper` prints as it is told, a query without asking does not."""
    return bool(answers.get("paper", NO_PAPER if item.shape is Shape.QUERY else PAPER) == PAPER)


def case_slip(item: Item, answers: Answers, outcome: Outcome, printing: Imprint, org_phone: str, title: str = "") -> Slip:
    """The slip of a case: certificate, receipt, acceptance or appointment, as the item's shape has it; `title` replaces the item's."""
    if item.shape is Shape.CERT and outcome.document is None:
        return _not_issued(item, answers, outcome, printing, org_phone)
    own = marked_blocks(lambda a: own_part(item, a, outcome), answers)
    return _slip(item, title or item.slip_title, _person(item, answers), own, outcome, answers, printing, org_phone)


def _not_issued(item: Item, answers: Answers, outcome: Outcome, printing: Imprint, org_phone: str) -> Slip:
    """Masked, without a word of what the certificate would say."""
    said = [Pair(label, value) for label, value in outcome.details.items()]
    shown = Answers({step: _masked(value) for step, value in answers.items()}, answers.policy)
    return _slip(item, NOT_ISSUED, _person(item, shown), (*said, Text(keep(outcome.state))), outcome, answers, printing, org_phone)


def _slip(
    item: Item,
    title: str,
    person: Sequence[Block],
    own: Sequence[Block],
    outcome: Outcome,
    answers: Answers,
    printing: Imprint,
    org_phone: str,
) -> Slip:
    blocks: list[Block] = [*_head(printing, title), Pair("事项", item.name), Pair("办件编号", grouped(outcome.case_no))]
    if outcome.query_code:
        blocks.append(Pair("查询码", _code(outcome)))
    blocks += [
        *person,
        Pair("办理时间", f"{printing.handled or printing.at:%Y-%m-%d %H:%M:%S}"),
        Rule(),
        *marked(own, outcome.demo),
        *_signed(answers),
        Rule(),
    ]
    blocks.append(Text(f"办理结果: {STATE_WORDS[outcome.state]}", bold=True))
    if outcome.promise_date:
        blocks.append(Text(f"{outcome.promise_date:%Y年%-m月%-d日}前给结果，扫下面的二维码可看进度，也可打咨询电话。"))
    blocks += _document(outcome)
    return Slip(
        title,
        (*blocks, *_foot(printing, outcome.progress_url, _code_caption(outcome.state), org_phone, _take(answers, sheet_of(item, outcome)))),
    )


def foreseen(item: Item) -> CaseState:
    """How the case will stand when it is submitted, as far as anybody knows before."""
    return CaseState.ACCEPTED if item.review and not item.by_rules else CaseState.DONE


def preview_slip(item: Item, answers: Answers, case_no: str, printing: Imprint, org_phone: str) -> Slip:
    """What the slip will say, before there is an outcome: marked 预览, without numbers that only the platform gives, everything masked."""
    shown = Answers({step: _masked(value) for step, value in answers.items()}, answers.policy)
    blocks: list[Block] = [*_head(printing, item.slip_title), Text("预览，不作凭证", bold=True, align=Align.CENTER)]
    blocks += [
        Pair("事项", item.name),
        *_person(item, shown),
        Rule(),
        *marked_blocks(lambda a: own_part(item, a, Outcome(case_no, foreseen(item), "", "")), shown),
        Rule(),
    ]
    return Slip(item.slip_title, (*blocks, *_foot(printing, "", "", org_phone, _take(answers, sheet_asked_of(item)))))


def _masked(value: Any) -> Any:
    """A card as others may see it; any other answer as it is, because bodies mask what they show."""
    if not isinstance(value, IdCard):
        return value
    return replace(value, name=Secret(masking.name(value.name)), number=Secret(masking.number_on_paper(value.number)))


def draft_slip(item: Item, answers: Answers, outcome: Outcome, printing: Imprint, org_phone: str) -> Slip:
    """The slip of a draft that has reached the platform: what became of it, without what only the platform's records say."""
    said = [Pair(label, value) for label, value in outcome.details.items()]
    return _slip(item, DRAFTED, _person(item, answers), (*said, Text(keep(outcome.state))), outcome, answers, printing, org_phone)


def queued_slip(item: Item, answers: Answers, outcome: Outcome, printing: Imprint, org_phone: str) -> Slip:
    """The slip of a case that has not reached the platform for certain: a number to ask by, and no promise."""
    title = "离线登记回执"
    blocks: list[Block] = [*_head(printing, title), Text("尚未受理", size=2, bold=True, align=Align.CENTER)]
    blocks += [Pair("事项", item.name), Pair("登记编号", grouped(outcome.case_no))]
    if outcome.query_code:
        blocks.append(Pair("查询码", _code(outcome)))
    card: IdCard | None = answers.get(HOLDER)
    if card is not None:
        blocks.append(Pair("办理人", f"{masking.name(card.name)}  {masking.number_on_paper(card.number)}"))
    blocks += [Pair("登记时间", f"{printing.at:%Y-%m-%d %H:%M:%S}"), Rule()]
    blocks.append(Text("这张单子不是受理凭证。本机已存好您填的内容，线路一通就自动送出，不用再填一次。"))
    if outcome.progress_url:
        blocks.append(Text("送出后平台才能查您的记录：能办的直接受理；还缺内容的，工作人员会打电话，您也可以到任一终端再办一次补上。"))
    blocks.append(Text("下次来本机放身份证，会告诉您结果；也可以打咨询电话，报登记编号查询。"))
    return Slip(title, (*blocks, *_foot(printing, outcome.progress_url, "送出后扫码看结果", org_phone, _take(answers))))


def _code(outcome: Outcome) -> str:
    return f"{spaced(outcome.query_code)}  (凭号+码查进度)"


def registered_slip(title: str, about: tuple[tuple[str, str], ...], registered: Registered, back: WordBack, printing: Imprint) -> Slip:
    """The slip of a help order or a 办不成事 ticket: number, who answers, by when, and how the resident hears of it."""
    blocks: list[Block] = [*_head(printing, title), Pair("编号", grouped(registered.number) or "联网后给出")]
    blocks += [Pair(label, value) for label, value in about if value]
    blocks += [Pair("由谁负责", registered.who), Pair("最迟答复", f"{registered.reply_by:%Y-%m-%d %H:%M}"), Text(back.value, bold=True)]
    blocks += [Pair("登记时间", f"{printing.at:%Y-%m-%d %H:%M:%S}"), Text("全程免费。", bold=True)]
    return Slip(title, (*blocks, *_foot(printing, registered.url, "扫码看处理进度", "", "请收好这张凭条。")))


_TAKEN_ALONG = ("受理条件", "申请材料", "办理时限", "收费标准", "办理结果", "办理地点", "办理时间", "咨询电话")
"""What one wants to have at hand at home; the rest is behind the code."""


def guide_slip(guide: Guide, url: str, printing: Imprint) -> Slip:
    """A guide to take along: what to bring, where, when, whom to call. It is of nobody and no proof of anything."""
    title, told = "办事指南", dict(guide.elements())
    blocks: list[Block] = [*_head(printing, title), Text(guide.name, bold=True, align=Align.CENTER), Rule()]
    blocks += [Pair(heading, told[heading].replace("　", "；")) for heading in _TAKEN_ALONG]
    blocks.append(Text("机器上办不了的，人工窗口都能办。"))
    return Slip(title, (*blocks, *_foot(printing, url, "扫码看全部内容", "", "本指南只供参考，不作凭证。")))


def pending_payment_slip(item: Item, answers: Answers, case_no: str, order_no: str, amount: str, printing: Imprint) -> Slip:
    """The slip of a payment whose result is not known yet: says not to pay again."""
    title = "支付结果确认中"
    blocks: list[Block] = [*_head(printing, title), Pair("事项", item.name), Pair("办件编号", grouped(case_no)), Pair("支付单号", order_no)]
    blocks += [Pair("金额", amount), Text("请勿重复支付", size=2, bold=True), Text("结果会自动处理：已付的自动入账，入不了账的原路退回。")]
    return Slip(title, (*blocks, *_foot(printing, "", "", "", _take(answers))))


def _head(printing: Imprint, title: str) -> list[Block]:
    head: list[Block] = [Text(printing.county + "政务服务自助终端", align=Align.CENTER), Text(title, size=2, bold=True, align=Align.CENTER)]
    head += _unreal(printing)
    if printing.copy > 1:
        head.append(Text(f"补打 第{printing.copy}次", align=Align.CENTER))
    return [*head, Rule()]


def _unreal(printing: Imprint) -> list[Block]:
    """What is not real here, said at both ends of the paper: one of them is torn off."""
    return [Text(f"【{printing.rehearsal}】", align=Align.CENTER)] if printing.rehearsal else []


def _person(item: Item, answers: Answers) -> list[Block]:
    card: IdCard | None = answers.get(HOLDER)
    if card is None:
        return [Pair("办理方式", "凭户号自助办理" if item.shape is Shape.PAY else "没有放身份证，凭号码自助办理")]
    if item.shape is Shape.CERT:
        who: list[Block] = [Pair("姓名", card.name.reveal()), Pair("身份证号", card.number.reveal())]
    else:
        who = [Pair("办理人", f"{masking.name(card.name)}  {masking.number_on_paper(card.number)}")]
    return [*who, Pair("办理方式", _manner(answers))]


def _manner(answers: Answers) -> str:
    face: Identified | None = answers.get("face")
    if face is None:
        return "自助(凭身份证)"
    if face.method is Method.VOUCHED:
        return f"自助(工作人员 {face.verified_by} 核验本人)"
    return "自助(人脸核验本人)"


def _signed(answers: Answers) -> list[Block]:
    """What was signed by hand, as it was written."""
    signatures = [value for value in answers.values() if isinstance(value, Signature)]
    return [block for signature in signatures for block in (Text("手写签名:"), Raster(as_bitmap(signature, SIGNATURE_DOTS)))]


def _code_caption(state: CaseState) -> str:
    return "扫码看进度" if state in STILL_OPEN else "扫码看办件"


def _document(outcome: Outcome) -> list[Block]:
    if outcome.document is None:
        return []
    paper = outcome.document
    return [
        Pair("证明编号", paper.number),
        Pair("验证码", " ".join(paper.verify_code[i : i + 4] for i in range(0, len(paper.verify_code), 4))),
        Pair("有效期至", f"{paper.valid_until:%Y-%m-%d}"),
        Qr(paper.verify_url, "扫码核验真伪"),
        Text("复印无效，以核验结果为准。", align=Align.CENTER),
    ]


def _take(answers: Answers, sheet: Printout = Printout.SLIP) -> str:
    """What not to leave at the machine: a card only where one was laid."""
    things = f"身份证和{sheet.value}" if HOLDER in answers else sheet.value
    return f"本服务不收手续费。请取走{things}，纸上有您的个人信息。"


def _foot(printing: Imprint, url: str, caption: str, org_phone: str, take: str) -> list[Block]:
    foot: list[Block] = [Qr(url, caption)] if url else []
    asked = f"咨询 {org_phone}   " if org_phone else ""
    foot += [
        Rule(),
        Pair("经办点", f"{printing.site} {printing.terminal}号机"),
        Pair("负责人", f"{printing.helper}  {printing.helper_phone}"),
        Text(f"{asked}投诉监督 {printing.hotline}"),
        Text(take),
        *_unreal(printing),
        Rule(),
        Text(f"打印 {printing.at:%Y-%m-%d %H:%M:%S}  终端 {printing.terminal}  软件 {printing.version}"),
    ]
    return foot
