"""Questions that fingers answer. One choice alone is answered by its own tap, and so is a promise; everything else by 「下一步」, which also keeps
a choice that stood before.

What is chosen here is a draft until then: going away and coming back shows the answers of the case.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.uix.widget import Widget

from core.language import Language
from flows.flow import Answers, Invalid, Option, Step, StepKind
from kiosk.screens import asking
from kiosk.screens.fields import PADS, field, titled_inside
from kiosk.screens.recalling import recalled
from kiosk.screens.screen import Screen
from kiosk.ui.buttons import PrimaryButton
from kiosk.ui.choices import list_width
from kiosk.ui.frame import body_room, intro_room
from kiosk.ui.layout import Column, Filler, Parted, fit
from kiosk.ui.palettes import Ink
from kiosk.ui.resuming import Resumes, entered_in
from kiosk.ui.surface import Card, card_gap, card_padding
from kiosk.ui.text_pad import TextPad
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Title, Words
from kiosk.voice.prompts import Prompt, item_key
from kiosk.voice.utterance import Utterance

MOST_ROWS = 4
"""More rows of choices leave no room for anything else."""
_ROOMY = asking.TOGETHER | {StepKind.SIGNATURE, StepKind.MONTH, StepKind.DAY, StepKind.COUNT}


class QuestionsScreen(Screen):
    """The run of questions that starts at the case's next step."""

    form = True

    def body(self) -> Widget:
        nothing: dict[str, Any] = {}
        draft, halfway = self.resumed or (nothing, nothing)
        self._draft: dict[str, Any] = dict(draft)
        self._fields: dict[str, Widget] = {}
        self._body = Column(fit=False, gap=self.mode.gap)
        self._head = Column(gap=2 * self.mode.gap)
        self._next = PrimaryButton(self.mode, self.tr("下一步"), self._go_on)
        self._fill()
        for step_id, widget in self._fields.items():
            if step_id in halfway and isinstance(widget, Resumes):
                widget.resume(halfway[step_id])
        return self._body

    def entered(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What is chosen, and what stands in pads."""
        return self._draft, entered_in(self._fields)

    def intro(self) -> Widget | None:
        """With 低位 the question stands above, and the answers where they are in reach."""
        return self._head if self.mode.lowered else None

    def acts(self) -> Sequence[Widget]:
        return [self.back_button(), self._hint() if self._tap_goes_on else self._next]

    def prompt(self) -> list[Utterance]:
        asked = [Utterance(self.tr(step.title), item_key(self.case.item.id, step.id)) for step, _ in self._asked]
        return [*asked, *([self._how()] if self._tap_goes_on else self.said_act())]

    @property
    def _tap_goes_on(self) -> bool:
        """Whether the only question is answered by its tap, and nothing stands that could be kept instead."""
        step, _ = self._asked[0]
        return self._by_tap(step) and self._draft.get(step.id) is None

    def _hint(self) -> Widget:
        """In the place of the button that is not needed: what to do."""
        return Words(self.mode, self._how().text, Type.BODY, Ink.SOFT, align="center")

    def _how(self) -> Utterance:
        step, _ = self._asked[0]
        if step.kind is StepKind.REGION:
            return Utterance(self.tr("一级一级点，点到最后就到下一步"))
        if step.kind is StepKind.PROMISE:
            return Utterance(self.tr("看完后点承诺，就到下一步"))
        return Prompt.QUESTION_TAP.said(self.tr)

    def _fill(self) -> None:
        self._most = self.mode.questions
        for step, before in self._together():
            if asking.stands(self._draft.get(step.id), step, before) is None:
                self._draft[step.id] = self._first_value(step, before)
        self._lay_out()
        while len(self._asked) > 1 and self._overfull:  # each list has pages of its own, but together they need more than the panel has
            self._most = len(self._asked) - 1
            self._lay_out()
        self._shown = self._offered()
        self._judge()

    def _lay_out(self) -> None:
        self._asked = self._together()
        self._fields.clear()
        self._body.clear_widgets()
        self._head.clear_widgets()
        for part in self._parts():
            self._body.add_widget(part)

    def _together(self) -> list[tuple[Step, Answers]]:
        return asking.asked_together(self.case, self._draft, self._most)

    @property
    def _overfull(self) -> bool:
        """Whether the questions are higher than the card on which they stand."""
        padding, width = card_padding(self.mode), list_width(self.mode, 1)
        for question in self._questions:
            fit(question, width)
        gaps = len(self._questions) * self._gap
        return sum(question.height for question in self._questions) + gaps + 2 * padding > body_room(self.mode)

    @property
    def _gap(self) -> int:
        return STEP if self.mode.tight else 5 * STEP

    def _first_value(self, step: Step, before: Answers) -> Any:
        """What stands; for a strip of days the first one that is free, so that its times show at once."""
        value = asking.standing(self.case, step, before)
        if value is None and step.extra.get("look") == "days":
            return next((option.value for option in step.options(before) if not option.locked), None)
        return value

    def _parts(self) -> list[Widget]:
        alone = len(self._asked) == 1
        asked = self._questions = [self._question(step, before, alone) for step, before in self._asked]
        if self.mode.lowered:
            self._recall_above()
            padding = STEP if self.mode.narrow else card_padding(self.mode)
            return [Card(self.mode, *asked, Filler(), fit=False, gap=0, padding=padding)]
        written = any(step.kind is StepKind.TEXT for step, _ in self._asked)  # its keys need the width
        padding = 2 * STEP if written else card_padding(self.mode)
        before = self._recalled_below(asked, body_room(self.mode) - 2 * padding)
        gap = self._gap if before or not alone else 0  # a list fills the card to its last row
        return [Card(self.mode, *asked, Filler(), *before, fit=False, padding=padding, gap=gap)]

    def _recalled_below(self, asked: Sequence[Widget], room: float) -> list[Widget]:
        """What has been answered, where these questions leave room for it, px."""
        if self._crowded():
            return []
        width = list_width(self.mode, 1)
        for part in asked:
            fit(part, width)
        return recalled(self.mode, self.case, width, room - sum(part.height + self._gap for part in asked) - self._gap)

    def _recall_above(self) -> None:
        """With 低位: what has been answered, where the upper half leaves room for it below the question."""
        width = self.mode.width - 2 * self.mode.margin
        fit(self._head, width)
        for part in recalled(self.mode, self.case, width, intro_room(self.mode) - self._head.height - self._head.spacing):
            self._head.add_widget(part)

    def _crowded(self) -> bool:
        """Whether the questions need the space themselves."""
        rows = sum(len(step.options(before)) for step, before in self._asked if not step.extra.get("look"))
        return rows > MOST_ROWS or any(step.kind not in _ROOMY for step, _ in self._asked)

    @property
    def _below_question(self) -> int:
        """Between the only question of a page and its answers, px: no more than a list has reckoned with."""
        return card_gap(self.mode) if self.mode.tight else 4 * STEP

    def _question(self, step: Step, before: Answers, alone: bool) -> Widget:
        pad = step.kind in PADS
        kind = Type.TITLE if alone else Type.LABEL
        if pad and self.mode.elder:
            lying_english = self.mode.landscape and self.mode.language is Language.ENGLISH
            kind = Type.BODY if self.mode.narrow else Type.LABEL if lying_english else kind
        head: list[Widget] = [] if titled_inside(self.mode, step) else [Title(self.mode, self.tr(step.title), kind)]
        if step.note and not pad:
            head.append(Words(self.mode, self.tr(step.note), Type.BODY, Ink.SOFT))
        value = self._draft.get(step.id)
        asked = field(self.mode, self.desk.regions, step, before, value, lambda answer: self._changed(step, answer), alone=alone)
        self._fields[step.id] = asked
        if self.mode.lowered:
            self._head.add_widget(Column(*head, gap=STEP))
            if isinstance(asked, Parted):
                self._head.add_widget(asked.above)
            return Column(asked)
        return Column(Column(*head, gap=STEP), asked, gap=STEP if pad else self._below_question if alone else 2 * STEP)

    def _changed(self, step: Step, value: Any) -> None:
        self._draft[step.id] = value
        if self._by_tap(step):
            self._go_on()
        elif step.kind in asking.TOGETHER and self._offered() != self._shown:
            self._fill()
        else:
            self._judge()

    def _offered(self) -> list[tuple[str, tuple[Option, ...]]]:
        """What is asked and can be chosen, with the present draft: a choice may change what comes after it."""
        asked = self._together()
        return [(step.id, step.options(before)) for step, before in asked]

    def _by_tap(self, step: Step) -> bool:
        """A single list of choices needs no second tap, nor does a promise; a strip of days leads on to its times."""
        if step.kind in (StepKind.REGION, StepKind.PROMISE):
            return True
        return len(self._asked) == 1 and step.kind is StepKind.CHOICE and step.extra.get("look") != "days"

    def _judge(self) -> None:
        """The button works only when it will succeed, and says what is missing."""
        for step, before in self._asked:
            value = self._draft.get(step.id)
            if value is None:
                self._next.refuse(self._missing(step))
                return
            try:
                step.check(value, before)
            except Invalid as error:
                self._next.refuse(self.tr(str(error)))
                return
        self._next.allow()

    def _missing(self, step: Step) -> str:
        """What is still to be done; a title that asks for it says so itself."""
        asked = self._fields.get(step.id)
        if isinstance(asked, TextPad) and asked.halfway:
            return self.tr("请先点一个字")
        title = self.tr(step.title)
        return title if step.title.startswith("请") else self.tr("请先回答：{title}").format(title=title)

    def _go_on(self) -> None:
        case = self.case
        try:
            for step, _ in self._asked:
                case.answer(step.id, self._draft[step.id])
        except Invalid as error:
            self._next.refuse(self.tr(str(error)))
            return
        self.shell.refresh()
