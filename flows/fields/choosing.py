"""Questions answered by tapping: one of several, some of several, how many, and a promise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from flows.drafting import UNASKED
from flows.flow import Answers, Invalid, Option, Step, StepKind, When, always
from flows.steps import NO_PAPER, PAPER

OptionsOf = Callable[[Answers], tuple[Option, ...]]
Limits = Callable[[Answers], tuple[int, int]]

PROMISED = "我已看完并承诺"
"""What the row says with which a promise is given."""


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
    look: Literal["", "days", "spans"] = "",
    unasked: Callable[[Answers], str | None] | None = None,
) -> Step:
    """One of several; the answer is the option's value. `preset` is a value or a function of the answers before.

    `look`: laid out as days or as the times of one, not as a list. `unasked`: what stands in a draft whose resident could not be
    asked, from the answers before; None leaves it open."""
    listed = _listed(options)
    extra = {key: value for key, value in (("look", look), (UNASKED, unasked)) if value}

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


def purpose(*uses: str, title: str = "证明用在哪里") -> Step:
    """What a certificate is for."""
    return choice("purpose", title, uses, label="用途")


def only(options: OptionsOf) -> Callable[[Answers], str | None]:
    """A preset: the one option that can be chosen, when there is just one."""

    def preset(answers: Answers) -> str | None:
        ready = [option.value for option in options(answers) if not option.locked]
        return ready[0] if len(ready) == 1 else None

    return preset


def paper_or_not() -> Step:
    """Whether to print at all; nothing is printed unless asked for."""
    return choice("paper", "要打印吗", [NO_PAPER, PAPER], label="打印", preset=NO_PAPER)


def choices(
    step_id: str,
    title: str,
    options: Sequence[str] | OptionsOf,
    *,
    label: str = "",
    preset: Any = None,
    when: When = always,
    note: str = "",
    most: Callable[[Answers], int] | None = None,
) -> Step:
    """At least one of several, each once, `most` at most; the answer is a tuple of values in the order of the options."""
    listed = _listed(options)

    def check(value: Any, before: Answers) -> None:
        open_values = [option.value for option in listed(before) if not option.locked]
        if not isinstance(value, tuple) or not value:
            raise Invalid("请至少选一项。")
        if most is not None and len(value) > most(before):
            raise Invalid(f"最多选{most(before)}项，请去掉一些。")
        if any(one not in open_values or value.count(one) > 1 for one in value):
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


def count(
    step_id: str, title: str, limits: tuple[int, int] | Limits, *, label: str = "", unit: str = "", preset: Any = None, when: When = always
) -> Step:
    """A small number by plus and minus, between two limits, both included: pieces, people."""
    bounds: Limits = limits if callable(limits) else lambda _: limits

    def check(value: Any, before: Answers) -> None:
        low, high = bounds(before)
        if type(value) is not int or not low <= value <= high:
            raise Invalid(f"请选择{low}到{high}之间的数。")

    def show(value: Any, _: Answers) -> str:
        return f"{value} {unit}".rstrip()

    extra = {"limits": bounds, "unit": unit}
    return Step(step_id, StepKind.COUNT, title, label or title, int, when, preset=_preset(preset), check=check, show=show, extra=extra)


def promise(step_id: str, title: str, sentences: Sequence[str], *, label: str = "告知承诺", when: When = always) -> Step:
    """The resident promises what the sentences say: all of them stand on the screen, one tap agrees."""

    def check(value: Any, _: Answers) -> None:
        if value is not True:
            raise Invalid(f"请看完后点「{PROMISED}」。")

    extra = {"sentences": tuple(sentences)}
    return Step(step_id, StepKind.PROMISE, title, label, bool, when, check=check, show=lambda _value, _: "已承诺", extra=extra)
