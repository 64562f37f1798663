"""个人不动产登记信息查询证明打印: what is registered to oneself, to husband or wife with their card, to one's minor children; or nothing."""

from __future__ import annotations

from flows import housing
from flows.counter import HOLDER, Refusal, Way, card, card_in_force, certificate, choices, face, lookup, promise, purpose, require, ticket
from flows.item import Identity
from flows.records.civil_affairs import Marriage
from flows.records.household import Household
from flows.records.real_estate import Holdings

ITEM = certificate(
    "re-housing-certificate",
    "个人不动产登记信息查询证明打印",
    tile="有无房证明",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("household", Household, "正在查询家庭成员"), lookup("marriage", Marriage, "正在查询婚姻登记")],
    ask=[
        choices("scope", "查谁名下的不动产", housing.whom, label="查谁", preset=(housing.SELF,)),
        card("spouse_card", "请放配偶的身份证", when=housing.with_spouse, other_than=(HOLDER,)),
        card_in_force("spouse_card"),
        require(lambda a: not housing.with_spouse(a) or a["spouse_card"].number == a["marriage"].spouse).otherwise(
            Refusal.NOT_COUPLE, "婚姻登记显示，这张身份证不是您配偶的。", "请核对后再放，或只查本人。", Way.CHANGE
        ),
        face("spouse_face", "请配偶站到摄像头前", of="spouse_card", when=housing.with_spouse),
        lookup("holdings", Holdings, "正在查询不动产登记", ask=housing.asked),
        require(lambda a: not a["holdings"].limited).otherwise(
            Refusal.LOCKED,
            lambda a: f"您今天已经查询了{a.policy['register.asks_per_day']}次，暂停查询。",
            "请明天再来；已打印的证明在有效期内都能用。",
            Way.HOME,
        ),
        require(lambda a: not a["holdings"].on_paper).otherwise(
            Refusal.NODATA,
            "有一部分早年的登记还是纸质档案，没有录入电脑，本机查不全。",
            "请带身份证到县不动产登记中心档案查询窗口，或拨打{hotline.county}。",
        ),
        purpose("子女入学", "贷款", "公租房或保障房", "纳税", "其他"),
        promise("agree", "请看完后承诺", ["查询结果只用于所选的用途。", "不泄露查到的信息，不作不正当使用。"], label="查询承诺"),
    ],
    summary=housing.summary,
    names=housing.in_full,
    body=housing.paper,
    slip_title="不动产登记信息查询证明",
    after=(ticket("登记信息有误，提出异议", "登记数据异议"),),
)
