"""The childcare subsidy as a resident claims it: which child, which year of its life, as whom."""

from __future__ import annotations

from core.id_card import Sex
from flows import masking
from flows.flow import Answers, Gate, Option
from flows.item import Row, Summary
from flows.numbers import yuan
from flows.records.family_planning import Child, ClaimYear
from flows.refusal import Refusal, Way
from flows.steps import HOLDER, require

FATHER, MOTHER, GUARDIAN = "父亲", "母亲", "其他监护人"
CLAIMED = "已申领"
PROMISES = ["孩子由我或孩子的另一位监护人抚养。", "同一个孩子没有在别处申领过育儿补贴。", "我已阅读并承诺信息真实，不实的退回补贴。"]


def young_child_here() -> list[Gate]:
    """A household of the county with a child young enough."""
    return [
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
    ]


def children(answers: Answers) -> tuple[Option, ...]:
    """The children under three, names masked; one for whom nothing is open says why."""
    return tuple(
        Option(child.key, masking.name(child.name), f"{child.birth:%Y年%-m月}出生", _all_locked(child, answers))
        for child in answers["childcare"].children
    )


def nothing_open(answers: Answers) -> bool:
    """Whether everything that is open now has been claimed."""
    return all(option.locked for option in children(answers))


def why_nothing(answers: Answers) -> str:
    """What was claimed, child by child."""
    return f"{'；'.join(f'{option.label}：{option.locked}' for option in children(answers))}。"


def chosen_child(answers: Answers) -> Child:
    """The child that was tapped."""
    child: Child = next(child for child in answers["childcare"].children if child.key == answers["child"])
    return child


def years(answers: Answers) -> tuple[Option, ...]:
    """What can be claimed for that child; what is claimed or not open yet says so."""
    return tuple(
        Option(year.id, year.label, f"{year.months}个月，{yuan(year.fen)}元", _locked(year, answers))
        for year in chosen_child(answers).years
    )


def first_open(answers: Answers) -> str | None:
    """What stands until another one is chosen."""
    return next((option.value for option in years(answers) if not option.locked), None)


def chosen_year(answers: Answers) -> ClaimYear:
    """What is claimed."""
    return next(year for year in chosen_child(answers).years if year.id == answers["year"])


def relations(answers: Answers) -> tuple[Option, ...]:
    """As whom, by the sex on the card."""
    parent = {Sex.MALE: (FATHER,), Sex.FEMALE: (MOTHER,)}.get(answers[HOLDER].sex, (FATHER, MOTHER))
    return tuple(Option(word, word) for word in (*parent, GUARDIAN))


def known_relation(answers: Answers) -> str | None:
    """What the birth certificate says."""
    words = [option.value for option in relations(answers)]
    return words[0] if chosen_child(answers).own and len(words) == 2 else None


def summary(answers: Answers) -> Summary:
    """Child, months and amount; the platform has reckoned them."""
    child, year, care = chosen_child(answers), chosen_year(answers), answers["childcare"]
    rows: list[Row] = [("孩子", f"{masking.name(child.name)}  {child.birth:%Y年%-m月}出生"), ("关系", answers["relation"])]
    rows += [("申领年度", year.label), ("月数", f"{year.months} 个月"), ("应补金额", f"{yuan(year.fen)} 元")]
    if not child.own:
        rows.append(("待补材料", "出生医学证明或监护证明，可以先办后补"))
    return Summary("将申领", f"{yuan(year.fen)} 元", tuple(rows), note=f"由{care.town}审核。{care.source}。补贴免个税，不计入低保收入。")


def _all_locked(child: Child, answers: Answers) -> str:
    reasons = [_locked(year, answers) for year in child.years]
    return "" if "" in reasons else next((reason for reason in reasons if reason != CLAIMED), CLAIMED)


def _locked(year: ClaimYear, answers: Answers) -> str:
    if year.claimed:
        return CLAIMED
    return "" if year.opens <= answers.policy.today else f"{year.opens:%Y年%-m月%-d日}起可以申领"
