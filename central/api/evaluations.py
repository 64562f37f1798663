"""`POST /v1/evaluations`: one rating of one case (一事一评). The same rating again is welcome, another one for the case is a conflict."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter

from central import sequences
from central.answers import Conflict
from central.api.bodies import read_json
from central.api.schema import described
from central.api.signing import PlatformOf, SignedBy
from central.cases.admission import own_case
from central.moments import check_moment
from central.store.missing import insert_missing
from central.store.service import Rating
from core.plain import Malformed, from_plain
from flows.records.exchange import Evaluation

ROUTER = APIRouter()
SCALES = {"guiyang4": range(1, 5), "national5": range(1, 6)}
"""Levels of the county's own scale of four and of the national one of five (政务服务“好差评”)."""
MOST_TAGS = 8


@ROUTER.post("/v1/evaluations", **described({"type": "object"}, Evaluation))
def evaluations(platform: PlatformOf, caller: SignedBy) -> dict[str, Any]:
    raw = read_json(caller.body)
    given = from_plain(Evaluation, raw)
    _check(given, caller.terminal, platform.config.region)
    tag = platform.vault.tag("rating-body", json.dumps(raw, sort_keys=True))
    row = {
        "case_no": given.case_no,
        "report_id": given.report_id,
        "body_tag": tag,
        "scale": given.scale,
        "level": given.level,
        "tags": json.dumps(given.tags, ensure_ascii=False),
        "occurred_at": given.occurred_at,
        "received_at": platform.now(),
    }
    with platform.store.writing() as session:
        sequences.note(session, caller.terminal, given.case_no)
        if not insert_missing(session, Rating, [row]):
            earlier = session.get(Rating, given.case_no)
            if earlier is None or earlier.body_tag != tag:
                raise Conflict
    return {}


def _check(given: Evaluation, terminal: str, region: str) -> None:
    own_case(given.case_no, terminal, region)
    if given.level not in SCALES.get(given.scale, range(0)):
        raise Malformed("Evaluation.level: not a level of its scale")
    if len(given.tags) > MOST_TAGS or any(len(tag) > 64 for tag in given.tags):
        raise Malformed("Evaluation.tags: at most 8 of 64 characters")
    if not 8 <= len(given.report_id) <= 64:
        raise Malformed("Evaluation.report_id: 8 to 64 characters")
    if given.occurred_at:
        check_moment(given.occurred_at, "Evaluation.occurred_at")
