"""Who comes to the demo, and what each of them does with finger, card and face: one item of each shape, and what comes after one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import requests

from devices.kinds import Hint

if TYPE_CHECKING:
    from tests.journeys.town import Town

STAFF_CARD = "P14"
STAFF_PIN = "251121"  # the demo PIN of config/staff.toml
NEWS = "有消息告诉您"
LOOK = 12  # frames that a resident looks before acting


@dataclass(frozen=True)
class Resident:
    """One visit: who, for what, and how it goes from home to the result."""

    who: str
    item: str
    title: str
    story: str
    walk: Callable[[Town], None]
    rating: str = "满意"

    def leave(self, town: Town) -> None:
        """Rates, takes card and paper, and goes."""
        if not town.ui.sees("这次办得怎么样"):
            tap(town, "看好了，继续")
        tap(town, self.rating)
        tap(town, "提交评价")
        tap(town, "办完了")
        town.sees("您的信息已从本机清除")
        town.reader.lift()
        town.camera.show(None)
        town.ui.skip(8)
        town.sees("您好，请选择要办的事")


def tap(town: Town, text: str) -> None:
    """Reads the screen for a moment, then taps."""
    town.ui.until(lambda: town.ui.sees(text) or town.ui.sees(NEWS), 20)
    if town.ui.sees(NEWS):  # what became of an earlier case is told first
        town.ui.step(LOOK)
        town.ui.tap("知道了")
    town.sees(text)
    town.ui.step(LOOK)
    town.ui.tap(text)


def agree(town: Town, act: str) -> None:
    """Reads all pages of an application, and agrees on the last."""
    town.sees("请核对申请内容")
    while town.ui.sees("看下一页"):
        tap(town, "看下一页")
    tap(town, act)


def start(town: Town, category: str, item: str) -> None:
    """Home, category, guide, and the tap that agrees and begins."""
    tap(town, category)
    tap(town, item)
    tap(town, "同意并开始办理")


def lay(town: Town, person: str, asked: str = "请放身份证") -> None:
    """Lays a card when it is asked for."""
    town.sees(asked)
    town.ui.step(LOOK)
    town.lay(person)


def prove(town: Town, person: str, then: str) -> None:
    """Stands before the camera; where faces cannot be compared, a person of the site vouches. Done when `then` is on the screen."""
    town.camera.show(person)
    while not (town.ui.sees(then) or town.ui.sees("请工作人员放身份证")):
        _obey(town)
    if not town.ui.sees(then):
        town.lay(STAFF_CARD)
        town.sees("请工作人员输入密码")
        for digit in STAFF_PIN:
            town.ui.tap(digit)
        tap(town, "确认核验")
        town.sees(then)


PROMPTS = {
    "请慢慢向左转头": Hint.TURN_LEFT,
    "请慢慢向右转头": Hint.TURN_RIGHT,
    "请把脸转回正面": Hint.CENTER,
    "请看屏幕上方的摄像头": Hint.LOOK,
}


def _obey(town: Town) -> None:
    """Does what the screen asks, until it asks for something else."""
    if town.ui.sees("开始核对"):
        tap(town, "开始核对")
    asked = [words for words in PROMPTS if town.ui.sees(words)]
    if asked:
        town.camera.follow(PROMPTS[asked[0]])
    before = town.ui.texts()
    town.ui.until(lambda: town.ui.texts() != before, 60)


def certificate(town: Town) -> None:
    start(town, "社会保险", "社会保险参保缴费证明打印")
    lay(town, "P6")
    prove(town, "P6", "证明用在哪里")
    tap(town, "贷款")
    tap(town, "看纸样")
    tap(town, "确认打印证明")
    printed(town)


def payment(town: Town) -> None:
    start(town, "水电气", "电费查询缴纳")
    tap(town, "刷身份证")
    lay(town, "P1")
    tap(town, "确认缴费")
    tap(town, "微信扫码")
    town.sees("请用微信扫码支付")
    town.ui.step(LOOK)
    pay_by_phone(town)
    printed(town)


def declaration(town: Town) -> None:
    start(town, "残联", "残疾人两项补贴申请")
    lay(town, "P7")
    prove(town, "P7", "请签名")
    sign(town)
    tap(town, "下一步")
    agree(town, "确认提交申请")
    printed(town)


def authentication(town: Town) -> None:
    start(town, "社会保险", "养老保险待遇领取资格认证")
    lay(town, "P2")
    prove(town, "P2", "确认提交认证")
    tap(town, "确认提交认证")
    printed(town)


def booking(town: Town) -> None:
    start(town, "民政", "婚姻登记预约")
    lay(town, "P3")
    tap(town, "结婚登记")
    lay(town, "P6", "请放另一方的身份证")
    tap(town, "桂阳县民政局婚姻登记处")
    tap(town, "周三")
    tap(town, "09:30-10:30")
    tap(town, "下一步")
    tap(town, "确认预约")
    printed(town)


def query(town: Town) -> None:
    start(town, "住房公积金", "住房公积金账户查询")
    lay(town, "P6")
    prove(town, "P6", "账户余额")
    tap(town, "看完了，结束办理")
    town.sees("这次办得怎么样")


def rebooking(town: Town) -> None:
    tap(town, "我的办件")
    tap(town, "放身份证，看全部办件")
    tap(town, "同意并开始办理")
    lay(town, "P3")
    prove(town, "P3", "看哪一件")
    tap(town, "婚姻登记预约")
    tap(town, "改约时间")
    tap(town, "14:30-15:30")
    tap(town, "下一步")
    tap(town, "确认改约")
    printed(town)


def pay_by_phone(town: Town) -> None:
    """Opens the cashier behind the QR code and presses its button, as a phone would."""
    case = town.app.shell.sitting.visit.case
    page = requests.get(case.payment.cashier_url, timeout=10)
    page.raise_for_status()
    requests.post(case.payment.cashier_url, data={"act": "pay"}, timeout=10).raise_for_status()


def printed(town: Town) -> None:
    """The result stands and the slip is out."""
    town.sees("已打印，请取走", 60)


def sign(town: Town) -> None:
    """Writes two strokes into the signing box."""
    from kiosk.ui.signature import SignaturePad

    pad = next(seen for seen in town.ui.visible() if isinstance(seen.widget, SignaturePad))
    left, bottom, wide, high = pad.left, pad.bottom, pad.width, pad.height
    for stroke in (((0.2, 0.7), (0.35, 0.3), (0.45, 0.7)), ((0.55, 0.65), (0.8, 0.6), (0.65, 0.3))):
        town.ui.drag([(left + wide * x, bottom + high * y) for x, y in stroke])


SCRIPT = (
    Resident("欧阳静", "si-insured-certificate", "社会保险参保缴费证明打印", "38岁，职工，贷款要交参保证明。", certificate, "非常满意"),
    Resident("郑福来", "ut-electricity-pay", "电费查询缴纳", "82岁，低保户，每月10度免费。", payment),
    Resident("雷大山", "dp-two-subsidies-apply", "残疾人两项补贴申请", "52岁，二级残疾，低保，由镇里审核。", declaration),
    Resident("何桂英", "si-benefit-authentication", "养老保险待遇领取资格认证", "63岁，认证还有37天到期。", authentication),
    Resident("罗建国和欧阳静", "ca-marriage-appointment", "婚姻登记预约", "两个人，两张身份证，一个时段。", booking),
    Resident("欧阳静", "hf-account-query", "住房公积金账户查询", "看余额和明细，不打印。", query),
    Resident("罗建国", "my-cases", "我的办件：改约", "上午来不了，改到下午。", rebooking),
)
