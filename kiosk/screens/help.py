"""请人帮我办 and 办不成事: two pages, one tap each when the phone is known. Where the resident stood is filled in already.

choice ──a tap──▶ [own words ──下一步──▶] telephone ──提交──▶
   ▲ the choice is marked, 下一步 keeps it │
   └──────────────── 返回 ────────────────┘
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from typing import Any

from kivy.uix.widget import Widget

from core.language import Language, mark
from core.secret import Secret
from flows.numbers import is_telephone
from flows.records.exchange import Registered
from flows.word_back import CALL, HOME, ONSITE, TICKET, word_back
from flows.writing import Writing
from kiosk.screens.hours import people_line
from kiosk.screens.people import WHO, signpost
from kiosk.screens.phone import PhoneField, telephones
from kiosk.screens.screen import Screen
from kiosk.screens.sitting import About, Aside
from kiosk.settings import Site
from kiosk.ui.buttons import LinkButton, PrimaryButton, SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Filler, Row
from kiosk.ui.measuring import line_width
from kiosk.ui.palettes import Hue, Ink
from kiosk.ui.rows import LabelledValue, Rows
from kiosk.ui.sizes import Tall
from kiosk.ui.surface import Card, Well, card_padding
from kiosk.ui.text_pad import TextPad
from kiosk.ui.tile_grid import TileGrid
from kiosk.ui.tiles import Tile
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Title, Words
from kiosk.voice.prompts import Prompt
from kiosk.voice.utterance import Utterance

OTHER = "别的难处"
_COMES = mark("{role}过来帮您，{window}")
_FROM_THERE = mark("{window}，会过来帮您")
_BRIEFLY = mark("{role}过来帮您")
MOST_SAID = 100
"""Characters of a resident's own words: what is longer is better said on the telephone."""


class Page(Enum):
    """The pages of a form, in order."""

    CHOICE = auto()
    WORDS = auto()
    TELEPHONE = auto()


@dataclass(frozen=True)
class Filled:
    """What stands in a form on a page: the choice, the words about it, what is halfway into them, and another number as far as it is typed."""

    page: Page = Page.CHOICE
    choice: str = ""
    said: Secret[str] = field(default_factory=lambda: Secret(""))
    halfway: Any = None
    digits: Secret[str] | None = None


