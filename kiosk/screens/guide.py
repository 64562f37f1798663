"""What an item needs and gives, and the consent that starts it: one page and one tap.

The first page holds what decides whether to begin, and the privacy notice; 「更多」 turns to the rest of the 13 elements
and to the code that takes the guide to a phone. Refusing the camera is one tap as well and costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from flows.flow import Gate, StepKind
from flows.item import Item
from flows.steps import CARD_ONLY, FACE, OTHER_WAY
from kiosk.screens.screen import Screen
from kiosk.ui.buttons import LinkButton, PrimaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.pages import Pages
from kiosk.ui.qr import Qr
from kiosk.ui.surface import Tag, Well
from kiosk.ui.tokens import STEP, Ink, Type
from kiosk.ui.words import Icon, Title, Words

_FIRST = (
    ("受理条件", "谁能办", Symbol.ACCOUNT_CHECK),
    ("申请材料", "要带什么", Symbol.CARD_ACCOUNT_DETAILS),
    ("办理时限", "多久办好", Symbol.CLOCK_OUTLINE),
    ("收费标准", "收不收费", Symbol.CASH_MULTIPLE),
    ("办理结果", "得到什么", Symbol.FILE_CHECK),
)
"""Elements of the first page with the question each answers."""


class GuideScreen(Screen):
    """Its primary button is disabled only while the case is being opened."""

    form = True

    def body(self) -> Widget:
        self._item = self.desk.catalogue[self.scene.of]
        self._guide = self.desk.guides[self._item.id]
        self._more = False
        self._pages = Column(fit=False, gap=self.mode.gap)
        self._turn()
        return self._pages

    def acts(self) -> Sequence[Widget]:
        self._start = PrimaryButton(self.mode, self.tr("同意并开始办理"), lambda: self._begin(FACE if self._faced else CARD_ONLY))
        return [self.back_button(), self._start]

    @property
    def _faced(self) -> bool:
        return FACE in self._item.step("consent").extra["accepted"]

    def _begin(self, consent: str) -> None:
        self._start.work(self.tr("正在打开…"))
        self.shell.start(self._item.id, consent)

    def _turn(self) -> None:
        self._pages.clear_widgets()
        self._pages.add_widget(self._head())
        self._pages.add_widget(self._rest() if self._more else self._first())

    def _flip(self) -> None:
        self._more = not self._more
        self._turn()

    def _head(self) -> Widget:
        other = LinkButton(
            self.mode,
            self.tr("看要点") if self._more else self.tr("更多"),
            self._flip,
            symbol=Symbol.CHEVRON_LEFT if self._more else Symbol.INFORMATION_OUTLINE,
        )
        return Row(Title(self.mode, self._item.name), Tag(self.mode, self.tr(self._item.shape.value)), other, gap=2 * STEP)

    def _first(self) -> Widget:
        elements = dict(self._guide.elements())
        facts = [self._fact(self.tr(asked), elements[heading].partition("　")[0], symbol) for heading, asked, symbol in _FIRST]
        return Pages(self.mode, [*facts, self._privacy()], gap=3 * STEP)

    def _fact(self, asked: str, told: str, symbol: Symbol) -> Widget:
        label = Words(self.mode, asked, Type.BODY, Ink.SOFT, size_hint_x=None, width=5 * self.mode.px(Type.BODY))
        words = Words(self.mode, told.removeprefix("承诺："), Type.BODY, bold=True)
        row = Row(label, words) if not self.mode.elder else Column(label, words, gap=4)
        return Row(Icon(self.mode, symbol, self.mode.px(Type.TITLE) + STEP), row, gap=3 * STEP)

    def _privacy(self) -> Widget:
        tr = self.tr
        lines = [Words(self.mode, tr("开始后会做这几件事"), Type.BODY, bold=True)]
        lines += [Words(self.mode, line, Type.CAPTION, Ink.SOFT) for line in privacy_lines(self._item, self._guide.org)]
        if self._faced:
            lines.append(LinkButton(self.mode, tr("换一种方式核验"), lambda: self._begin(OTHER_WAY), symbol=Symbol.ACCOUNT_CHECK))
        return Well(self.mode, *lines, gap=STEP)

    def _rest(self) -> Widget:
        shown = {heading for heading, _, _ in _FIRST}
        rest = [(heading, told) for heading, told in self._guide.elements() if heading not in shown]
        parts: list[Widget] = [self._element(heading, told) for heading, told in rest]
        url = self.desk.guide_url(self._item.id)
        parts.append(Qr(self.mode, url, 240, self.tr("扫码把这份指南带走")))
        return Pages(self.mode, parts, gap=2 * STEP)

    def _element(self, heading: str, told: str) -> Widget:
        return Column(
            Words(self.mode, self.tr(heading), Type.CAPTION, Ink.SOFT), Words(self.mode, told.replace("　", "\n"), Type.BODY), gap=0
        )


def privacy_lines(item: Item, org: str) -> list[str]:
    """What is read, compared and asked, for what, and how long it is kept; only what this item really does."""
    kinds = {step.kind for step in item.steps if not isinstance(step, Gate)}
    lines = []
    if StepKind.CARD in kinds:
        lines.append("读取您的身份证，只用于办理这件事。")
    if StepKind.FACE in kinds:
        lines.append("拍下您的脸，和身份证照片比对一次。只在本机比对，比完立即删除，不保存、不上传。")
        lines.append("不想刷脸，可以请工作人员核验，一样能办。")
    asked = [step.title.removeprefix("正在查询") for step in item.steps if not isinstance(step, Gate) and step.kind is StepKind.LOOKUP]
    if asked:
        lines.append(f"向{org}等部门查询：{'、'.join(dict.fromkeys(asked))}。")
    lines.append("办完后，您的信息会从本机清除。")
    return lines
