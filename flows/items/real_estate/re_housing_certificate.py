"""个人不动产登记信息查询证明打印: what is registered to oneself, to husband or wife with their card, to one's minor children; or nothing."""

from __future__ import annotations

from flows import housing
from flows.eligibility import card_in_force
from flows.fields import choice, choices, promise
from flows.item import Category, Identity
from flows.records.civil_affairs import Marriage
from flows.records.household import Household
from flows.records.real_estate import Holdings
from flows.refusal import Refusal, Way
from flows.shapes import certificate
from flows.steps import HOLDER, card, face, lookup, require

ITEM = certificate(
    "re-housing-certificate",
    "个人不动产登记信息查询证明打印",
    tile="有无房证明",
    category=Category.REAL_ESTATE,
    identity=Identity.CARD_AND_FACE,
    data=[lookup("household", Household, "正在查询家庭成员"), lookup("marriage", Marriage, "正在查询婚姻登记")],
    ask=[
        choices("scope", "查谁名下的不动产", housing.whom, label="查谁", preset=(housing.SELF,)),
        card("spouse_card", "请放配偶的身份证", when=housing.with_spouse, other_than=(HOLDER,)),
        card_in_force("spouse_card"),
        require(
            lambda a: not housing.with_spouse(a) or a["spouse_card"].number == a["marriage"].spouse,
            Refusal.NOT_COUPLE,
            "婚姻登记显示，这张身份证不是您配偶的。",
            "请核对后再放，或只查本人。",
            Way.CHANGE,
        ),
        face("spouse_face", "请配偶站到摄像头前", of="spouse_card", when=housing.with_spouse),
        lookup("holdings", Holdings, "正在查询不动产登记", ask=housing.asked),
        require(
            lambda a: not a["holdings"].limited,
            Refusal.LOCKED,
            lambda a: f"您今天已经查询了{a.policy['register.asks_per_day']}次，暂停查询。",
            "请明天再来；已打印的证明在有效期内都能用。",
            Way.HOME,
        ),
        require(
            lambda a: not a["holdings"].on_paper,
            Refusal.NODATA,
            "有一部分早年的登记还是纸质档案，没有录入电脑，本机查不全。",
            "请带身份证到县不动产登记中心档案查询窗口，或拨打{hotline.county}。",
        ),
        choice("purpose", "证明用在哪里", ["子女入学", "贷款", "公租房或保障房", "纳税", "其他"], label="用途"),
        promise("agree", "请看完后承诺", ["查询结果只用于所选的用途。", "不泄露查到的信息，不作不正当使用。"], label="查询承诺"),
    ],
    summary=housing.summary,
    names=housing.in_full,
    body=housing.paper,
    act_label=lambda _: "确认打印证明",
    slip_title="不动产登记信息查询证明",
    vouching=True,
)
