"""Every 「常见退件」 of the catalogue, by item: where it is met, in which words; and the codes that no such line needs.

All but the troubles of a machine are met by a test person whose story it is: refused by a rule, refused when handed in, or no refusal
at all but an answer that says so. Where no person has that story, the county is changed before they come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from central.departments.agri_machinery import YearsFund
from core.secret import Secret
from flows.item import Category
from flows.machine_licence import FIT
from flows.places import called
from flows.records.agri_machinery import MachineLicence
from flows.records.civil_affairs import Marriage
from flows.records.common import BankAccounts
from flows.records.household import Household, Member
from flows.records.housing_fund import FundAccount, FundLoan, FundLoans
from flows.records.public_security import ResidencePermit
from flows.refusal import Refusal
from tests.central.client import FACE, card, policy, tapped
from tests.central.world import Change, asked, differs, down, files, knows, on, ordered, taken

CAUSES = ("死亡", "去世", "服刑", "犯罪", "失信", "黑名单", "名单", "信用", "同名", "冒领", "欺诈", "可疑")
"""Words that would tell why somebody is sent to a counter."""


@dataclass(frozen=True)
class No:
    """Refused, with these words among its sentences.

    `before`: what the county is like when the person comes. A case that can be filled in is handed in: after what happens `meanwhile`.
    """

    refusal: Refusal
    words: str
    person: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    twice: bool = False
    before: Change | None = None
    meanwhile: Change | None = None


@dataclass(frozen=True)
class But:
    """No refusal: the check page, an option that is locked, or the platform's answer says it in these words."""

    words: str
    person: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    before: Change | None = None


@dataclass(frozen=True)
class Elsewhere:
    """A machine or a line that fails, which only a whole kiosk meets: the test of that module and name looks for the words."""

    module: str
    test: str
    words: str


MACHINE = {
    "category": "耕整地",
    "grade": "rotary_tiller",
    "qty": 1,
    "serial": "XGZ1-7",
    "invoice": "12345678",
    "price": 450_000,
    "invoice_date": date(2023, 8, 5),
}
WEDDING = {"kind": "结婚登记"}
NUMBER = {"by": "number"}
R = Refusal
J = "tests.journeys."
ANOTHER = replace(FACE, score=0.3)
"""The camera sees somebody else."""

LICENCE = MachineLicence(Secret("431021198009189997"), ("G1", "R"), date(2026, 1, 20))
FUND_LOAN = FundLoan(Secret("4310002012100303"), date(2012, 4, 1), 100, settled_on=date(2016, 4, 1))
NEW_ADDRESS = {"same_addr": "变了", "new_town": "鹿峰街道", "new_village": "城东社区", "new_building": "城东路"}
CODE = NUMBER | {"case_no": "202511030012", "code": "000000"}
DIVORCED = {"kind": "离婚领证", "partner_card": "P13"}


def unrelated(home: Household) -> tuple[Member, ...]:
    """The same people, and nobody knows whose child anyone is."""
    return tuple(replace(member, parents=()) for member in home.members)


def pay_unknown(*said: str) -> No:
    """Handed in although nobody knows whether the money has come."""
    return No(R.PAY_UNKNOWN, "请不要重复支付", *said, meanwhile=ordered)


Way = No | But | Elsewhere

