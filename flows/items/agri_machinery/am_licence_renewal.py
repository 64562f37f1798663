"""拖拉机和联合收割机驾驶证期满换证: from 90 days before the licence runs out until a year after it; the county makes the new one."""

from __future__ import annotations

from flows.counter import Refusal, Way, choice, choices, contact, declaration, lookup, phone, require, signature
from flows.item import Identity, Review
from flows.machine_licence import FIT, closes, expires, fit, opens, proven, still_driving
from flows.new_machine_licence import CARD_PHOTO, NEW_PHOTO, handover, held, summary, ways_to_get_it
from flows.records.agri_machinery import LICENSED, MachineLicence

ITEM = declaration(
    "am-licence-renewal",
    "拖拉机和联合收割机驾驶证期满换证",
    tile="农机驾照换证",
    identity=Identity.CARD_AND_FACE,
    on_card=[
        require(still_driving).otherwise(
            Refusal.AGE_HIGH,
            "年满{machine_licence.age}周岁的，不能再换领拖拉机和联合收割机驾驶证。",
            "如有疑问请拨打{hotline.agriculture}。",
            Way.HOME,
        ),
    ],
    data=[
        lookup("licence", MachineLicence, "正在查询农机驾驶证"),
        require(lambda a: a["licence"].number is not None).otherwise(
            Refusal.NODATA,
            "没有查到您的拖拉机和联合收割机驾驶证。",
            "在外县领的证，请到人工窗口换领；如果您认为有误，请登记「办不成事」。",
            Way.TICKET,
        ),
        require(lambda a: a["licence"].status == LICENSED).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"您的驾驶证现在的状态是“{a['licence'].status}”，不能换证。",
            "请带身份证和驾驶证到人工窗口。",
            gate="STATUS",
        ),
        require(lambda a: a["licence"].violations == 0).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"您有{a['licence'].violations}条违法记录还没有处理。",
            "请先到人工窗口处理，处理完就可以来换证。",
            gate="VIOLATIONS",
        ),
        require(lambda a: a.policy.today >= opens(a)).otherwise(
            Refusal.WINDOW_CLOSED,
            lambda a: f"还没到换证的时候，驾驶证{expires(a):%Y年%-m月%-d日}到期。",
            lambda a: f"{opens(a):%Y年%-m月%-d日}起可以来换。",
            Way.HOME,
            gate="EARLY",
        ),
        require(lambda a: a.policy.today <= closes(a)).otherwise(
            Refusal.WINDOW_CLOSED,
            lambda a: f"驾驶证{expires(a):%Y年%-m月%-d日}到期，已经过期一年以上。",
            "请带身份证和驾驶证到人工窗口。",
            gate="LAPSED",
        ),
        require(proven).otherwise(
            Refusal.NOT_ELIGIBLE,
            "年满{machine_licence.proof_age}周岁的，每年要交一次身体条件证明，没有查到您今年的证明。",
            "请先到医院开具证明，交到人工窗口后再来换证。",
            gate="PROOF",
        ),
        contact(),
    ],
    ask=[
        choices("models", "换领哪些准驾机型", held, label="准驾机型", preset=lambda a: a["licence"].models, note="只能减少，不能增加。"),
        choices("health", "您的身体条件符合哪些", FIT, label="身体条件"),
        require(fit).otherwise(
            Refusal.NOT_ELIGIBLE,
            "身体条件要六项都符合，才能在这里换证。",
            "选漏了请返回更改；有不符合的，请带医院的身体条件证明到人工窗口。",
            Way.CHANGE,
            gate="HEALTH",
        ),
        choice("photo_choice", "证件照用哪一张", [CARD_PHOTO, NEW_PHOTO], label="证件照", preset=CARD_PHOTO),
        choice("delivery", "怎样领新证", ways_to_get_it, label="领证方式"),
        phone(),
        signature(),
    ],
    summary=summary,
    also=lambda a: (("证件照", a["photo_choice"]),),
    act_label="确认提交换证",
    slip_title="驾驶证换证受理单",
    review=(Review.COUNTY,),
    fetched="拖拉机和联合收割机驾驶证",
    handover=handover,
)
