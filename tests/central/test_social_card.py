"""A social security card is stopped for some days and freed by its holder; each only when it stands so."""

from __future__ import annotations

from typing import Any

import pytest

from core.clock import ManualClock
from core.secret import Secret
from tests.central.client import FACE, Kiosk, Stopped, card

LOSS = "si-card-temporary-loss"


def losing(person: str, **more: Any) -> dict[str, Any]:
    asked = {"action": "挂失", "reason": "遗失", "bank_notice": True, "phone": Secret("13800000100")}
    return {"consent": "face", "card": card(person), "face": FACE, **asked, **more}


def freeing(person: str) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "action": "解除挂失", "phone": Secret("13800000100")}


def held(kiosk: Kiosk, person: str) -> Any:
    return kiosk.fill(LOSS, losing(person)).path.answers["social_card"]


def test_a_lost_card_stops_at_once_and_works_again_when_its_holder_says_so(kiosk: Kiosk) -> None:
    assert held(kiosk, "P3").bank_phone == "96518"
    done = kiosk.done(LOSS, losing("P3"))
    assert done.details["挂失编号"] == f"G{done.case_no}"
    freed = kiosk.done(LOSS, freeing("P3"))
    assert freed.details == {"解除的挂失": f"G{done.case_no}", "卡片状态": "正常"}
    assert kiosk.done(LOSS, losing("P3", reason="被盗")).details["挂失编号"]


def test_a_temporary_loss_ends_by_itself(kiosk: Kiosk, clock: ManualClock) -> None:
    kiosk.done(LOSS, losing("P3"))
    clock.advance(15 * 86400)
    kiosk.now = clock.now()
    assert refused(kiosk, losing("P3"))[0] == "E-DUP", "the fifteenth day still counts"
    clock.advance(86400)
    kiosk.now = clock.now()
    assert held(kiosk, "P3").lost_until is None
    assert refused(kiosk, freeing("P3"))[0] == "E-NOT-ELIGIBLE"


def refused(kiosk: Kiosk, answers: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(LOSS, answers)
    return stopped.value.code, stopped.value.sentences[0]


@pytest.mark.parametrize(
    ("answers", "code", "words"),
    [
        (losing("P8"), "E-NODATA", "没有查到您的社保卡"),
        (losing("P16"), "E-NODATA", "已经注销"),
        (losing("P4"), "E-DUP", "有效到2025年11月28日"),
        (freeing("P2"), "E-NOT-ELIGIBLE", "没有临时挂失"),
        (freeing("P13"), "E-NOT-ELIGIBLE", "没有临时挂失"),
    ],
)
def test_the_story_ends_in_its_refusal(kiosk: Kiosk, answers: dict[str, Any], code: str, words: str) -> None:
    found, happened = refused(kiosk, answers)
    assert found == code
    assert words in happened


def test_a_loss_that_was_reported_meanwhile_is_not_reported_again(kiosk: Kiosk) -> None:
    case = kiosk.fill(LOSS, losing("P6"))
    kiosk.done(LOSS, losing("P6"))
    assert kiosk.report(kiosk.report_of(case)).json()["error"] == "E-DUP"
