"""社会保障卡临时挂失与解挂: the card stops at once for some days, and works again when its holder says so. The bank account is another matter."""

from __future__ import annotations

from datetime import timedelta

from flows.counter import Answers, Refusal, Way, choice, contact, declaration, lookup, phone, promise, require
from flows.item import Identity, Row, Summary
from flows.records.social_insurance import CardState, SocialCard

LOSS, UNLOCK = "挂失", "解除挂失"


def losing(answers: Answers) -> bool:
    return bool(answers["action"] == LOSS)


def already(answers: Answers) -> str:
    return f"这张卡已经临时挂失，有效到{answers['social_card'].lost_until:%Y年%-m月%-d日}。"


def summary(answers: Answers) -> Summary:
    held: SocialCard = answers["social_card"]
    rows: list[Row] = [("社保卡", f"尾号 {held.tail}"), ("发卡银行", held.bank)]
    if not losing(answers):
        return Summary("将办理", "解除挂失", tuple(rows), note="解除后社保卡马上可以用。")
    until = answers.policy.today + timedelta(days=answers.policy["social_card.loss_days"])
    rows += [("有效到", f"{until:%Y年%-m月%-d日}，到期自动恢复"), ("银行账户", f"另打{held.bank_phone or held.bank}挂失")]
    return Summary("将办理", "临时挂失", tuple(rows), note=f"确认丢了，请带身份证到{held.bank}网点正式挂失补卡。")


ITEM = declaration(
    "si-card-temporary-loss",
    "社会保障卡临时挂失与解挂",
    tile="社保卡挂失",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("social_card", SocialCard, "正在查询社保卡"), contact()],
    rules=[
        require(lambda a: a["social_card"].state is not CardState.NONE).otherwise(
            Refusal.NODATA, "没有查到您的社保卡。", "在外地领的卡请打{hotline.social_insurance}；还没有卡的，可到银行网点申领。"
        ),
        require(lambda a: a["social_card"].state is not CardState.CANCELLED).otherwise(
            Refusal.NODATA, "您的社保卡已经注销。", "请带身份证到银行网点重新申领。", Way.HOME, gate="CANCELLED"
        ),
    ],
    ask=[
        choice("action", "办什么", [LOSS, UNLOCK], label="办理"),
        require(lambda a: not losing(a) or a["social_card"].state is not CardState.LOST).otherwise(
            Refusal.DUPLICATE, already, way=Way.CHANGE
        ),
        require(lambda a: losing(a) or a["social_card"].state is CardState.LOST).otherwise(
            Refusal.NOT_ELIGIBLE, "这张卡没有临时挂失，可以正常用。", "要挂失请改选「挂失」；正式挂失的请到发卡银行。", Way.CHANGE
        ),
        choice("reason", "为什么挂失", ["遗失", "被盗", "损坏"], label="原因", when=losing),
        promise(
            "bank_notice",
            "银行账户要另外挂失",
            ["这里只停用社保功能。", "卡里银行账户的钱，我会另打发卡银行的电话挂失。"],
            label="金融账户",
            when=losing,
        ),
        phone(),
    ],
    summary=summary,
    also=lambda a: (("原因", a["reason"]),) if losing(a) else (),
    act_label=lambda a: f"确认{a['action']}",
    slip_title="社保卡挂失与解挂回执",
)
