"""Questions answered on a pad: numbers, amounts, telephones, the letters and digits of a machine's plate, words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from core.secret import Secret
from core.text import clean
from flows import masking
from flows.flow import Answers, Invalid, Step, StepKind, When, always
from flows.numbers import ID_DIGITS, MOBILE_DIGITS, has_birthday, is_id_number, is_mobile, yuan
from flows.writing import Writing


def _is_written(value: Any) -> bool:
    """Whether it is personal text; a `Secret` may also hold bytes, as those of a photo."""
    return isinstance(value, Secret) and isinstance(value.reveal(), str)


def digits(step_id: str, title: str, lengths: Sequence[int], *, label: str = "", when: When = always, note: str = "") -> Step:
    """A number typed on the pad, of one of the given lengths."""

    def check(value: Any, _: Answers) -> None:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]+", value) or len(value) not in lengths:
            raise Invalid(f"请输入{'位或'.join(map(str, lengths))}位数字。")

    return Step(
        step_id,
        StepKind.NUMBER,
        title,
        label or title,
        str,
        when,
        check=check,
        show=lambda value, _: value,
        note=note,
        extra={"lengths": tuple(lengths)},
    )


def amount(
    step_id: str,
    title: str,
    limits: Callable[[Answers], tuple[int, int]],
    *,
    steps: Callable[[Answers], Sequence[int]] = lambda _: (),
    label: str = "",
    when: When = always,
) -> Step:
    """An amount in fen between two limits, both included; `steps` are round amounts (fen, whole yuan) that one tap adds."""

    def check(value: Any, before: Answers) -> None:
        low, high = limits(before)
        if type(value) is not int or not low <= value <= high:
            raise Invalid(f"请输入{yuan(low)}到{yuan(high)}元之间的金额。")

    return Step(
        step_id,
        StepKind.AMOUNT,
        title,
        label or title,
        int,
        when,
        check=check,
        show=lambda value, _: f"{yuan(value)} 元",
        extra={"limits": limits, "steps": steps},
    )


def phone(step_id: str = "phone", title: str = "联系电话", *, when: When = always) -> Step:
    """A mobile number; the one the platform knows stands unless changed. Needs a look-up `contact` before it."""

    def check(value: Any, _: Answers) -> None:
        if not _is_written(value) or not is_mobile(value):
            raise Invalid(f"请输入{MOBILE_DIGITS}位手机号码。")

    def known(before: Answers) -> Secret[str] | None:
        contact = before.get("contact")
        return contact.phone if contact and contact.phone else None

    return Step(
        step_id, StepKind.PHONE, title, title, Secret[str], when, preset=known, check=check, show=lambda value, _: masking.phone(value)
    )


def code(step_id: str, title: str, shortest: int, longest: int, *, label: str = "", when: When = always, note: str = "") -> Step:
    """Capital letters, digits and hyphens, as they stand on a plate or an invoice."""

    def check(value: Any, _: Answers) -> None:
        if not isinstance(value, str) or not re.fullmatch(rf"[A-Z0-9-]{{{shortest},{longest}}}", value):
            raise Invalid(f"请输入{shortest}到{longest}位的字母、数字或横线。")

    extra = {"longest": longest}
    return Step(step_id, StepKind.CODE, title, label or title, str, when, check=check, show=lambda value, _: value, note=note, extra=extra)


def id_number(step_id: str, title: str, *, label: str = "", when: When = always, note: str = "") -> Step:
    """An ID number of somebody whose card is not there; its check character must be right. Personal, so `holds` a `Secret`."""

    def check(value: Any, _: Answers) -> None:
        if not _is_written(value):
            raise Invalid("请输入18位身份证号。")
        _check_id_number(value)

    return Step(
        step_id,
        StepKind.CODE,
        title,
        label or title,
        Secret[str],
        when,
        check=check,
        show=lambda value, _: masking.number_on_screen(value),
        note=note,
        extra={"longest": ID_DIGITS},
    )


def _check_id_number(number: Secret[str]) -> None:
    """Raises `Invalid` with what to look at; nothing is found wrong before all characters stand."""
    missing = ID_DIGITS - len(number.reveal())
    if missing > 0:
        raise Invalid(f"还差{missing}位。")
    if is_id_number(number):
        return
    if not has_birthday(number):
        raise Invalid("第7到14位不是一个出生日期，请核对。")
    raise Invalid("最后一位和前面的对不上，请逐位核对。")


NOTHING = Secret("")
"""The answer to a text that nobody has to write."""


def text(
    step_id: str,
    title: str,
    writing: Writing,
    longest: int,
    *,
    label: str = "",
    optional: bool = False,
    when: When = always,
    note: str = "",
) -> Step:
    """Words on one line, at most `longest` characters. Whatever is written may be personal, so `holds` a `Secret`.

    An optional one is not asked: it stands as `NOTHING` on the check page, from where it can be filled in.
    """
    least = 0 if optional else 1

    def check(value: Any, _: Answers) -> None:
        if not _is_written(value):
            raise Invalid("请写几个字。")
        words = value.reveal()
        if words != clean(words).strip() or "\n" in words or not least <= len(words) <= longest:
            raise Invalid(f"请写{least}到{longest}个字。")

    return Step(
        step_id,
        StepKind.TEXT,
        title,
        label or title,
        Secret[str],
        when,
        preset=(lambda _: NOTHING) if optional else None,
        check=check,
        show=lambda value, _: _SHOWN[writing](value) if value else "没有填",
        note=note,
        extra={"longest": longest, "writing": writing, "optional": optional},
    )


_SHOWN: dict[Writing, Callable[[Secret[str]], str]] = {
    Writing.FREE: Secret.reveal,
    Writing.ADDRESS: masking.address,
    Writing.NAME: masking.name,
}
"""How words stand on screen and paper; one's own are meant to be read."""
