"""`POST /v1/enrolments`: a one-time code for a key. The only unsigned request that writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends

from central.api.bodies import read_as, whole_body
from central.api.schema import described
from central.api.signing import PlatformOf
from central.enrolment import enrol
from core.plain import to_plain

ROUTER = APIRouter()


@dataclass(frozen=True)
class Enrolment:
    """What a new kiosk sends: the code that an operator gave, and its own number."""

    code: str
    terminal: str


@dataclass(frozen=True)
class Enrolled:
    """What it gets: its key (hex) with the key's name, and the first case sequence that was never used."""

    terminal: str
    key_id: str
    key: str
    next_sequence: int


@ROUTER.post("/v1/enrolments", **described(Enrolled, Enrolment, signed=False))
def enrolments(platform: PlatformOf, body: Annotated[bytes, Depends(whole_body)]) -> Any:
    wanted = read_as(Enrolment, body)
    key_id, key, next_sequence = enrol(platform, wanted.terminal, wanted.code)
    return to_plain(Enrolled(wanted.terminal, key_id, key.hex(), next_sequence))
