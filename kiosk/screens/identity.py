"""Whether a person of the site has vouched, and how a result says so: it was a person and not the machine who looked."""

from __future__ import annotations

from flows.records.exchange import Identified, Method
from kiosk.case import Case
from kiosk.ui.rows import LabelledValue
from kiosk.ui.tokens import Mode


def was_vouched(case: Case) -> bool:
    """Whether a person of the site has said who the resident is."""
    face: Identified | None = case.path().answers.get("face")
    return face is not None and face.method is Method.VOUCHED


def vouched_line(mode: Mode, case: Case) -> list[LabelledValue]:
    """「本人核验 由工作人员核验」 for a case that a person of the site vouched for; nothing for any other."""
    return [LabelledValue(mode.tr("本人核验"), mode.tr("由工作人员核验"))] if was_vouched(case) else []
