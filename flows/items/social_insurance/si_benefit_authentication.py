"""养老保险待遇领取资格认证: once in twelve months the pensioner shows that they are there; a suspended pension resumes."""

from __future__ import annotations

from flows.confirmations import due_words, lives_in, next_time, term_rows, whereabouts_rows
from flows.counter import Answers, Option, Refusal, Way, authentication, choice, contact, lookup, not_protected, only, phone, require
from flows.item import Identity, Summary
from flows.records.social_insurance import Benefit, Benefits


def schemes(answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(b.scheme, b.scheme, f"应在{b.next_due:%Y年%-m月%-d日}前认证") for b in answers["benefits"].benefits)


def due(benefit: Benefit, answers: Answers) -> str:
    if benefit.confirmed_by_data:
        return "本期已由数据比对完成，不用再来"
    return due_words(benefit.next_due, answers.policy.today, answers.policy["pension.confirm.early_days"])


def summary(answers: Answers) -> Summary:
    benefit: Benefit = next(b for b in answers["benefits"].benefits if b.scheme == answers["scheme"])
    rows = (("领取险种", benefit.scheme), *term_rows(benefit.last_confirmed, benefit.next_due, benefit.suspended_since))
    return Summary("认证期限", due(benefit, answers), rows, note="认证不收费。")


ITEM = authentication(
    "si-benefit-authentication",
    "养老保险待遇领取资格认证",
    tile="养老认证",
    identity=Identity.CARD_AND_LIVE_FACE,
    data=[lookup("benefits", Benefits, "正在查询养老待遇"), contact()],
    rules=[
        not_protected("benefits"),
        require(lambda a: bool(a["benefits"].benefits)).otherwise(
            Refusal.NODATA, "没有查到您正在领取的养老待遇。", "还没领养老金的不用认证；如果您认为有误，请登记「办不成事」。", Way.TICKET
        ),
        choice("scheme", "认证哪一项待遇", schemes, label="领取险种", preset=only(schemes)),
    ],
    ask=[lives_in("本县", "本省其他地方", "省外", "境外"), next_time(), phone()],
    summary=summary,
    also=whereabouts_rows,
    slip_title="待遇领取资格认证回执",
    version=3,
)
