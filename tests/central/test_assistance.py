"""What a household receives, certified for one or for all of them, and the same flag for every other department."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from central.departments.department import Desk
from central.departments.hardship import groups_of
from central.platform import Platform
from central.registry import Register
from core.secret import Secret
from flows.items import catalogue
from flows.own_part import own_part
from flows.records.exchange import CaseState, Outcome
from tests.central.client import FACE, Kiosk, Stopped, card

AID = "ca-assistance-certificate"


def aid(person: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "purpose": "就医", **more}


def test_p1_the_head_of_his_household_gets_a_certificate_until_the_next_review(kiosk: Kiosk) -> None:
    outcome = kiosk.done(AID, aid("P1"))
    assert outcome.state is CaseState.DONE
    assert outcome.document
    assert outcome.document.valid_until == date(2026, 3, 31)


def test_the_others_are_named_in_full_on_the_paper_of_the_whole_family_only(kiosk: Kiosk) -> None:
    item = catalogue()[AID]
    whole, alone = kiosk.fill(AID, aid("P16", scope="打印全家")).path, kiosk.fill(AID, aid("P16")).path
    issued = kiosk.done(AID, aid("P16", scope="打印全家"))
    assert "唐雅婷" in str(own_part(item, whole.answers, issued))
    assert "D431021100016" in str(own_part(item, whole.answers, issued))
    assert "唐雅婷" not in str(own_part(item, whole.answers, Outcome("1", CaseState.DONE, "", "")))
    assert "唐*" not in str(own_part(item, alone.answers, issued))
    assert "家庭人口', value='6 人'" in str(own_part(item, alone.answers, issued))


@pytest.mark.parametrize(
    ("person", "code", "words"),
    [("P6", "E-NODATA", "没有查到您家正在享受的社会救助"), ("P13", "E-WINDOW-CLOSED", "正在复核")],
)
def test_the_story_ends_in_its_refusal(kiosk: Kiosk, person: str, code: str, words: str) -> None:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(AID, aid(person))
    assert stopped.value.code == code
    reply = stopped.value.reply
    assert words in (reply.json()["happened"] if reply is not None else stopped.value.sentences[0])


def test_everybody_in_the_household_is_in_hardship_and_nobody_else(platform: Platform) -> None:
    with platform.store.reading() as session:
        desk = Desk(Register(session, platform.vault), platform.policy(), platform.config, platform.now())
        assert "低保" in groups_of(desk, card("P1").number)
        assert "低保" in groups_of(desk, Secret("431021201112240003")), "a grandchild of P16's household"
        assert groups_of(desk, card("P6").number) == frozenset()
