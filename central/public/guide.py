"""`GET /g/{item}`: the 13 elements of an item's guide, what matters first; `?lang=en` in English where the county has translated it.

`?at=0007` is the kiosk whose code was read: its place and its hours are told, in the kiosk's own words. Nobody who reads this stands
before a kiosk, so that 「本终端」 is said as what it is.
"""

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

HERE, AFAR = "本终端", "自助终端"
"""How the guide calls the terminal, and how it is called where nobody stands before one."""

NAMES = {Language.CHINESE: "中文", Language.ENGLISH: "English"}
"""Each language as it calls itself."""


@ROUTER.get("/g/{item}")
def guide(request: Request, platform: PlatformOf, item: str, lang: str = "", at: str = "") -> Response:
    if item not in platform.guides:
        return problem(request, HTTPStatus.NOT_FOUND, "没有这个事项。")
    language = next((one for one in TRANSLATED if one.value == lang and platform.guides.speaks(item, one)), Language.CHINESE)
    site = platform.sites.get(at)
    guides, entry = platform.guides.at_place(site.hours.told) if site else platform.guides, known()[item]
    told = guides.in_language(item, language)
    tags = [entry.category.title if entry.category else "", entry.service_type]
    return render(
        request,
        "guide.html",
        item=item,
        guide=told,
        elements=[(sentence(heading, language), text.replace(HERE, AFAR)) for heading, text in told.elements(language)],
        tags=[sentence(tag, language) for tag in tags if tag],
        language=language,
        site=site.told(language) if site else "",
        at=at if site else "",
        others=[(one.value, NAMES[one]) for one in Language if one is not language and platform.guides.speaks(item, one)],
        words=WORDS[language],
    )
