"""One widget for each kind of question: it shows what stands, and says every change as an answer (None: not yet one)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from kivy.uix.widget import Widget

from core.secret import Secret
from flows.fields.choosing import PROMISED
from flows.flow import Answers, Option, Step, StepKind, preset_of
from flows.numbers import CASE_DIGITS, ID_DIGITS
from kiosk.regions.gazetteer import Gazetteer
from kiosk.screens.divisions import cascade
from kiosk.screens.phone import PhoneField
from kiosk.ui import choices
from kiosk.ui.dates import DateStrip, Day, SlotGrid, TimeOfDay
from kiosk.ui.day_picker import DayPicker
from kiosk.ui.layout import Column, Row
from kiosk.ui.letter_pad import LetterPad
from kiosk.ui.number_pad import Digits, NumberPad, QuickAdds
from kiosk.ui.palettes import Ink
from kiosk.ui.promise import PromiseTick
from kiosk.ui.signature import SignaturePad
from kiosk.ui.stepper import Stepper
from kiosk.ui.tall_choice import TallChoice
from kiosk.ui.text_pad import TextPad
from kiosk.ui.tokens import Mode, Type
from kiosk.ui.words import Words

Change = Callable[[Any], object]

PADS = frozenset({StepKind.NUMBER, StepKind.AMOUNT, StepKind.PHONE, StepKind.CODE, StepKind.TEXT})
"""Kinds with a pad, which says the step's note at its field and needs nearly a whole small screen."""


def field(mode: Mode, regions: Gazetteer, step: Step, before: Answers, value: Any, change: Change, *, alone: bool = False) -> Widget:
    """The widget that asks this step; `alone` on the screen a list of choices may fill it. `regions` is the terminal's list of places."""
    if step.kind is StepKind.REGION:
        return cascade(mode, regions, step, before, value, change)
    if step.kind is StepKind.CHOICE:
        return _choice(mode, step, before, value, change, alone)
    return _BUILDERS[step.kind](mode, step, before, value, change)


def _choice(mode: Mode, step: Step, before: Answers, value: Any, change: Change, alone: bool) -> Widget:
    options, look = step.options(before), step.extra.get("look")
    if look == "days":
        days = [Day(date.fromisoformat(o.value), o.free or 0) for o in options]
        return DateStrip(mode, days, lambda day: change(day.isoformat()), date.fromisoformat(value) if value else None)
    if look == "spans":
        return SlotGrid(mode, [TimeOfDay(o.value, o.label, o.free or 0) for o in options], change, value or "")
    rows = [_row(mode, o) for o in options]
    if alone and not mode.lowered:
        return TallChoice(mode, rows, change, value or "", mode.tr(step.note))
    return choices.ChoiceList(mode, rows, change, value or "")


def _row(mode: Mode, option: Option) -> choices.ChoiceRow:
    return choices.ChoiceRow(option.value, mode.tr(option.label), mode.tr(option.note), mode.tr(option.locked))


def _choices(mode: Mode, step: Step, before: Answers, value: Any, change: Change) -> Widget:
    rows = [_row(mode, o) for o in step.options(before)]
    return choices.MultiChoice(mode, rows, lambda keys: change(keys or None), value or ())


def _number(mode: Mode, step: Step, _: Answers, value: Any, change: Change) -> Widget:
    lengths = step.extra["lengths"]
    told, form = _told(mode, step, value), Digits.CASE_NUMBER if lengths == (CASE_DIGITS,) else Digits.NUMBER
    return NumberPad(
        mode,
        form,
        max(lengths),
        lambda typed: change(typed.reveal() or value),
        hint=value or mode.tr("请输入"),
        told=told,
        apart=mode.lowered,
    )