REFUSALS: dict[str, dict[str, Way]] = {
    "si-insured-certificate": {
        "无参保记录": No(R.NODATA, "没有查到您的参保记录", "P8"),
        "参保地在外省": No(R.NODATA, "国家社会保险公共服务平台查询，或拨打12333", "P8"),
        "最近1–2个月显示“在途”": But("在途", "P6"),
        "人证不一致": No(R.FACE, "由工作人员现场核验", "P6", {"face": ANOTHER}),
    },
    "si-benefit-authentication": {
        "人脸比对不过": No(R.FACE, "由工作人员现场核验", "P1", {"face": ANOTHER}),
        "死亡/服刑等标志": No(R.NEUTRAL, "窗口核实", "P16"),
        "非待遇领取人": No(R.NODATA, "还没领养老金的不用认证", "P5"),
        "活体失败": No(R.FACE, "由工作人员现场核验", "P1", {"face": replace(FACE, live=False)}),
    },
    "si-resident-pension-pay": {
        "已参加职工养老": No(R.EXCLUSIVE, "已参加职工养老保险", "P5"),
        "本年度已缴": No(R.DUPLICATE, "2025年度已经缴过", "P13"),
        "在校学生": No(R.NOT_ELIGIBLE, "在校学生", "P9"),
        "年满60且已领取": No(R.AGE_HIGH, "已经在领取养老金", "P1"),
        "支付超时未知": pay_unknown("P3"),
    },
    "si-pension-payment-query": {"暂停发放": But("养老认证", "P1")},
    "si-card-temporary-loss": {
        "已挂失": No(R.DUPLICATE, "有效到2025年11月28日", "P4"),
        "无卡": No(R.NODATA, "没有查到您的社保卡", "P8"),
        "卡已注销": No(R.NODATA, "已经注销", "P16"),
    },
    "am-subsidy-apply": {
        "机具不在目录": No(R.NODATA, "不在补贴目录里", "P3", MACHINE | {"grade": "not-listed"}),
        "出厂编号已申请": No(R.DUPLICATE, "出厂编号已经申请过补贴", "P3", MACHINE, twice=True),
        "开票日期超期": No(R.WINDOW_CLOSED, "开得太早", "P3", MACHINE | {"invoice_date": date(2022, 11, 20)}),
        "年度资金用完": But(
            "排队登记第1位",
            "P3",
            MACHINE | {"queue": "排队登记"},
            before=files(Secret("machine-fund-2025"), YearsFund(policy()["machine.fund_fen"])),
        ),
        "失信名单": No(R.BLACKLIST, "带齐全部材料", "P10"),
    },
    "am-licence-renewal": {
        "未到换证期": No(
            R.WINDOW_CLOSED, "2025年11月22日起可以来换", "P3", before=knows("P3", replace(LICENCE, expires=date(2026, 2, 20)))
        ),
        "超过年龄": No(R.AGE_HIGH, "年满70周岁", "P1"),
        "身体条件不符": No(R.NOT_ELIGIBLE, "身体条件要六项都符合", "P3", {"health": FIT[1:]}),
        "驾驶证逾期一年以上": No(R.WINDOW_CLOSED, "人工窗口", "P3", before=knows("P3", replace(LICENCE, expires=date(2024, 11, 20)))),
    },
    "am-inspection-appointment": {
        "约满": No(R.QUOTA, "最近还有", "P3", meanwhile=taken),
        "无到期机具": No(R.NODATA, "名下没有查到", "P6"),
    },
    "fp-birth-registration": {
        "重复登记": No(
            R.DUPLICATE,
            "已经登记过",
            "P4",
            {"partner_card": "P5", "stage": "已怀孕", "due": date(2026, 3, 21), "reprint": "不用补打"},
            twice=True,
        ),
        "配偶信息不符": No(R.NOT_COUPLE, "请放配偶本人的身份证", "P4", {"partner_card": "P3"}),
    },
    "fp-childcare-subsidy": {
        "孩子已满3周岁": No(R.AGE_HIGH, "都已满3周岁", "P16"),
        "本年度已申领": No(R.DUPLICATE, "已申领", "P5", twice=True),
        "户籍不在本县": No(R.REGION, "孩子户籍所在地", "P8"),
        "监护关系查不到": But(
            "出生医学证明或监护证明", "P5", {"relation": "其他监护人"}, before=differs("P5", Household, members=unrelated)
        ),
    },
    "fp-reward-confirm": {
        "年龄不到": No(R.AGE_LOW, "2040年9月18日起可以来办", "P3"),
        "情况有变化": But("村干部上门核实情况变化", "P2", {"change": "户口迁出或变更"}),
        "已确认": No(R.DUPLICATE, "今年已经确认过了", "P1"),
    },
    "ps-household-certificate": {
        "户籍不在本县": No(R.REGION, "跨省通办", "P8"),
        "不属于派出所出具范围": No(R.NOT_ELIGIBLE, "身份证、户口簿、结婚证就能证明", "P3", {"ctype": "其他内容"}),
        "记录冲突": No(R.NEUTRAL, "窗口核实", "P13"),
    },
    "ps-no-crime-certificate": {
        "同名待核": But("人工核对", "P16"),
        "非本县管辖": No(R.REGION, "先办「居住证签注」", "P8", before=differs("P8", ResidencePermit, due=date(2025, 11, 20))),
        "查询系统维护": No(R.CONNECTOR, "查询系统维护", "P6", meanwhile=down(Category.PUBLIC_SECURITY)),
    },
    "ps-residence-permit-endorsement": {
        "未到签注期": No(R.WINDOW_CLOSED, "2026年1月30日起可以签注", "P8", before=differs("P8", ResidencePermit, due=date(2026, 3, 1))),
        "住址变更需核实": But("网格员上门核实鹿峰街道城东社区城东路", "P8", NEW_ADDRESS),
        "证件已注销": No(R.NODATA, "已经注销", "P8", before=differs("P8", ResidencePermit, cancelled=True)),
    },
    "ps-id-card-renewal-appointment": {
        "还早": No(R.WINDOW_CLOSED, "2028年8月22日起可以预约换领", "P4", {"reason": "有效期满"}),
        "约满": No(R.QUOTA, "最近还有", "P12", {"reason": "有效期满"}, meanwhile=taken),
    },
    "ca-assistance-certificate": {
        "不在保": No(R.NODATA, "临时救助", "P6"),
        "正在复核": No(R.WINDOW_CLOSED, "正在复核", "P13"),
    },
    "ca-temporary-relief-apply": {
        "重复申请": No(R.DUPLICATE, "12个月", "P16", {"kind": "医药费负担重"}),
        "非本县": No(R.REGION, "要在户籍地申请", "P8", {"kind": "医药费负担重"}),
    },
    "ca-marriage-appointment": {
        "年龄未到": No(R.AGE_LOW, "2026年10月2日起可以预约", "P9", WEDDING | {"partner_card": "P6"}),
        "已婚": No(R.MARRIED, "有一方已婚", "P3", WEDDING | {"partner_card": "P4"}),
        "冷静期未满/已过期": No(R.COOLING, "领证期限已在2025年12月9日结束", "P10", DIVORCED, before=on(date(2025, 12, 10))),
        "约满": No(R.QUOTA, "最近还有", "P3", WEDDING | {"partner_card": "P6"}, meanwhile=taken),
    },
    "ag-senior-preference-card": {"不到60周岁": No(R.AGE_LOW, "起可以来办", "P6")},
    "ag-longevity-allowance-apply": {
        "未满80": No(R.AGE_LOW, "2037年12月1日起", "P16"),
        "户籍不在本县": No(R.REGION, "由户籍所在县发放", "P8"),
        "已在领": No(R.DUPLICATE, "已经在领", "P11"),
        "账户姓名不一致": No(R.ACCOUNT, "没有查到您名下可以收款的账户", "P1", before=knows("P1", BankAccounts(()))),
    },
    "ag-longevity-allowance-authentication": {
        "比对不过3次": But("上门认证", "P11", {"here": "at-home"}),
        "户籍迁出": No(R.REGION, "联系现在的户籍地", "P11", before=knows("P11", Household(None))),
    },
    "dp-two-subsidies-apply": {
        "无残疾人证/已过期": No(R.NODATA, "残疾人证已过有效期", "P10"),
        "等级不符": No(R.NOT_ELIGIBLE, "不能同时领取", "P11"),
        "已在领": No(R.DUPLICATE, "已在领取", "P16"),
        "账户不一致": No(R.ACCOUNT, "没有查到您名下可以收款的账户", "P13"),
    },
    "dp-card-info-print": {
        "证件过期或注销": No(R.NODATA, "过有效期", "P10"),
        "信息不符": No(R.NODATA, "办不成事", "P13"),
    },
    "dp-assistive-device-apply": {
        "类别不匹配": But("不适合肢体残疾", "P7"),
        "三年内已配": No(R.DUPLICATE, "近3年都配发过", "P13"),
    },
    "ut-water-pay": {
        "户号不存在": No(R.ACCOUNT, "没有找到这个户号", said=NUMBER | {"account_no": "2100000999"}),
        "无欠费": But("没有欠费", "P6", {"by": "card"}),
        "账单锁定": No(R.ACCOUNT, "账单正在核对", said=NUMBER | {"account_no": "2100000103"}),
        "支付结果未知": pay_unknown("P3"),
    },
    "ut-electricity-pay": {
        "户号不存在": No(R.ACCOUNT, "没有找到这个户号", said=NUMBER | {"account_no": "4310210000999"}),
        "户号为企业户": No(R.ACCOUNT, "企业户号", said=NUMBER | {"account_no": "4310210000103"}),
        "支付结果未知": pay_unknown("P3"),
    },
    "ut-gas-pay": {
        "户号不存在": No(R.ACCOUNT, "没有找到这个户号", said=NUMBER | {"account_no": "22000999"}),
        "欠费锁表": No(R.ACCOUNT, "停气锁表", said=NUMBER | {"account_no": "22000127"}),
        "IC卡未插": But("到燃气营业厅写卡", "P4", {"by": "card"}),
    },
    "ut-electricity-multi-person": {
        "人口不足5": No(R.NOT_ELIGIBLE, "满5人才能办", "P1"),
        "合表户": No(R.NOT_ELIGIBLE, "合表", "P16", {"account": "其他户号", "account_no": "4310210000073"}),
        "地址不一致": No(R.NOT_ELIGIBLE, "户籍地址不一样", "P16", {"account": "其他户号", "account_no": "4310210000011"}),
        "已办理未到期": No(R.DUPLICATE, "有效到2026-12", "P2"),
    },
    "mi-resident-pay": {
        "已缴": No(R.DUPLICATE, "2026年度已经缴过", "P13"),
        "已参职工医保": But("已参加职工医保", "P4"),
        "不在缴费期": No(R.WINDOW_CLOSED, "您选了先不缴", "P3", {"late": "先不缴"}, before=on(date(2026, 2, 15))),
        "异地已参保": No(R.EXCLUSIVE, "已在湛江市参保", "P8"),
    },
    "mi-insured-certificate": {
        "未参保/已转出": No(R.NODATA, "已转到长沙市", "P9"),
        "跨统筹区": No(R.REGION, "您的医保在湛江市", "P8"),
    },
    "mi-remote-filing": {
        "未参保/断保": No(R.NOT_ELIGIBLE, "2025年没有参保", "P10"),
        "已有备案": No(R.DUPLICATE, "东莞市的备案还有效", "P2", {"kind": "临时外出就医", "place": called(policy(), "广东省", "东莞市")}),
    },
    "hf-account-query": {"无账户": No(R.NODATA, "没有查到您的公积金账户", "P8")},
    "hf-offsite-loan-certificate": {
        "缴存不足": No(R.NOT_ELIGIBLE, "满6个月才能开", "P6", before=differs("P6", FundAccount, months_in_a_row=4)),
        "已有两次贷款": No(R.NOT_ELIGIBLE, "已用过2次公积金贷款", "P6", before=knows("P6", FundLoans((FUND_LOAN, FUND_LOAN)))),
        "账户封存": No(R.NOT_ELIGIBLE, "「封存」", "P6", before=differs("P6", FundAccount, status="封存")),
    },
    "hf-loan-settled-certificate": {
        "未结清": No(R.NOT_ELIGIBLE, "243,180.57", "P5"),
        "抵押未解": But("这笔贷款的抵押还没有注销", "P6"),
    },
    "re-housing-certificate": {
        "人证不符": No(R.FACE, "由工作人员现场核验", "P6", {"face": ANOTHER}),
        "历史纸档未数字化": No(R.NODATA, "还是纸质档案", "P1"),
        "查询次数异常": No(R.LOCKED, "今天已经查询了5次", "P6", before=asked(5, "re-housing-certificate", "P6")),
    },
    "re-registration-progress": {
        "号码或查询码不对": No(R.ACCOUNT, "受理编号或查询码不对", said=NUMBER | {"case_no": "202511030012", "code": "482906"}),
        "已归档": No(R.NODATA, "档案查询窗口", "P7", {"by": "card"}),
    },
}
OTHER_CODES: list[tuple[str, Refusal, Way]] = [
    ("si-insured-certificate", R.CARD_EXPIRED, No(R.CARD_EXPIRED, "2025年9月1日已到期", "P12")),
    ("ca-marriage-appointment", R.SAME_SEX_CARDS, No(R.SAME_SEX_CARDS, "一男一女", "P3", WEDDING | {"partner_card": "P5"})),
    ("ca-marriage-appointment", R.COOLING, No(R.COOLING, "没有查到你们的离婚申请", "P4", {"kind": "离婚领证", "partner_card": "P5"})),
    ("mi-resident-pay", R.NOTHING_TO_PAY, No(R.NOTHING_TO_PAY, "由政府全额资助参保", "P7", {"people": tapped(0)})),
    ("hf-account-query", R.FACE, No(R.FACE, "没有核对上本人", "P6", {"face": replace(FACE, score=0.3)})),
    (
        "hf-account-query",
        R.CARD_READ,
        No(R.CARD_READ, "再放一次", said={"card": replace(card("P6"), birth=date(1987, 8, 6))}),
    ),
    ("hf-account-query", R.CONNECTOR, No(R.CONNECTOR, "查询系统维护", "P6", before=down(Category.HOUSING_FUND))),
    ("re-registration-progress", R.LOCKED, No(R.LOCKED, "15分钟", said=CODE, before=asked(4, "re-registration-progress", said=CODE))),
    (
        "si-insured-certificate",
        R.PRINTER,
        Elsewhere(J + "test_slip_not_out", "test_a_slip_that_did_not_come_out_is_printed_again", "凭条没有打印出来。"),
    ),
    (
        "si-insured-certificate",
        R.OFFLINE,
        Elsewhere(
            J + "test_platform_down", "test_a_submit_that_certainly_did_not_arrive_is_tried_again_with_everything_kept", "网络暂时不通"
        ),
    ),
    (
        "ca-marriage-appointment",
        R.COOLING,
        No(R.COOLING, "2025年12月22日起可以领证", "P10", DIVORCED, before=differs("P10", Marriage, divorce_applied=date(2025, 11, 21))),
    ),
]
"""The codes that no line of the catalogue needs."""
