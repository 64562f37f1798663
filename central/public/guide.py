"""`GET /g/{item}`: the 13 elements of an item's guide, what matters first; `?lang=en` in English where the county has translated it."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from central.api.signing import PlatformOf
from central.public.page import problem, render
from core.language import Language, sentence
from flows.guides import TRANSLATED
from flows.items import known

ROUTER = APIRouter(include_in_schema=False)

WORDS = {
    Language.CHINESE: {"guide": "办事指南"},
    Language.ENGLISH: {
        "guide": "Guide",
        "house": "Government services",
        "terminals": "Jinban self-service terminals",
        "foot": "Complaints: 12345. There is no charge for this service.",
    },
}
"""What the page says around the guide; what is not here the page says like all others."""

NAMES = {Language.CHINESE: "中文", Language.ENGLISH: "English"}
"""Each language as it calls itself."""


@ROUTER.get("/g/{item}")
def guide(request: Request, platform: PlatformOf, item: str, lang: str = "") -> Response:
    if item not in platform.guides:
        return problem(request, HTTPStatus.NOT_FOUND, "没有这个事项。")
    language = next((one for one in TRANSLATED if one.value == lang and platform.guides.speaks(item, one)), Language.CHINESE)
    told, entry = platform.guides.in_language(item, language), known()[item]
    tags = [entry.category.title if entry.category else "", entry.shape.value]
    return render(
        request,
        "guide.html",
        item=item,
        guide=told,
        elements=[(sentence(heading, language), text) for heading, text in told.elements(language)],
        tags=[sentence(tag, language) for tag in tags if tag],
        language=language,
        others=[(one.value, NAMES[one]) for one in Language if one is not language and platform.guides.speaks(item, one)],
        words=WORDS[language],
    )
