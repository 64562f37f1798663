"""Which telephone: the number that is known stands as a choice, and the pad comes only for another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.language import mark
from core.secret import Secret
from flows import masking
from flows.flow import StepKind
from flows.numbers import MOBILE_DIGITS, TELEPHONE_DIGITS
from kiosk.case import Case
from kiosk.ui.choices import ChoiceList, ChoiceRow
from kiosk.ui.layout import Column, Parted
from kiosk.ui.number_pad import Digits, NumberPad
from kiosk.ui.palettes import Ink
from kiosk.ui.tokens import Mode, Type
from kiosk.ui.words import Words

KEEP, OTHER = mark("用这个号码"), mark("换一个号码")


class PhoneField(Parted, Column):
    """`change` gets the number that stands, the typed one, or None while nothing is typed of another one.

    With `landline` it may be a number with an area code; without, a mobile, which gets messages too.
    """

    def __init__(
        self,
        mode: Mode,
        value: Secret[str] | None,
        known: Secret[str] | None,
        change: Callable[[Any], object],
        *,
        told: str = "",
        landline: bool = False,
    ) -> None:
        self.above = Column(gap=mode.gap)
        super().__init__(gap=mode.gap)
        self.mode, self._value, self._known, self._change, self._told = mode, value, known, change, told
        self._landline = landline
        self._pad: NumberPad | None = None
        if value is None:
            self._type()
        else:
            self._offer(value)

    def _offer(self, value: Secret[str]) -> None:
        text = mark("平台上留的是") if value == self._known else mark("您填的是")
        told = self.above if self.mode.lowered and not self.mode.narrow else self
        told.add_widget(Words(self.mode, text, Type.BODY, Ink.SOFT))
        told.add_widget(Words(self.mode, masking.phone(value), Type.TITLE, bold=True, quiet=True))
        rows = [ChoiceRow(KEEP, self.mode.tr(KEEP)), ChoiceRow(OTHER, self.mode.tr(OTHER))]
        self.add_widget(ChoiceList(self.mode, rows, self._tapped, KEEP, columns=1))

    def _tapped(self, key: str) -> None:
        if key == KEEP:
            self._change(self._value)
            return
        self.clear_widgets()
        self.above.clear_widgets()
        self._type()
        self._change(None)

    def entered(self) -> Secret[str] | None:
        """Another number, as far as it is typed; None while the known one stands."""
        return self._pad.text if self._pad else None

    def resume(self, entered: Secret[str]) -> None:
        """Goes on typing another number."""
        if self._pad is None:
            self._tapped(OTHER)
        if self._pad is not None:
            self._pad.resume(entered)

    def _type(self) -> None:
        pad = self._pad = NumberPad(
            self.mode,
            Digits.PHONE,
            TELEPHONE_DIGITS if self._landline else MOBILE_DIGITS,
            lambda typed: self._change(typed if typed else None),
            hint=self.mode.tr("请输入电话号码" if self._landline else "请输入手机号码"),
            told=self._told,
            apart=self.mode.lowered,
        )
        self.above.add_widget(pad.above)
        self.add_widget(pad)


def telephones(case: Case | None) -> tuple[Secret[str] | None, Secret[str] | None]:
    """The number that stands in a case, answered or else known, and the one that the platform has of the resident."""
    if case is None:
        return None, None
    path = case.path()
    contact = path.answers["contact"] if "contact" in path.answers else None  # noqa: SIM401 - `get` raises for what a draft leaves open
    on_record: Secret[str] | None = contact.phone if contact and contact.phone else None
    answered = next((path.answers[step.id] for step in path.taken if step.kind is StepKind.PHONE), None)
    return answered or on_record, on_record
