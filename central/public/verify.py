"""`GET /v?c=`: whether a paper is genuine, with masked facts to compare with it. The code may be typed with spaces, in small or wide letters, and with a 0 for an O."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import Response

from central.api.signing import PlatformOf
from central.cases.certificates import Genuine, Verified, code_as_typed, verify
from central.public.page import render

ROUTER = APIRouter(include_in_schema=False)

WORDS = {
    Genuine.GENUINE: ("核验通过", "这份证明由本平台开具，现在有效。请与纸上的内容逐项核对。"),
    Genuine.EXPIRED: ("已过有效期", "这份证明确由本平台开具，但已过有效期，请持有人重新打印。"),
    Genuine.WITHDRAWN: ("已作废", "这份证明已被开具机构作废，请不要采用。"),
    Genuine.UNKNOWN: ("没有查到", "没有这个验证码。请核对纸上的16位验证码；仍查不到的，请不要采用这份证明。"),
}


@ROUTER.get("/v")
def verified(request: Request, platform: PlatformOf, c: str = "") -> Response:
    code = code_as_typed(c)
    if not code:
        return render(request, "verify.html", asked=False)
    found = Verified(Genuine.UNKNOWN)
    if re.fullmatch(r"[A-Z2-7]{16}", code):
        with platform.store.reading() as session:
            found = verify(platform, session, code)
    headline, text = WORDS[found.state]
    return render(request, "verify.html", asked=True, state=found.state.value, headline=headline, text=text, facts=found.facts)
