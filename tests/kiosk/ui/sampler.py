"""One page for each family of widgets, with texts as residents will read them; for looking at and for measuring."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from kivy.app import App
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from core.clock import DEMO_START, ManualClock
from core.secret import Secret
from core.slip import Align, Columns, Pair, Rule, Slip, Text
from core.slip import Qr as SlipQr
from kiosk.ui.bar import BarEntry, BottomBar
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.choices import ChoiceList, ChoiceRow, MultiChoice
from kiosk.ui.countdown import Countdown
from kiosk.ui.dates import DateStrip, Day, SlotGrid, TimeOfDay
from kiosk.ui.day_picker import DayPicker
from kiosk.ui.evaluation import FaceRow
from kiosk.ui.face_view import FaceView, Look
from kiosk.ui.frame import Frame
from kiosk.ui.header import Header, SiteLabel
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Filler, Row
from kiosk.ui.letter_pad import LetterPad
from kiosk.ui.medallion import Medallion
from kiosk.ui.money import Amount
from kiosk.ui.number_pad import Digits, NumberPad
from kiosk.ui.pages import Pages
from kiosk.ui.palettes import Hue, Ink
from kiosk.ui.promise import PromiseTick
from kiosk.ui.qr import QrView
from kiosk.ui.rows import LabelledValue, Rows
from kiosk.ui.signature import SignaturePad
from kiosk.ui.slip_preview import SlipPreview
from kiosk.ui.stage import paint_stage, set_stage
from kiosk.ui.stepper import Stepper
from kiosk.ui.steps import StepBar
from kiosk.ui.surface import Card, Tag, Well
from kiosk.ui.tile_grid import TileGrid
from kiosk.ui.tiles import Tile
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Title, Words

CATEGORIES = (
    ("社会保险", "养老 · 失业 · 社保卡", Symbol.SHIELD_ACCOUNT, Hue.BLUE),
    ("医疗保障", "参保 · 缴费 · 异地", Symbol.MEDICAL_BAG, Hue.GREEN),
    ("住房公积金", "账户 · 贷款 · 证明", Symbol.HOME_CITY, Hue.ORANGE),
    ("公安", "户籍 · 居住证", Symbol.CARD_ACCOUNT_DETAILS, Hue.INDIGO),
    ("不动产登记", "有无房 · 进度", Symbol.DOMAIN, Hue.SKY),
    ("民政", "救助 · 婚姻登记", Symbol.ACCOUNT_HEART, Hue.RED),
    ("农机", "补贴 · 换证 · 年检", Symbol.TRACTOR, Hue.TEAL),
    ("计生", "生育登记 · 育儿补贴", Symbol.BABY_FACE_OUTLINE, Hue.PINK),
    ("老龄", "优待 · 高龄津贴", Symbol.HUMAN_CANE, Hue.BROWN),
    ("残联", "补贴 · 辅具", Symbol.WHEELCHAIR_ACCESSIBILITY, Hue.PURPLE),
    ("水电气", "水费 · 电费 · 燃气费", Symbol.LIGHTNING_BOLT, Hue.GOLD),
)
STEPS = ("看须知", "刷身份证", "核对信息", "取回执")


def home(mode: Mode) -> Widget:
    tiles = [Tile(mode, title, symbol, line=line, hue=hue) for title, line, symbol, hue in CATEGORIES]
    tiles[3] = Tile(mode, "公安", Symbol.CARD_ACCOUNT_DETAILS, reason="部门系统暂停，17:00 恢复")
    return _page(mode, TileGrid(mode, tiles), intro=Title(mode, "您好，请选择要办的事"))


def items(mode: Mode) -> Widget:
    names = [
        ("社会保险参保缴费证明", "证明打印"),
        ("养老保险待遇领取资格认证", "认证"),
        ("居民养老缴费", "缴费"),
        ("养老金查询", "查询"),
        ("社保卡挂失", "申报"),
    ]
    tiles = [Tile(mode, name, Symbol.SHIELD_ACCOUNT, tag=tag, wide=True) for name, tag in names]
    grid = TileGrid(mode, tiles, columns=2 if mode.landscape else 1, least_px=208 if mode.elder else 136, most_px=240)
    return _page(mode, grid)


def choose(mode: Mode) -> Widget:
    options = [
        ChoiceRow("a", "2026 年度", "缴费期 2025-09-01 至 2025-12-31"),
        ChoiceRow("b", "2025 年度补缴", "没有财政补助，按 780 元缴"),
        ChoiceRow("c", "2024 年度", reason="已缴清，无需再缴"),
    ]
    parts: list[Widget] = [ChoiceList(mode, options, print, "a")]
    if not mode.elder and not mode.low:
        parts.append(Row(Words(mode, "一起缴费的家人", Type.LABEL), Stepper(mode, 2, 1, 6, print, unit="人")))
    return _question(mode, "缴哪一年的费", parts, [SecondaryButton(mode, "返回"), PrimaryButton(mode, "下一步")])


def tick(mode: Mode) -> Widget:
    options = [
        ChoiceRow("id", "身份证信息", "从公安系统取得", held=True),
        ChoiceRow("family", "家庭成员", "从户籍信息取得"),
        ChoiceRow("income", "收入证明", reason="还没有，可先办后补"),
    ]
    go = PrimaryButton(mode, "提交材料", reason="请先拍摄收入证明")
    return _question(mode, "带上哪些材料", [MultiChoice(mode, options, print, ["family"])], [SecondaryButton(mode, "返回"), go])


def pad(mode: Mode) -> Widget:
    keys = NumberPad(mode, Digits.ID_NUMBER, 18, print, hint="身份证号码", apart=mode.low)
    for digit in "43102119530510":
        keys._type(digit)
    title = Title(mode, "请输入身份证号码")
    acts: list[Widget] = [SecondaryButton(mode, "返回"), PrimaryButton(mode, "查询", reason="还差 4 位")]
    if mode.low:
        return _page(mode, keys, acts, intro=Column(title, keys.above))
    if mode.narrow and mode.elder:
        return _page(mode, keys, acts)
    return _page(mode, Card(mode, title, keys), acts)


def letters(mode: Mode) -> Widget:
    keys = LetterPad(mode, 20, print, hint="请输入", told="" if mode.elder or mode.low else "在机身铭牌上。", apart=mode.low)
    for character in "HN-2025":
        keys._set(keys.text + character)
    title = Title(mode, "请输入出厂编号")
    acts: list[Widget] = [SecondaryButton(mode, "返回"), PrimaryButton(mode, "下一步")]
    if mode.low:
        return _page(mode, keys, acts, intro=Column(title, keys.above))
    return _page(mode, keys, acts) if mode.narrow and mode.elder else _page(mode, Card(mode, title, keys), acts)


def agree(mode: Mode) -> Widget:
    sentences = ("所填信息真实、准确、完整，没有隐瞒。", "情况发生变化的，三十日内主动告知。", "承诺不实的，退回已领取的资金。")
    tick = PromiseTick(mode, sentences, "我已看完并承诺", print, promised=True)
    return _question(mode, "请看完后承诺", [tick], [SecondaryButton(mode, "返回"), PrimaryButton(mode, "下一步")])


def book(mode: Mode) -> Widget:
    first = DEMO_START.date() + timedelta(days=3)
    days = [Day(first + timedelta(days=n), (12, 0, 7, 30, 3)[n % 5], "休息" if n in (5, 6) else "") for n in range(14)]
    parts: list[Widget] = [DateStrip(mode, days, print, first)]
    hours = ("09:00–10:00", "10:00–11:00", "11:00–12:00", "14:00–15:00", "15:00–16:00", "16:00–17:00")
    if not mode.elder:
        parts.append(SlotGrid(mode, [TimeOfDay(hour, hour, n * 3 % 8) for n, hour in enumerate(hours)], print, hours[1]))
    return _question(mode, "选日期和时间", parts, [SecondaryButton(mode, "返回"), PrimaryButton(mode, "预约 11月24日")])


def birthday(mode: Mode) -> Widget:
    picker = DayPicker(mode, date(2022, 1, 1), date(2025, 11, 21), print, date(2025, 9, 1))
    return _question(mode, "孩子的出生日期", [picker], [SecondaryButton(mode, "返回"), PrimaryButton(mode, "下一步")])


def check(mode: Mode) -> Widget:
    lines = [
        LabelledValue("办理人", "张*英", full=Secret("张桂英")),
        LabelledValue("身份证号", "431021********0041", full=Secret("431021195305100041")),
        LabelledValue("缴费年度", "2026", change=print),
        LabelledValue("缴费档次", "500 元，政府补贴 60 元", change=print),
    ]
    rows = Rows(mode, lines[2:] if mode.elder or mode.low else lines)
    total = Row(Words(mode, "应缴", Type.LABEL), Amount(mode, 50000, Type.DISPLAY))
    acts: list[Widget] = [SecondaryButton(mode, "返回"), PrimaryButton(mode, "确认缴费 500.00 元")]
    if mode.low:
        return _page(mode, Card(mode, rows), acts, 3, Column(Title(mode, "请核对信息"), total))
    if mode.landscape or (mode.narrow and mode.elder):
        return _page(mode, Card(mode, total, rows), acts, 3)
    return _page(mode, Column(Card(mode, Title(mode, "请核对信息"), rows), Card(mode, total), gap=mode.gap), acts, 3)


def pay(mode: Mode) -> Widget:
    small = mode.narrow or mode.low
    title = Title(mode, "请扫码支付", align="center")
    clock = Row(Countdown(mode, 120, size_px=128 if small else 176), Words(mode, "请在 2 分钟内支付", Type.BODY, Ink.SOFT))
    code = QrView(mode, "https://example.invalid/pay/43102100072511210001233", 280 if small else 420)
    acts: list[Widget] = [SecondaryButton(mode, "不缴了")]
    if mode.narrow and mode.elder:
        return _page(mode, Card(mode, title, Amount(mode, 8232, Type.DISPLAY), code, align="center"), acts)
    words = Column(title, Amount(mode, 8232), clock, align="center", gap=mode.gap)
    if mode.low:
        return _page(mode, Card(mode, code), acts, 3, words)
    return _page(mode, Card(mode, _panes(mode, words, code), fill="middle"), acts, 3)


def slip(mode: Mode) -> Widget:
    blocks = (
        Rule(),
        Pair("事项", "城乡居民基本养老保险费缴纳"),
        Pair("办件编号", "43102100072511210001233"),
        Pair("办理人", "张*英  431***********0041"),
        Rule(),
        Columns(("年度 2026", "档次 500元", "500.00"), (20, 14, -14)),
        Text("实缴 500.00 元", size=2, bold=True),
        Rule(),
        Text("办理结果: 已办结", bold=True),
        SlipQr("https://example.invalid/p/1", "扫码看进度"),
        Text("请取走身份证和回执", align=Align.CENTER),
    )
    acts: list[Widget] = [SecondaryButton(mode, "不打印"), PrimaryButton(mode, "打印回执", symbol=Symbol.PRINTER)]
    preview = SlipPreview(mode, Slip("业务回执", blocks), columns=48)
    return _page(mode, preview, acts)


def sign(mode: Mode) -> Widget:
    promise = Well(mode, Words(mode, "我承诺所填信息真实，如有不实愿意承担相应责任。", Type.BODY))
    acts: list[Widget] = [SecondaryButton(mode, "返回"), PrimaryButton(mode, "提交", reason="请先签名")]
    if mode.low:
        return _page(mode, SignaturePad(mode, print), acts, intro=Column(Title(mode, "请看清承诺后签名"), promise))
    return _page(mode, Card(mode, promise, SignaturePad(mode, print)), acts)


def face(mode: Mode) -> Widget:
    small = mode.landscape or mode.narrow or mode.low
    view = FaceView(mode, 440 if small else 760, "请正对摄像头")
    view.update(_portrait(), 64, 48)
    view.tell(Look.WRONG, "请靠近一点")
    acts: list[Widget] = [SecondaryButton(mode, "返回"), SecondaryButton(mode, "换一种方式")]
    if mode.low:
        return _page(mode, Filler(), acts, intro=Card(mode, view))
    return _page(mode, Card(mode, view, fill="middle"), acts)


def _portrait() -> bytes:
    """A plain gradient: enough to see where the picture lies and which way round it is."""
    return bytes(value for y in range(48) for x in range(64) for value in (60 + 2 * x, 90 + 2 * y, 140))


def _panes(mode: Mode, one: Widget, other: Widget) -> Widget:
    """Side by side on a lying panel, one below the other on an upright one."""
    if not mode.landscape:
        return Column(one, other, gap=mode.gap)
    for half in (one, other):
        half.pos_hint = {"top": 1}
    return Row(one, other, gap=mode.gap)


def done(mode: Mode) -> Widget:
    words = Column(
        Title(mode, "缴费成功", align="center"),
        Amount(mode, 50000, Type.DISPLAY if mode.narrow and mode.elder else Type.MONEY),
        Tag(mode, "已办结", Ink.GOOD, "good_soft"),
        align="center",
        gap=mode.gap,
    )
    rate = Card(mode, Words(mode, "这次办得怎么样", Type.LABEL, bold=True), FaceRow(mode, print))
    roomy = not (mode.elder or mode.narrow or mode.low)
    parts = [Medallion(mode, Symbol.CHECK_CIRCLE, Ink.GOOD), words] if roomy else [words]
    result = Card(mode, *parts, align="center")
    if mode.low:
        return _page(mode, rate, intro=result)
    if mode.narrow and mode.elder:  # the faces wait for the next screen
        return _page(mode, result)
    return _page(mode, _panes(mode, result, rate))


def guide(mode: Mode) -> Widget:
    texts = [
        "受理条件：本县户籍，年满 16 周岁（不含在校学生），没有参加职工基本养老保险。",
        "申请材料：居民身份证原件。家人代办的，还要带上代办人的身份证。",
        "办理流程：刷身份证，选择缴费档次，扫码缴费，取回执。",
        "办理时限：当场办结。税票约 15 分钟后可在手机上下载。",
        "收费标准：按您选择的档次缴纳，本服务不收手续费。",
        "办理地点：本终端，或乡镇便民服务中心社会保险窗口。",
        "咨询电话：12333。监督投诉电话：12345。",
    ]
    parts = [Words(mode, text) for text in texts]
    acts: list[Widget] = [SecondaryButton(mode, "返回"), PrimaryButton(mode, "同意并开始")]
    return _page(mode, Pages(mode, parts, gap=3 * STEP), acts, intro=Title(mode, "居民养老缴费"))


def buttons(mode: Mode) -> Widget:
    busy, refused = PrimaryButton(mode, "提交"), SecondaryButton(mode, "再打一份", reason="今天已打印 3 份，明天可再打")
    busy.work("正在提交，请稍候…")
    everything = [PrimaryButton(mode, "确认缴费 82.32 元"), SecondaryButton(mode, "返回"), busy, refused]
    return _page(mode, Card(mode, *(everything[2:] if mode.elder or mode.landscape or mode.narrow else everything)))


PAGES: tuple[Callable[[Mode], Widget], ...] = (
    home, items, choose, tick, pad, letters, agree, book, birthday, check, pay, slip, sign, face, done, guide, buttons,
)  # fmt: skip


def _question(mode: Mode, title: str, parts: list[Widget], acts: list[Widget]) -> Widget:
    """A question on a card; 低位 has its title in the upper half."""
    if mode.low:
        return _page(mode, Card(mode, *parts), acts, 3, Title(mode, title))
    return _page(mode, Card(mode, Title(mode, title), *parts), acts, 3)


def _page(mode: Mode, body: Widget, acts: list[Widget] | None = None, step: int | None = None, intro: Widget | None = None) -> Widget:
    other = "标准版" if mode.elder else "长辈版"
    entries = [
        BarEntry("首页", Symbol.HOME, print),
        BarEntry(other, Symbol.FORMAT_SIZE, print, mode.elder),
        BarEntry("语音", Symbol.VOLUME_HIGH, print, mode.voice),
        BarEntry("English", Symbol.TRANSLATE, print),
        BarEntry("低位", Symbol.HUMAN_CANE, print, mode.low),
        BarEntry("请人帮我办", Symbol.HAND_HEART, print),
    ]
    site = SiteLabel("太和镇便民服务中心", "0007", demo_clock=True, simulated=True)
    return Frame(
        mode,
        header=Header(mode, site, ManualClock()),
        steps=StepBar(mode, STEPS, step) if step else None,
        body=body,
        intro=intro,
        acts=acts or [],
        bar=BottomBar(mode, entries),
    )


class Sampler(App):
    """Shows one page at a time."""

    def build(self) -> Any:
        set_stage()
        self.place = BoxLayout()
        return self.place

    def show(self, page: Callable[[Mode], Widget], mode: Mode) -> None:
        """Builds the page in that mode and puts it in the window."""
        paint_stage(mode)
        self.place.clear_widgets()
        self.place.add_widget(page(mode))
