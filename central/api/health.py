"""`GET /healthz`: the platform is up, and what time it has. Unsigned, says nothing else."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from sqlalchemy import text

from central.api.signing import PlatformOf

ROUTER = APIRouter()


@ROUTER.get("/healthz")
def healthz(platform: PlatformOf) -> dict[str, Any]:
    with platform.store.reading() as session:
        session.execute(text("SELECT 1"))
    return {"ok": True, "time": platform.now().isoformat(), "unix": int(platform.now().timestamp())}
