"""The licence that replaces an old one: for which machines, with which photo, and how it comes to its holder."""

from __future__ import annotations

from flows import masking
from flows.flow import Answers, Option
from flows.handover import Handover, How
from flows.item import Row, Summary
from flows.machine_licence import expires
from flows.records.agri_machinery import MachineLicence
from flows.steps import HOLDER

MODELS = {
    "G1": "轮式拖拉机",
    "K1": "手扶拖拉机",
    "L": "履带拖拉机",
    "G2": "轮式拖拉机运输机组",
    "K2": "手扶拖拉机运输机组",
    "R": "轮式联合收割机",
    "S": "履带式联合收割机",
}
CARD_PHOTO, NEW_PHOTO = "用身份证照片", "领证时现场拍照"
MAIL, HALL, VILLAGE = "免费邮寄到家", "到便民中心取", "到村里取（代办员带回）"


def held(answers: Answers) -> tuple[Option, ...]:
    """The machines on the old licence."""
    return tuple(Option(code, f"{MODELS[code]} {code}") for code in answers["licence"].models)


def ways_to_get_it(answers: Answers) -> tuple[Option, ...]:
    """By mail, at the hall or in the village; a photo is taken at the hall only."""
    away = "现场拍照的要到便民中心领取" if answers["photo_choice"] == NEW_PHOTO else ""
    return (Option(MAIL, MAIL, "寄到身份证上的地址", away), Option(HALL, HALL), Option(VILLAGE, VILLAGE, "", away))


_HANDOVERS = {
    MAIL: Handover(How.POSTED, words="新证已寄出，寄到您身份证上的地址。"),
    HALL: Handover(How.HANDED, "便民中心", "请带身份证和原驾驶证到便民中心领取，报取证码。"),
    VILLAGE: Handover(How.HANDED, "村里", "新证由代办员带回村里，请带身份证和原驾驶证领取，报取证码。"),
}


def handover(answers: Answers) -> Handover:
    """As it was chosen: no terminal prints a licence."""
    return _HANDOVERS[answers["delivery"]]


def summary(answers: Answers) -> Summary:
    """The old licence, the new one, and whether one may drive until it comes."""
    licence: MachineLicence = answers["licence"]
    assert licence.number is not None
    rows: list[Row] = [("驾驶证号", masking.account(licence.number)), ("原有效期至", f"{expires(answers):%Y年%-m月%-d日}")]
    rows.append(("准驾机型", "、".join(option.label for option in held(answers) if option.value in answers["models"])))
    rows += [("新证有效期", f"{answers.policy['machine_licence.years']}年"), ("领证方式", answers["delivery"])]
    if answers["delivery"] == MAIL:
        rows.append(("邮寄地址", masking.address(answers[HOLDER].address)))
    lapsed = answers.policy.today > expires(answers)
    until = "原驾驶证已过期，领到新证前请不要驾驶。" if lapsed else "领到新证前，原驾驶证在有效期内继续有效。"
    return Summary("将换领", "拖拉机和联合收割机驾驶证", tuple(rows), note=f"换证不收费。{until}")