class CallScreen(Screen):
    """What both forms share: what it is about, the choice, then the phone. Asking for help never needs an item."""

    form = True
    title = ""
    line = ""
    submit = ""
    in_own_words = ""
    """The choice after which the resident may write."""
    chosen_as = ""
    """What the choice is called on the slip."""
    silent = ""
    """What the button says for somebody who has no telephone."""

    def body(self) -> Widget:
        filled = self.resumed or Filled()
        self._page, self._choice, self._said, self._digits = filled.page, filled.choice, filled.said, filled.digits
        self._asked: PhoneField | None = None
        self._pad: TextPad | None = None
        self._stands, self._on_record = telephones(self.sitting.visit.case)
        self._number = self._stands
        self._go = PrimaryButton(self.mode, self.tr("下一步"), self._next)
        body = Column(*self._parts(), fit=False, gap=self.mode.gap)
        self._resume(filled.halfway)
        return body

    def entered(self) -> Filled:
        """All that stands in the form."""
        digits = self._asked.entered() if self._asked else self._digits
        return Filled(self._page, self._choice, self._said, self._pad.entered() if self._pad else None, digits)

    def _resume(self, halfway: Any) -> None:
        if self._pad is not None and halfway is not None:
            self._pad.resume(halfway)
        if self._asked is not None and self._digits is not None:
            self._asked.resume(self._digits)

    def acts(self) -> Sequence[Widget]:
        back = SecondaryButton(self.mode, self.tr("返回"), self._one_back, symbol=Symbol.ARROW_LEFT)
        if self._tap_goes_on:
            return [back, Words(self.mode, self._how().text, Type.BODY, Ink.SOFT, align="center")]
        if self.aside.registering:
            back.usable = False
            back.recolour()
            self._go.work(self.tr("正在登记…"))
        else:
            self._judge()
        return [back, self._go]

    def prompt(self) -> list[Utterance]:
        return [*self.said_title(), *([self._how()] if self._tap_goes_on else self.said_act())]

    @property
    def _tap_goes_on(self) -> bool:
        """Whether a tap is all that is wanted, and nothing stands that could be kept instead."""
        return self._page is Page.CHOICE and not self._choice

    def _how(self) -> Utterance:
        return Prompt.QUESTION_TAP.said(self.tr)

    @abstractmethod
    def options(self) -> list[tuple[str, str, str, Symbol, Hue]]:
        """What can be chosen: value, title, line, picture, colour."""

    @abstractmethod
    def reachable(self, choice: str) -> bool:
        """Whether that choice can be answered without a telephone."""

    @abstractmethod
    def kind(self, choice: str) -> str:
        """What is asked for with that choice, in the words of `flows.word_back`."""

    @abstractmethod
    def work(self, about: About, choice: str, said: Secret[str], phone: Secret[str]) -> Registered:
        """Registers it, with what the resident wrote about the choice; called on a worker."""

    @property
    def aside(self) -> Aside:
        """The form being filled in."""
        aside = self.sitting.aside
        assert aside is not None, "this screen is an aside"
        return aside

    def about(self) -> list[tuple[str, str]]:
        """What is filled in already, as label and value."""
        about, tr = self.aside.about, self.tr
        item = self.desk.items[about.item_id].name if about.item_id else tr("还没有选事项")
        return [(tr("事项"), item), (tr("办到哪一步"), tr(about.topic)), (tr("代码"), about.code)]

    def _chosen_words(self) -> str:
        return next(text for value, text, *_ in self.options() if value == self._choice)

    def _parts(self) -> list[Widget]:
        made = {Page.CHOICE: self._choice_page, Page.WORDS: self._own_words_page, Page.TELEPHONE: self._phone_page}
        return made[self._page]()

    def intro(self) -> Widget | None:
        return Column(*self._only_read(), gap=self.mode.gap) if self.mode.lowered else None

    def _only_read(self) -> list[Widget]:
        """With 低位: what stands above the reach; what is typed or written is shown there too."""
        if self._page is not Page.CHOICE:
            return [Title(self.mode, self.tr(self.title)), *(typed.above for typed in (self._pad, self._asked) if typed)]
        return [Title(self.mode, self.tr(self.title))] if self.mode.tight else [self._head(), self._known()]

    def _choice_page(self) -> list[Widget]:
        if self.mode.lowered:
            return [self._choices()] if self.mode.narrow else [signpost(self), self._choices()]
        if self.mode.tight:
            who = LinkButton(self.mode, self.tr(WHO), self.shell.go.to_people)  # the row that leads there has no room
            return [Row(Title(self.mode, self.tr(self.title), Type.LABEL if self.mode.narrow else Type.TITLE), who), self._choices()]
        return [self._head(), self._known(), signpost(self), self._choices()]

    def _phone_page(self) -> list[Widget]:
        """The pad needs its room: what is known already stays where it fits, and a small panel has the title on the card."""
        if self.mode.lowered or self.mode.tightest:
            return [self._phone()]
        if self.mode.elder or self.mode.narrow or self.mode.landscape:
            return [Title(self.mode, self.tr(self.title)), self._phone()]
        return [self._head(), self._known(), self._phone()]

    def _head(self) -> Widget:
        return Column(Title(self.mode, self.tr(self.title)), Words(self.mode, self.tr(self.line), Type.BODY, Ink.SOFT), gap=STEP)

    def _known(self) -> Widget:
        told = [(label, value) for label, value in self.about() if value]
        if self.mode.elder:
            return Well(self.mode, Words(self.mode, " · ".join(value for _, value in told), Type.CAPTION, data=True), tone="panel")
        rows = Rows(self.mode, [LabelledValue(label, value) for label, value in told])
        return Card(self.mode, rows, padding=(card_padding(self.mode), STEP))

    def _choices(self) -> Widget:
        short = self.mode.lowered and self.mode.narrow
        tiles = [
            Tile(
                self.mode,
                self.tr(text),
                symbol,
                partial(self.choose, value),
                line="" if short else self.tr(line),
                hue=hue,
                wide=True,
                chosen=value == self._choice,
            )
            for value, text, line, symbol, hue in self.options()
        ]
        columns = 2 if self.mode.landscape or (self.mode.lowered and (self.mode.elder or self.mode.narrow)) else 1
        return TileGrid(self.mode, tiles, columns=columns, least_px=self.mode.tall(Tall.CHOICE_LEAST), most_px=self.mode.tall(Tall.CHOICE))

    def choose(self, value: str) -> None:
        """Takes one of the options, as its tile does."""
        self._choice = value
        self._next()

    def _turn(self, page: Page) -> None:
        """Shows that page of the form, with what stands in it."""
        self._page = page
        self.shell.renew()

    def _next(self) -> None:
        writes = self._page is Page.CHOICE and self._choice == self.in_own_words
        self._turn(Page.WORDS if writes else Page.TELEPHONE)

    def _one_back(self) -> None:
        if self._page is Page.CHOICE:
            self.shell.go.back()
        else:
            writes = self._page is Page.TELEPHONE and self._choice == self.in_own_words
            self._turn(Page.WORDS if writes else Page.CHOICE)

    def _own_words_page(self) -> list[Widget]:
        """What no list of reasons holds; nobody has to write, the telephone follows."""
        title = Title(self.mode, self.tr("说说情况"))
        hint = self.tr("不写也可以，来电时再细说")
        pad = self._pad = TextPad(
            self.mode,
            Writing.FREE,
            MOST_SAID,
            self._say_so,
            hint=hint,
            text=self._said,
            apart=self.mode.lowered,
            on_halfway=self._judge,
        )
        card = Card(self.mode, pad, Filler(), fit=False, padding=2 * STEP)
        return [card] if self.mode.tight or self.mode.lowered or self.mode.landscape else [title, card]

    def _say_so(self, text: Secret[str]) -> None:
        self._said = text

    def _phone(self) -> Widget:
        told = "" if self.mode.tightest else self.tr("请留手机或座机号码，座机先拨区号")
        self._number = self._stands
        self._asked = PhoneField(self.mode, self._stands, self._on_record, self._changed, told=told, landline=True)
        return Card(self.mode, self._asked, Filler(), fit=False)

    def _changed(self, phone: Secret[str] | None) -> None:
        self._number = phone
        self._judge()

    def _judge(self) -> None:
        """What goes on, and what it still lacks; while it is being registered nothing changes that."""
        if self.aside.registering:
            return
        if self._page is Page.TELEPHONE:
            self._judge_number()
        elif self._pad is not None and self._pad.halfway:
            self._go.refuse(self.tr("请先点一个字"))
        else:
            self._go.allow()

    def _judge_number(self) -> None:
        without = not self._number and self.reachable(self._choice)
        self._go.become(self.tr(self.silent if without else self.submit), self._register)
        if without or (self._number and is_telephone(self._number)):
            self._go.allow()
        else:
            self._go.refuse(self.tr("请输手机或座机号码"))

    def _register(self) -> None:
        number, choice = self._number or Secret(""), self._choice
        said = self._said if choice == self.in_own_words else Secret("")
        self._go.work(self.tr("正在登记…"))
        chosen = (self.tr(self.chosen_as), self.tr(self._chosen_words()))
        aside, told = self.aside, tuple((label, value) for label, value in (*self.about(), chosen) if value)
        aside.registering = True

        kind, asked_at = self.kind(choice), self.desk.now()

        def registered(found: Registered) -> None:
            aside.registering, aside.registered = False, found
            aside.back = word_back(kind, number, found, asked_at, staffed=self.desk.timetable.at(asked_at).open)
            aside.slip = self.desk.slips.of_registered(self.tr(self.title), told, found, aside.back)

        def failed(error: Exception) -> None:
            aside.registering = False
            self.shell.failed(error)

        self.shell.errands.run("register", "desk", lambda: self.work(aside.about, choice, said, number), registered, failed)


