"""`POST /v1/heartbeats`: how a kiosk is, against what the platform knows for it: time, next free sequence, departments' health."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter

from central import sequences
from central.answers import NotFound
from central.api.bodies import read_as
from central.api.schema import described
from central.api.signing import PlatformOf, SignedBy
from central.departments.department import Desk
from central.departments.directory import connectors
from central.registry import Register
from central.store.kiosks import Kiosk
from core.plain import to_plain
from flows.records.exchange import Heartbeat, HeartbeatAnswer

ROUTER = APIRouter()


@ROUTER.post("/v1/heartbeats", **described(HeartbeatAnswer, Heartbeat))
def heartbeats(platform: PlatformOf, caller: SignedBy) -> Any:
    heartbeat = read_as(Heartbeat, caller.body)
    if heartbeat.terminal != caller.terminal:
        raise NotFound("no-such-kiosk")
    with platform.store.writing() as session:
        sequences.reach(session, caller.terminal, heartbeat.next_sequence)
        kiosk = session.get_one(Kiosk, caller.terminal)
        kiosk.heartbeat = json.dumps(to_plain(heartbeat), ensure_ascii=False)
        kiosk.heartbeat_at = platform.now()
        desk = Desk(Register(session, platform.vault), platform.policy(), platform.config, platform.now())
        return to_plain(HeartbeatAnswer(platform.now(), kiosk.next_sequence, connectors(desk)))
