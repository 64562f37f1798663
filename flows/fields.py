"""Question types: each builds a `Step` that knows its options, its preset, what it accepts and how it shows its answer."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from typing import Any

from core.secret import Secret
from flows import masking
from flows.flow import Answers, Invalid, Option, Step, StepKind, When, always
from flows.numbers import MOBILE_DIGITS, is_mobile, yuan
from flows.records.exchange import Signature

OptionsOf = Callable[[Answers], tuple[Option, ...]]

MIN_SIGNATURE_PATH = 40
"""Shortest signature, in units of the 1000 x 400 signing box: a dot or a slip of the finger is not a name."""


def _listed(options: Sequence[str] | OptionsOf) -> OptionsOf:
    if callable(options):
        return options
    fixed = tuple(Option(text, text) for text in options)
    return lambda _: fixed


def bookable(value: str, label: str, free: int, full: str) -> Option:
    """A day or time with so many places; with none it is locked and says `full`."""
    return Option(value, label, f"余{free}" if free else "约满", "" if free else full, free)


def choice(
    step_id: str,
    title: str,
    options: Sequence[str] | OptionsOf,
    *,
    label: str = "",
    preset: Any = None,
    when: When = always,
    note: str = "",
    **extra: Any,
) -> Step:
    """One of several; the answer is the option's value. `preset` is a value or a function of the answers before."""
    listed = _listed(options)

    def check(value: Any, before: Answers) -> None:
        for option in listed(before):
            if option.value == value:
                if option.locked:
                    raise Invalid(option.locked)
                return
        raise Invalid("请从列出的选项中选一个。")

    def show(value: Any, before: Answers) -> str:
        return next((o.label for o in listed(before) if o.value == value), str(value))

    return Step(
        step_id, StepKind.CHOICE, title, label or title, str, when, listed, _preset(preset), check, show=show, note=note, extra=extra
    )


def choices(
    step_id: str,
    title: str,
    options: Sequence[str] | OptionsOf,
    *,
    label: str = "",
    preset: Any = None,
    when: When = always,
    note: str = "",
) -> Step:
    """At least one of several; the answer is a tuple of values in the order of the options."""
    listed = _listed(options)

    def check(value: Any, before: Answers) -> None:
        open_values = {option.value for option in listed(before) if not option.locked}
        if not value:
            raise Invalid("请至少选一项。")
        if not set(value) <= open_values:
            raise Invalid("选了不能选的项目，请重新选择。")

    def show(value: Any, before: Answers) -> str:
        return "、".join(o.label for o in listed(before) if o.value in value)

    return Step(
        step_id, StepKind.CHOICES, title, label or title, tuple[str, ...], when, listed, _preset(preset), check, show=show, note=note
    )


def _preset(preset: Any) -> Callable[[Answers], Any] | None:
    if preset is None or callable(preset):
        return preset  # type: ignore[no-any-return]  # a callable given by an item is of this form
    return lambda _: preset


def digits(step_id: str, title: str, lengths: Sequence[int], *, label: str = "", when: When = always, note: str = "") -> Step:
    """A number typed on the pad, of one of the given lengths."""

    def check(value: Any, _: Answers) -> None:
        if not re.fullmatch(r"[0-9]+", value or "") or len(value) not in lengths:
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


def amount(step_id: str, title: str, limits: Callable[[Answers], tuple[int, int]], *, label: str = "", when: When = always) -> Step:
    """An amount in fen between two limits, both included."""

    def check(value: Any, before: Answers) -> None:
        low, high = limits(before)
        if not isinstance(value, int) or not low <= value <= high:
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
        extra={"limits": limits},
    )


def phone(step_id: str = "phone", title: str = "联系电话", *, when: When = always) -> Step:
    """A mobile number; the one the platform knows stands unless changed. Needs a look-up `contact` before it."""

    def check(value: Any, _: Answers) -> None:
        if not is_mobile(value):
            raise Invalid(f"请输入{MOBILE_DIGITS}位手机号码。")

    def known(before: Answers) -> Secret[str] | None:
        contact = before.get("contact")
        return contact.phone if contact and contact.phone else None

    return Step(
        step_id, StepKind.PHONE, title, title, Secret[str], when, preset=known, check=check, show=lambda value, _: masking.phone(value)
    )


def month(
    step_id: str, title: str, *, label: str = "", earliest: Callable[[Answers], str], latest: Callable[[Answers], str], when: When = always
) -> Step:
    """A month as "2025-10", between two months, both included."""

    def check(value: Any, before: Answers) -> None:
        if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value or ""):
            raise Invalid("请选择年和月。")
        if not earliest(before) <= value <= latest(before):
            raise Invalid(f"请选择{earliest(before)}到{latest(before)}之间的月份。")

    return Step(
        step_id,
        StepKind.MONTH,
        title,
        label or title,
        str,
        when,
        check=check,
        show=lambda value, _: value,
        extra={"earliest": earliest, "latest": latest},
    )


def months_between(first: Callable[[Answers], str], *, when: When = always) -> list[Step]:
    """Two months, `from_month` and `to_month`, of which none lies before `first` or after this month."""

    def this_month(answers: Answers) -> str:
        return f"{answers.policy.today:%Y-%m}"

    return [
        month("from_month", "从哪个月开始", label="开始月份", earliest=first, latest=this_month, when=when),
        month("to_month", "到哪个月为止", label="截止月份", earliest=lambda a: str(a["from_month"]), latest=this_month, when=when),
    ]


def signature(step_id: str = "signature", title: str = "请签名") -> Step:
    """A handwritten signature: at least one stroke, a path long enough to be a name."""

    def check(value: Any, _: Answers) -> None:
        if not isinstance(value, Signature) or path_length(value) < MIN_SIGNATURE_PATH:
            raise Invalid("签名太短，请写下您的姓名。")

    return Step(step_id, StepKind.SIGNATURE, title, "手写签名", Signature, check=check, show=lambda _value, _: "已签名")


def path_length(value: Signature) -> float:
    """Length of all strokes in units of the signing box."""
    total = 0.0
    for stroke in value.strokes:
        for (x0, y0), (x1, y1) in itertools.pairwise(stroke):
            total += float(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
    return total
