"""拖拉机和联合收割机驾驶证期满换证: from 90 days before the licence runs out until a year after it; the county makes the new one."""

from __future__ import annotations

from flows.counter import choice, choices, contact, declaration, lookup, phone, signature
from flows.item import Identity, Review
from flows.machine_licence import FIT, fit, renewable, young_enough
from flows.new_machine_licence import CARD_PHOTO, NEW_PHOTO, held, summary, ways_to_get_it
from flows.records.agri_machinery import MachineLicence

ITEM = declaration(
    "am-licence-renewal",
    "拖拉机和联合收割机驾驶证期满换证",
    tile="农机驾照换证",
    identity=Identity.CARD_AND_FACE,
    on_card=[young_enough()],
    data=[
        lookup("licence", MachineLicence, "正在查询农机驾驶证"),
        *renewable(),
        contact(),
    ],
    ask=[
        choices("models", "换领哪些准驾机型", held, label="准驾机型", preset=lambda a: a["licence"].models, note="只能减少，不能增加。"),
        choices("health", "您的身体条件符合哪些", FIT, label="身体条件"),
        fit(),
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
)