def _amount(mode: Mode, step: Step, before: Answers, value: Any, change: Change) -> Widget:
    """Nothing typed leaves what stands; 0 is an amount, and stands where the limits allow it."""
    hint = mode.tr("请输入金额") if value is None else _plain_yuan(value)
    most = step.extra["limits"](before)[1]
    by = tuple(added // 100 for added in step.extra["steps"](before) if added <= most)
    adds = QuickAdds(by, most // 100, "" if value is None else _plain_yuan(value))

    def typed(text: Secret[str]) -> None:
        amount = fen(text)
        change(value if amount is None else amount)

    told, longest = _told(mode, step, value), len(_plain_yuan(most))
    return NumberPad(mode, Digits.MONEY, longest, typed, hint=hint, unit=mode.tr("元"), told=told, adds=adds, apart=mode.lowered)


def _plain_yuan(amount: int) -> str:
    """An amount in fen as a money pad writes it: without a comma."""
    return f"{amount // 100}.{amount % 100:02d}"


def fen(typed: Secret[str]) -> int | None:
    """The amount in fen of what stands on a money pad; None for nothing."""
    text = typed.reveal().rstrip(".")
    return int(Decimal(text) * 100) if text else None


def _phone(mode: Mode, step: Step, before: Answers, value: Any, change: Change) -> Widget:
    known = preset_of(step, before)
    told = "" if mode.tightest else mode.tr(step.note)
    return PhoneField(mode, value, known, change, told=told)


def _told(mode: Mode, step: Step, value: Any) -> str:
    """The sentence at a pad's field, in which the standing answer is shown; the smallest panel has room for the keys only."""
    if mode.tightest:
        return ""
    return mode.tr(step.note) if value is None else mode.tr("现在是这个，不改可以直接点「下一步」")


def _month(mode: Mode, step: Step, before: Answers, value: Any, change: Change) -> Widget:
    """Months are written "2025-10"; nothing is said before one was chosen."""
    first, last = (_first_of(step.extra[end](before)) for end in ("earliest", "latest"))
    stands = _first_of(value) if value else None
    return DayPicker(mode, first, last, lambda day: change(f"{day:%Y-%m}" if day else None), stands, months=True)


def _first_of(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _day(mode: Mode, step: Step, before: Answers, value: Any, change: Change) -> Widget:
    """Nothing is said before a day was chosen: a day that stands there by itself is soon confirmed unread."""
    return DayPicker(mode, step.extra["earliest"](before), step.extra["latest"](before), change, value)


def _count(mode: Mode, step: Step, before: Answers, value: Any, change: Change) -> Widget:
    """Starts at what stands, else at the least; it is said at once."""
    least, most = step.extra["limits"](before)
    start = min(max(value or least, least), most)
    stepper = Stepper(mode, start, least, most, change, unit=mode.tr(step.extra["unit"]))
    change(stepper.value)
    return stepper


def _code(mode: Mode, step: Step, before: Answers, value: Any, change: Change) -> Widget:
    """Letters and digits; what is personal is an ID number, which has a pad of its own and stands in its field as the step shows it."""
    assert step.show is not None
    hint = step.show(value, before) if value else mode.tr("请输入")
    told = _told(mode, step, value)
    if step.holds is str:
        return LetterPad(
            mode, step.extra["longest"], lambda typed: change(typed if typed else value), hint=hint, told=told, apart=mode.lowered
        )
    return NumberPad(
        mode, Digits.ID_NUMBER, ID_DIGITS, lambda typed: change(typed if typed else value), hint=hint, told=told, apart=mode.lowered
    )


def _text(mode: Mode, step: Step, _: Answers, value: Any, change: Change) -> Widget:
    """Nothing written is an answer only where nobody has to write."""
    optional = step.extra["optional"]
    pad: TextPad

    def written(words: Secret[str]) -> None:
        change(words if (words or optional) and not pad.halfway else None)

    hint = mode.tr(step.title) if titled_inside(mode, step) else mode.tr(step.note) if step.note else mode.tr("点下面的键来写")
    pad = TextPad(
        mode,
        step.extra["writing"],
        step.extra["longest"],
        written,
        hint=hint,
        text=value,
        apart=mode.lowered,
        on_halfway=lambda: written(pad.text),
    )
    return pad


def titled_inside(mode: Mode, step: Step) -> bool:
    """Whether the field itself says what is asked, because above it there is no room."""
    return step.kind is StepKind.TEXT and (mode.landscape or mode.tightest)


def _promise(mode: Mode, step: Step, _: Answers, value: Any, change: Change) -> Widget:
    sentences = [mode.tr(sentence) for sentence in step.extra["sentences"]]
    return PromiseTick(mode, sentences, mode.tr(PROMISED), lambda promised: change(promised or None), bool(value))


def _signature(mode: Mode, _step: Step, _: Answers, value: Any, change: Change) -> Widget:
    pad: SignaturePad

    def written(enough: bool) -> None:
        change(pad.signature if enough else value)

    pad = SignaturePad(mode, written)
    if value is None:
        return pad
    signed = Words(mode, mode.tr("您已经签过名，不改可以直接点「下一步」"), Type.BODY, Ink.SOFT)
    return Column(Row(signed), pad, gap=mode.gap)


_BUILDERS: dict[StepKind, Callable[[Mode, Step, Answers, Any, Change], Widget]] = {
    StepKind.CHOICES: _choices,
    StepKind.NUMBER: _number,
    StepKind.AMOUNT: _amount,
    StepKind.PHONE: _phone,
    StepKind.MONTH: _month,
    StepKind.DAY: _day,
    StepKind.COUNT: _count,
    StepKind.CODE: _code,
    StepKind.PROMISE: _promise,
    StepKind.SIGNATURE: _signature,
    StepKind.TEXT: _text,
}
