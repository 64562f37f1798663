"""户籍信息证明打印: the four things that only the police can certify of a household; for everything else a card or book is enough."""

from __future__ import annotations

from flows.counter import Refusal, Way, certificate, choice, lookup, purpose, require, ticket
from flows.household import BOOK, KINDS, OTHER, candidates, only_relative, others_named, paper, relatives
from flows.item import Identity, Summary
from flows.records.household import Household

ITEM = certificate(
    "ps-household-certificate",
    "户籍信息证明打印",
    tile="户籍证明",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("household", Household, "正在查询户籍信息")],
    rules=[
        require(lambda a: a["household"].region == a.policy["region.county"]).otherwise(
            Refusal.REGION, "您的户籍不在桂阳县，本机开不了户籍证明。", "请联系户籍地派出所，或到县政务服务中心“跨省通办”窗口。"
        ),
        require(lambda a: not a["household"].conflict).otherwise(Refusal.NEUTRAL),
    ],
    ask=[
        choice("ctype", "证明什么", KINDS, label="证明类型"),
        require(lambda a: a["ctype"] != OTHER).otherwise(
            Refusal.NOT_ELIGIBLE,
            "本人身份、现在的亲属关系、婚姻状况等，派出所不出具证明，身份证、户口簿、结婚证就能证明。",
            "请直接出示这些证件；对方不收的，请拨打{hotline.county}反映。",
            Way.CHANGE,
        ),
        require(lambda a: a["ctype"] == BOOK or bool(candidates(a))).otherwise(
            Refusal.NODATA,
            lambda a: f"您的户口里没有查到「{a['ctype']}」的记录。",
            "请选别的证明类型；如果您认为有误，请登记「办不成事」。",
            Way.CHANGE,
        ),
        choice("relative", "证明的是谁", relatives, label="关系人", preset=only_relative, when=lambda a: a["ctype"] != BOOK),
        purpose("办理低保或救助", "继承公证", "入学", "出行或出国", "其他"),
    ],
    summary=lambda a: Summary("将打印", "户籍信息证明", (("户口所在派出所", a["household"].station),), note="姓名和号码打印出来才显示全。"),
    names=others_named,
    body=paper,
    slip_title="户籍信息证明",
    version=2,
    after=(ticket("户口簿坏了，申请换发", "户口簿换发"),),
)
