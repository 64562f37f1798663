"""`GET /`: what this platform is for whoever opens its address: the guides, and where a case stands by number and code."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from central.api.signing import PlatformOf
from central.public.page import render
from flows.items import catalogue

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/")
def index(request: Request, platform: PlatformOf) -> Response:
    told = [item for item in catalogue().values() if item.id in platform.guides]
    items = [(item.id, item.name, item.category.title, item.shape.value) for item in told if item.category]
    return render(request, "index.html", items=items)
