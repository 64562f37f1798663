"""育儿补贴申领: 300 yuan a month until a child is three; one parent claims, the town decides, papers may follow."""

from __future__ import annotations

from flows import childcare
from flows.accounts import account_row, known_accounts, paid_to
from flows.counter import Refusal, Way, choice, contact, declaration, lookup, phone, promise, require, signature
from flows.item import Agent, Identity, Offline, Review
from flows.records.family_planning import Childcare

ITEM = declaration(
    "fp-childcare-subsidy",
    "育儿补贴申领",
    tile="育儿补贴",
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("childcare", Childcare, "正在查询孩子信息"),
        require(lambda a: a["childcare"].region == a.policy["region.county"]).otherwise(
            Refusal.REGION, "您的户口不在桂阳县，这里领不了育儿补贴。", "请到孩子户籍所在地申领，也可以在支付宝、微信的“育儿补贴”里办。"
        ),
        require(lambda a: not a["childcare"].outgrown).otherwise(
            Refusal.AGE_HIGH,
            "您家的孩子都已满{childcare.age}周岁，不再发放育儿补贴。",
            "如果刚生育，请先给孩子上户口，上好当天就可以来办。",
            Way.HOME,
        ),
        require(lambda a: bool(a["childcare"].children)).otherwise(
            Refusal.NODATA,
            "您的户口里没有查到{childcare.age}周岁以下的孩子。",
            "请先给孩子上户口；如果您认为有误，请登记「办不成事」。",
            Way.TICKET,
        ),
        require(lambda a: not childcare.nothing_open(a)).otherwise(Refusal.DUPLICATE, childcare.why_nothing, way=Way.HOME),
        *known_accounts(),
        contact(),
    ],
    ask=[
        choice("child", "给哪个孩子申领", childcare.children, label="孩子", preset=childcare.only_child),
        choice("relation", "您是孩子的什么人", childcare.relations, label="关系", preset=childcare.known_relation),
        choice("year", "申领哪一年", childcare.years, label="申领年度", preset=childcare.first_open),
        paid_to("补贴发到哪个账户"),
        phone(),
        promise(
            "commit",
            "请看完再点「我承诺」",
            ["孩子由我或孩子的另一位监护人抚养。", "同一个孩子没有在别处申领过育儿补贴。", "我已阅读并承诺信息真实，不实的退回补贴。"],
        ),
        signature(),
    ],
    summary=childcare.summary,
    also=lambda a: (account_row(a), ("预计发放", a["childcare"].batch)),
    act_label="确认提交申领",
    slip_title="育儿补贴申领受理单",
    review=(Review.TOWN,),
    fetched="育儿补贴审核告知单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
)
