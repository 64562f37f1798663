"""`GET /g/{item}`: the 13 elements of an item's guide, what matters first."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from central.api.signing import PlatformOf
from central.public.page import problem, render
from flows.items import known

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/g/{item}")
def guide(request: Request, platform: PlatformOf, item: str) -> Response:
    found = platform.guides.get(item)
    if found is None:
        return problem(request, HTTPStatus.NOT_FOUND, "没有这个事项。")
    entry = known()[item]
    return render(request, "guide.html", guide=found, category=entry.category.title if entry.category else "", service=entry.shape.value)
