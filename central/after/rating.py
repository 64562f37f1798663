"""评价办件: the rating that somebody gives who has number and code of a case, wherever it was done. One for each case, whoever comes first."""

from __future__ import annotations

import json

from central.answers import refuse
from central.departments.acts import Act, Done
from central.platform import Platform
from central.store.missing import insert_missing
from central.store.service import Rating
from core.text import typed_code
from flows.refusal import Refusal, Way
from flows.services.case_evaluation import LEVELS

SCALE = "guiyang4"


def rate(platform: Platform, act: Act) -> Done:
    """Keeps it; the walk has just opened the case with its code. Raises `Refusing` when the case has its rating already."""
    case_no, tags = typed_code(act.answers["case_no"]), list(act.answers.get("why") or ())
    row = {
        "case_no": case_no,
        "report_id": f"rated-in-{act.case_no}",
        "body_tag": platform.vault.tag("rating-body", act.case_no),
        "scale": SCALE,
        "level": LEVELS[act.answers["level"]],
        "tags": json.dumps(tags, ensure_ascii=False),
        "occurred_at": platform.now(),
        "received_at": platform.now(),
    }
    if not insert_missing(act.desk.session, Rating, [row]):
        raise refuse(Refusal.NOT_ELIGIBLE, "这件事已经评价过了。", "一件事只能评一次，谢谢您。", Way.HOME)
    return Done()
