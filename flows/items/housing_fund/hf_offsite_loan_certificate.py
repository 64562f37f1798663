"""异地贷款职工住房公积金缴存使用证明打印: contributions and loans for a fund centre elsewhere, on paper or sent from system to system."""

from __future__ import annotations

from core.calendar import months_later
from core.slip import Block, Pair, Text
from flows.counter import Answers, Option, Refusal, Way, cancel, certificate, choice, contact, lookup, phone, region, require
from flows.housing_fund import DIRECT, ISSUER, PRINTED, contributions, has_account
from flows.item import Identity, Summary
from flows.records.exchange import Outcome
from flows.records.housing_fund import PAYING, FundAccount, FundLoans
from flows.records.regions import Level, Region


def first_month(answers: Answers) -> str:
    """From when on the months will be enough."""
    missing = answers.policy["fund.offsite.months"] - answers["fund"].months_in_a_row
    return f"{months_later(answers.policy.today.replace(day=1), missing):%Y年%-m月}"


def own_city(city: Region, answers: Answers) -> str:
    """Why nobody needs it for the city of the own fund."""
    return "在本市贷款，不用开这份证明" if str(answers.policy["region.county"]).startswith(city.code) and len(city.code) > 2 else ""


def ways(answers: Answers) -> tuple[Option, ...]:
    linked = answers["city"].name in answers.policy["fund.offsite.direct"]
    direct = Option(DIRECT, DIRECT, "不用再交纸质证明", "" if linked else "这个城市还没有接通，请打印纸质证明")
    return (Option(PRINTED, PRINTED, "自己带到贷款地"), direct)


def body(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    """What was sent needs no amounts on paper."""
    sent = answers["mode"] == DIRECT
    rows = [("贷款城市", answers["city"].name), *(() if sent else contributions(answers)), ("出具机构", ISSUER), *outcome.details.items()]
    note = "证明由系统传到贷款地，不用再交纸质证明。" if sent else "请带本证明到贷款地的公积金中心。"
    return (*(Pair(label, value) for label, value in rows), Text(note))


ITEM = certificate(
    "hf-offsite-loan-certificate",
    "异地贷款职工住房公积金缴存使用证明打印",
    tile="异地贷款证明",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("fund", FundAccount, "正在查询公积金账户"), lookup("loans", FundLoans, "正在查询公积金贷款")],
    rules=[
        has_account(),
        require(lambda a: a["fund"].status == PAYING).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"您的公积金账户现在是「{a['fund'].status}」，不能开异地贷款证明。",
            "单位恢复缴存以后就可以来开；请先问单位，或拨打{hotline.housing_fund}。",
            gate="SEALED",
        ),
        require(lambda a: a["fund"].months_in_a_row >= a.policy["fund.offsite.months"]).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"您已连续缴存{a['fund'].months_in_a_row}个月，满{a.policy['fund.offsite.months']}个月才能开。",
            lambda a: f"照常缴存的话，{first_month(a)}起可以来开。",
            Way.HOME,
            gate="MONTHS",
        ),
        require(lambda a: len(a["loans"].loans) < a.policy["fund.loans.most"]).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"您已用过{len(a['loans'].loans)}次公积金贷款，不能再申请。",
            "如果您认为有误，请登记「办不成事」，我们来核对。",
            Way.TICKET,
            gate="LOANS",
        ),
        contact(),
    ],
    ask=[
        region("city", "到哪个城市贷款", label="贷款城市", deepest=Level.CITY, locked=own_city),
        choice("mode", "证明怎么给", ways, label="给证明的方式", preset=PRINTED),
        phone(),
    ],
    summary=lambda a: Summary(
        "将传送" if a["mode"] == DIRECT else "将打印", "异地贷款证明", contributions(a), note=f"给{a['city'].name}住房公积金中心。"
    ),
    body=body,
    act_label=lambda a: "确认传送证明" if a["mode"] == DIRECT else "确认打印证明",
    slip_title="异地贷款职工缴存使用证明",
    after=(cancel("撤回传送", when=lambda a: a["mode"] == DIRECT),),
    version=3,
)