class HelpScreen(CallScreen):
    """Asks for a person: here, at home, or by phone. Free, and never a dead end."""

    title = "请人帮我办"
    line = "全程免费，帮到您办好为止。"
    submit = "提交求助"
    chosen_as = mark("怎么帮")
    silent = mark("没有电话，提交")

    spoken_as = Prompt.HELP

    def options(self) -> list[tuple[str, str, str, Symbol, Hue]]:
        site, timetable, now = self.site, self.desk.timetable, self.desk.now()
        there = timetable.at(now).open
        form = coming(self.desk.site)
        if form is _FROM_THERE and self.mode.landscape:  # flat tiles, and right above them it says where
            form = _BRIEFLY
        told = self.tr(form).format(role=site.helper_role, window=site.window)
        room = Tile.line_room(self.mode, self.mode.width - 2 * self.mode.margin)
        if self.mode.narrow and line_width(self.mode, told, Type.CAPTION) > room and self.mode.language is Language.CHINESE:
            # where the window is stands on the page of people too
            told = self.tr(_BRIEFLY).format(role=site.helper_role)
        here = told if there else people_line(self.mode, timetable, now)
        return [
            (ONSITE, "现场帮", here, Symbol.HAND_HEART, Hue.ORANGE),
            (HOME, "上门帮", "走动不方便，请代办员到家里来", Symbol.HOME, Hue.TEAL),
            (CALL, "电话帮", "请代办员给您打电话", Symbol.PHONE, Hue.INDIGO),
        ]

    def reachable(self, choice: str) -> bool:
        return choice == ONSITE

    def kind(self, choice: str) -> str:
        return choice

    def work(self, about: About, choice: str, _said: Secret[str], phone: Secret[str]) -> Registered:
        return self.desk.order_help(about.item_id, about.step_id, about.topic or "不知道怎么办", choice, phone)


