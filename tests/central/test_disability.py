"""The disability certificate on paper, and assistive devices: P7's story, what is not given, and who hears why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from central.platform import Platform
from central.registry import Register
from core.secret import Secret
from flows.items import catalogue
from flows.own_part import own_part
from flows.records.disability import DisabilityCard
from flows.records.exchange import CaseState, Outcome
from tests.central.client import FACE, SIGNED, Kiosk, Stopped, card

PRINT, DEVICES = "dp-card-info-print", "dp-assistive-device-apply"


def head(person: str) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE}


def printed(person: str, **more: Any) -> dict[str, Any]:
    return {**head(person), "purpose": "就业", **more}


def devices(person: str, *wanted: str, **more: Any) -> dict[str, Any]:
    return {**head(person), "devices": wanted, "fit": "上门", "signature": SIGNED, **more}


def hold(platform: Platform, person: str, held: DisabilityCard) -> None:
    with platform.store.writing() as session:
        Register(session, platform.vault).put(card(person).number, held)


def refused(kiosk: Kiosk, item: str, answers: dict[str, Any]) -> tuple[str, str, str]:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(item, answers)
    if stopped.value.reply is not None:
        body = stopped.value.reply.json()
        return body["error"], body["happened"], body["do"]
    return stopped.value.code, *stopped.value.sentences


def test_the_paper_carries_the_whole_number_and_the_preview_does_not(kiosk: Kiosk) -> None:
    item, path = catalogue()[PRINT], kiosk.fill(PRINT, printed("P7")).path
    assert "43102119730711999242" not in str(own_part(item, path.answers, Outcome("1", CaseState.DONE, "", "")))
    issued = kiosk.done(PRINT, printed("P7"))
    assert issued.document
    assert "43102119730711999242" in str(own_part(item, path.answers, issued))
    rows = dict(item.summary(path.answers).rows)
    assert (rows["残疾类别"], rows["残疾等级"], rows["残疾人证有效期"]) == ("肢体", "二级", "至2031年5月20日")
    assert dict(item.summary(kiosk.fill(PRINT, printed("P16")).path.answers).rows)["残疾人证有效期"] == "长期"


def test_p13_whose_name_is_spelt_otherwise_on_the_certificate_is_sent_to_have_it_corrected(kiosk: Kiosk) -> None:
    code, happened, do = refused(kiosk, PRINT, printed("P13"))
    assert (code, happened) == ("E-NODATA", "残疾人证上的姓名和身份证不一样，暂时不能打印。")
    assert "办不成事" in do


def test_a_cancelled_certificate_is_not_certified(kiosk: Kiosk, platform: Platform) -> None:
    hold(platform, "P7", DisabilityCard(Secret("1"), "肢体", 2, cancelled=True))
    assert refused(kiosk, PRINT, printed("P7"))[1] == "您的残疾人证已经注销。"
    assert refused(kiosk, DEVICES, devices("P7", "手杖"))[1] == "您的残疾人证已经注销。"


def test_an_expired_certificate_names_its_day(kiosk: Kiosk) -> None:
    assert refused(kiosk, PRINT, printed("P10"))[1] == "您的残疾人证已过有效期，2024年12月31日到期。"


def test_p7_applies_for_a_wheelchair_given_long_ago_and_the_town_looks_first(kiosk: Kiosk) -> None:
    outcome = kiosk.done(DEVICES, devices("P7", "手动轮椅", "坐便椅"))
    assert outcome.state is CaseState.ACCEPTED
    assert outcome.promise_date == date(2025, 12, 1)
    assert outcome.details == {"下一步": "太和镇人民政府初审，县残联复审，您不用再来", "预计适配": "2025年12月21日前后"}


def test_what_does_not_suit_or_was_given_lately_is_locked_with_the_reason(kiosk: Kiosk) -> None:
    answers = kiosk.fill(DEVICES, devices("P7", "手动轮椅")).path.answers
    locked = {option.value: option.locked for option in catalogue()[DEVICES].step("devices").options(answers) if option.locked}
    assert locked == {
        "腋杖": "已配过，2027年3月12日起可再申请",
        "盲杖": "不适合肢体残疾",
        "助听器": "不适合肢体残疾",
        "语音闹钟": "不适合肢体残疾",
    }


def test_a_device_is_asked_for_once_until_it_is_decided(kiosk: Kiosk) -> None:
    kiosk.done(DEVICES, devices("P7", "手动轮椅"))
    again = kiosk.fill(DEVICES, devices("P7", "手动轮椅", "坐便椅"))
    assert kiosk.report(kiosk.report_of(again)).json()["happened"] == "您已经申请过这种辅具，正在审核。"
    assert kiosk.done(DEVICES, devices("P7", "坐便椅")).state is CaseState.ACCEPTED


def test_only_what_is_made_to_measure_asks_for_a_size(kiosk: Kiosk) -> None:
    assert "height" not in kiosk.fill(DEVICES, devices("P7", "坐便椅")).path.answers
    assert kiosk.fill(DEVICES, devices("P7", "助行器", height="150到165厘米")).path.answers["weight"] == "适配时再量"


def test_nothing_in_the_list_suits_a_mental_disability(kiosk: Kiosk, platform: Platform) -> None:
    hold(platform, "P7", DisabilityCard(Secret("1"), "精神", 2))
    code, happened, do = refused(kiosk, DEVICES, devices("P7", "手杖"))
    assert (code, happened) == ("E-NOT-ELIGIBLE", "基本型辅具目录里没有适合精神残疾的器具。")
    assert "12385" in do


def test_p13_who_was_given_everything_hears_from_which_day_it_works_again(kiosk: Kiosk) -> None:
    code, happened, do = refused(kiosk, DEVICES, devices("P13", "手杖"))
    assert (code, happened) == ("E-DUP", "适合您的辅具，近3年都配发过。")
    assert do == "手杖2026年5月8日起、盲杖2028年1月15日起、语音闹钟2027年6月3日起可以再申请。"
