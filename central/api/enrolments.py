"""`POST /v1/enrolments`: a one-time code for a key. The only unsigned request that writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends

from central.api.bodies import read_as, whole_body
from central.api.signing import PlatformOf
from central.enrolment import enrol

ROUTER = APIRouter()


@dataclass(frozen=True)
class Enrolment:
    """What a new kiosk sends: the code that an operator gave, and its own number."""

    code: str
    terminal: str


@ROUTER.post("/v1/enrolments")
def enrolments(platform: PlatformOf, body: Annotated[bytes, Depends(whole_body)]) -> dict[str, Any]:
    wanted = read_as(Enrolment, body)
    key_id, key, next_sequence = enrol(platform, wanted.terminal, wanted.code)
    return {"terminal": wanted.terminal, "key_id": key_id, "key": key.hex(), "next_sequence": next_sequence}
