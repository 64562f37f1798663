"""Insured in this pooling area: where the relation lies, and where to go when it lies elsewhere."""

from __future__ import annotations

from flows.flow import Gate, Step
from flows.records.medical_insurance import MedicalAccount, Standing
from flows.refusal import Refusal, Way
from flows.steps import lookup, require


def insured_here() -> list[Step | Gate]:
    """The look-up `medical`; nobody without a relation in this area goes on, a lapsed one does."""
    return [
        lookup("medical", MedicalAccount, "正在查询医保记录"),
        require(lambda a: a["medical"].standing is not Standing.NONE).otherwise(
            Refusal.NODATA, "没有查到您的医保记录。", "要参保请点「居民医保缴费」；有疑问请拨打{hotline.medical}。", Way.TICKET
        ),
        require(lambda a: a["medical"].standing is not Standing.MOVED).otherwise(
            Refusal.NODATA,
            lambda a: f"您的医保关系已转到{a['medical'].area}。",
            "请在“国家医保服务平台”打印，或问转入地医保局。",
            Way.HOME,
            gate="MOVED",
        ),
        require(lambda a: a["medical"].standing is not Standing.ELSEWHERE).otherwise(
            Refusal.REGION,
            lambda a: f"您的医保在{a['medical'].area}，不在这里。",
            "请在“国家医保服务平台”打印，或拨打参保地的{hotline.medical}。",
            Way.HOME,
        ),
    ]
