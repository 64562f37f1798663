"""`POST /v1/vouches`: staff card and PIN against a voucher for one case; `POST /v1/staff-checks`: against a name alone."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from central import sequences, staff
from central.api.bodies import read_as
from central.api.schema import described
from central.api.signing import PlatformOf, SignedBy
from central.cases.admission import own_case
from core.plain import to_plain
from flows.records.exchange import StaffCheck, StaffKnown, Vouched, Vouching

ROUTER = APIRouter()


@ROUTER.post("/v1/vouches", **described(Vouched, Vouching))
def vouches(platform: PlatformOf, caller: SignedBy) -> Any:
    wanted = read_as(Vouching, caller.body)
    own_case(wanted.case_no, caller.terminal, platform.config.region)
    with platform.store.writing() as session:
        sequences.note(session, caller.terminal, wanted.case_no)
    return to_plain(staff.vouch(platform, caller.terminal, wanted))


@ROUTER.post("/v1/staff-checks", **described(StaffKnown, StaffCheck))
def staff_checks(platform: PlatformOf, caller: SignedBy) -> Any:
    return to_plain(staff.check(platform, caller.terminal, read_as(StaffCheck, caller.body)))