class TicketScreen(CallScreen):
    """Registers what could not be done; somebody must answer by a day."""

    title = "办不成事"
    line = "告诉我们哪里办不成，有人负责，按时答复。"
    submit = "登记办不成事"
    chosen_as = mark("原因")
    silent = mark("没有电话，登记")
    in_own_words = OTHER

    spoken_as = Prompt.TICKET

    def options(self) -> list[tuple[str, str, str, Symbol, Hue]]:
        reasons = (
            ("查不到我的信息", "我认为应该有记录", Symbol.TEXT_BOX_SEARCH, Hue.INDIGO),
            ("说我不符合条件", "我认为可以办", Symbol.ACCOUNT_CANCEL, Hue.ORANGE),
            ("机器出了问题", "读卡、刷脸、打印或网络", Symbol.WRENCH, Hue.TEAL),
            (OTHER, "可以自己写几句，也可以来电时再说", Symbol.HELP_CIRCLE, Hue.GREEN),
        )
        return [(text, text, line, symbol, hue) for text, line, symbol, hue in reasons]

    def reachable(self, choice: str) -> bool:  # noqa: ARG002  the answer can be read behind the slip's code
        return True

    def kind(self, choice: str) -> str:  # noqa: ARG002  whatever the reason
        return TICKET

    def work(self, about: About, choice: str, said: Secret[str], phone: Secret[str]) -> Registered:
        words = Secret(f"{choice}：{said.reveal()}") if said else Secret(choice)
        return self.desk.open_ticket(about.item_id, about.step_id, about.code, phone, words)


def coming(site: Site) -> str:
    """Who comes and from where, as a form with {role} and {window}: nobody is named twice. `site` is in Chinese."""
    return _FROM_THERE if site.window.startswith(site.helper_role) else _COMES
