"""农村计划生育家庭奖励扶助资格年度确认: once a year; when the home has changed, or for the first time, the village looks."""

from __future__ import annotations

from flows import rewards
from flows.accounts import account_row, known_accounts, paid_to
from flows.counter import Refusal, Way, authentication, choice, contact, lookup, not_before, phone, require, ticket
from flows.item import Identity, Review
from flows.records.family_planning import FamilyReward

ITEM = authentication(
    "fp-reward-confirm",
    "农村计划生育家庭奖励扶助资格年度确认",
    tile="计生奖扶确认",
    identity=Identity.CARD_AND_FACE,
    data=[
        not_before(rewards.of_age, lambda a: f"奖励扶助从年满{a.policy['reward.age']}周岁开始。"),
        require(rewards.covered).otherwise(
            Refusal.AGE_HIGH,
            lambda a: f"这项奖励扶助面向{a.policy['reward.born_from']:%Y年%-m月%-d日}以后出生的人。",
            "年满{longevity.age}周岁的可以看看「高龄津贴」。",
            Way.HOME,
        ),
        lookup("reward", FamilyReward, "正在查询奖励扶助"),
        require(lambda a: a["reward"].known).otherwise(
            Refusal.NODATA, "没有查到您的生育和奖励扶助信息。", "如果您认为有误，请登记「办不成事」，由村里核实。", Way.TICKET
        ),
        require(lambda a: a["reward"].on_roll or rewards.kept_to_the_plan(a)).otherwise(
            Refusal.NOT_ELIGIBLE, rewards.why_not, "记录有误或情况有变化的，请登记「办不成事」，由村里核实。", Way.TICKET
        ),
        require(lambda a: not rewards.confirmed(a)).otherwise(
            Refusal.DUPLICATE, "您今年已经确认过了。", lambda a: f"{a.policy.today.year + 1}年1月1日起确认下一年。", Way.HOME
        ),
        *known_accounts(),
        contact(),
    ],
    ask=[choice("change", "家里情况有变化吗", rewards.CHANGES, label="家庭情况"), paid_to("奖励金发到哪个账户"), phone()],
    summary=rewards.summary,
    also=lambda a: (("家庭情况", a["change"]), account_row(a)),
    act_label="确认提交",
    slip_title="奖励扶助资格确认回执",
    review=(Review.TOWN,),
    by_rules=True,
    after=(ticket("情况有误，申请更正", "情况更正"),),
)
