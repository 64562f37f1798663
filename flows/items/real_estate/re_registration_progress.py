"""不动产登记办理进度查询: how far an application is, by card or by its number and code; paper only if wanted."""

from __future__ import annotations

from flows.counter import Refusal, Way, card, choice, digits, lookup, only, paper_or_not, query, require, ticket
from flows.item import Identity
from flows.records.real_estate import Registrations
from flows.registration import WAYS, asked, by_card, cases, progress, query_code

ITEM = query(
    "re-registration-progress",
    "不动产登记办理进度查询",
    tile="不动产进度",
    identity=Identity.NONE,
    data=[
        choice("by", "怎样找到您的申请", lambda _: WAYS, label="查找方式"),
        card(when=by_card),
        digits("case_no", "请输入受理编号", (12,), label="受理编号", when=lambda a: not by_card(a), note="12位，在受理单上。"),
        query_code(),
        lookup("cases", Registrations, "正在查询办理进度", ask=asked),
    ],
    rules=[
        require(lambda a: not a["cases"].locked).otherwise(
            Refusal.LOCKED,
            "查询码输错的次数太多，这个受理编号已暂停查询。",
            "请{register.lock.minutes}分钟后再试，或放身份证查询。",
            Way.HOME,
        ),
        require(lambda a: by_card(a) or bool(a["cases"].cases)).otherwise(
            Refusal.ACCOUNT, "受理编号或查询码不对。", lambda a: f"请对照受理单再输一次，还可以试{a['cases'].tries_left}次。", Way.CHANGE
        ),
        require(lambda a: bool(a["cases"].cases)).otherwise(
            Refusal.NODATA, "没有查到您本人的不动产登记申请。", "委托别人申请的，请改用受理单上的编号和查询码。", Way.CHANGE, gate="NONE"
        ),
        require(lambda a: not all(c.archived for c in a["cases"].cases)).otherwise(
            Refusal.NODATA,
            "这件登记早已办结，材料已归档，本机查不到进度。",
            "请到县不动产登记中心档案查询窗口，或拨打{hotline.county}。",
            gate="ARCHIVED",
        ),
    ],
    ask=[choice("which", "看哪一件", cases, label="登记申请", preset=only(cases)), paper_or_not()],
    summary=progress,
    slip_title="不动产登记进度查询单",
    after=(ticket("催办"),),
)
