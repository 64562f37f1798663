"""What an item needs and gives, and the consent that starts it: one page and one tap.

The first page holds what decides whether to begin, and the privacy notice; 「更多」 turns to the rest of the 13 elements
and to the code that takes the guide to a phone. Refusing the camera is one tap as well and costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from core.language import Language
from core.sentences import sentences
from flows.flow import StepKind
from flows.guide import first_sentences
from flows.steps import CARD_ONLY, FACE, OTHER_WAY
from kiosk.offline import Offers
from kiosk.screens import phases
from kiosk.screens.leaflet import TakeAway, code_of, scan_this
from kiosk.screens.offering import FollowsOffers
from kiosk.screens.privacy import privacy_in_one, privacy_in_short, privacy_lines
from kiosk.screens.registering import INSTEAD, SHORT, TOLD
from kiosk.screens.topics import Topics
from kiosk.ui.buttons import LinkButton, PrimaryButton, SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Filler, Row
from kiosk.ui.measuring import labels_px
from kiosk.ui.pages import Pages
from kiosk.ui.palettes import Ink
from kiosk.ui.steps import StepBar
from kiosk.ui.surface import Tag, Well
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Icon, Title, Words
from kiosk.voice.prompts import item_key

_FIRST = (
    ("受理条件", "谁能办", Symbol.ACCOUNT_CHECK),
    ("申请材料", "要带什么", Symbol.CARD_ACCOUNT_DETAILS),
    ("办理时限", "多久办好", Symbol.CLOCK_OUTLINE),
    ("收费标准", "收不收费", Symbol.CASH_MULTIPLE),
    ("办理结果", "得到什么", Symbol.FILE_CHECK),
)
"""Elements of the first page with the question each answers."""

LISTEN_S = 0.5
"""How often the key of the voice looks whether it still speaks."""


class GuideScreen(FollowsOffers):
    """Its primary button is disabled while the case is being opened, and with the reason when the item cannot be done now."""

    form = True
    foot_only = True

    def body(self) -> Widget:
        self._item = self.desk.items[str(self.scene.of)]
        self._guide = self.desk.guides.in_language(self._item.id, self.mode.language)
        self._more = False
        self._take: TakeAway | None
        self._reason, self._registers = self.offered(self.shell.offers)
        self._pages = Column(fit=False, gap=STEP if self._poor else self.mode.gap)
        self._turn()
        return self._pages

    def acts(self) -> Sequence[Widget]:
        words = "同意并先登记" if self._registers else "同意并开始办理"
        self._start = PrimaryButton(
            self.mode, self.tr(words), lambda: self._begin(FACE if self._faced else CARD_ONLY), reason=self.tr(self._reason)
        )
        return [self.back_button(), *([self._other_way()] if self._either and not self._slim else []), self._start]

    @property
    def _either(self) -> bool:
        """Whether a person of the site can vouch instead of the camera: while the line is down nobody can."""
        return self._faced and not self._registers and not self._elsewhere

    @property
    def _elsewhere(self) -> bool:
        """Whether this machine only tells what another one does."""
        return self._item.id in self.desk.readiness.elsewhere()

    @property
    def _slim(self) -> bool:
        """Whether three buttons are too many for a row, and so is a tag beside the title."""
        return self.mode.narrow and (self.mode.tight or self.mode.language is Language.ENGLISH)

    @property
    def _poor(self) -> bool:
        """Whether the pages need the height of title and links, which then stand on them."""
        return self.mode.narrow and self.mode.tight

    def _other_way(self) -> SecondaryButton:
        return SecondaryButton(self.mode, self.tr("换一种方式核验"), lambda: self._begin(OTHER_WAY))

    def enter(self) -> None:
        super().enter()
        self.every(LISTEN_S, self._tell_listening)

    def refresh(self) -> None:
        """A guide slip came out, or did not; or sound was found after the page was built."""
        if self._more and self.shell.voice.able and self._listen.parent is None:
            self._turn()
        if self._take is not None and self._take.follow():
            self._shown.refit()

    def offered(self, offers: Offers) -> tuple[str, bool]:
        """Why the item cannot be done now ("" when it can), and whether it is only registered. What is agreed to must be what
        will be done: another offer is another page."""
        return offers.reasons.get(self._item.id, ""), self._item.id in offers.drafts

    @property
    def busy(self) -> bool:
        return self._start.waiting

    def steps(self) -> Widget | None:
        if self.mode.tight or str(self.scene.of) in self.desk.readiness.elsewhere():
            return None
        return StepBar(self.mode, [self.tr(name) for name in phases.names(self.desk.items[str(self.scene.of)])], 1)

    @property
    def _faced(self) -> bool:
        return FACE in self._item.step("consent").extra["accepted"]

    def _begin(self, consent: str) -> None:
        self._start.work(self.tr("正在打开…"))
        self.shell.start(self._item.id, consent, draft=self._registers)

    def _turn(self) -> None:
        self._take = None
        self._pages.clear_widgets()
        head = self._head()
        crowded = len(head) > 1 and self.mode.elder and self._wordy  # a long word has no room beside two of them
        usual = Type.LABEL if self._slim or self.mode.tight else Type.TITLE
        title = Title(self.mode, self._item.name, Type.BODY if crowded and self.mode.landscape else usual)
        above: list[Widget] = [title] if self._poor else []
        below: list[Widget] = [Row(*head, Filler(), gap=2 * STEP)] if self._poor and not self.mode.lowered else []
        self._shown = self._rest([*above, *below]) if self._more else self._first(above, below)
        for part in self._around(title, head, crowded):
            self._pages.add_widget(part)

    def _around(self, title: Title, head: list[Widget], crowded: bool) -> list[Widget]:
        """The pages, with what stands above and below them."""
        if not self.mode.lowered:
            if crowded and not self.mode.tight:
                return [title, Row(Filler(), *head, gap=2 * STEP), self._shown]
            return [self._shown] if self._poor else [Row(title, *head, gap=2 * STEP), self._shown]
        foot = self._at_foot()
        if self._poor and not (self._more or self._elsewhere):
            return [self._shown, Row(*(foot or [Filler()]), *head, gap=2 * STEP)]
        return [*([] if self._poor else [title]), self._shown, *foot, Row(Filler(), *head, gap=2 * STEP)]

    def _at_foot(self) -> list[Widget]:
        """With 低位: what is touched, below the pages and not on them."""
        if self._more or self._elsewhere:
            return [] if self._close and self.desk.readiness.paper() is None else [self._along()]
        return [self._other_way()] if self._either and self._slim else []

    def _flip(self) -> None:
        self._more = not self._more
        self._turn()

    def _head(self) -> list[Widget]:
        """What stands beside the title, with 低位 at the foot."""
        other = LinkButton(
            self.mode,
            self.tr("看要点") if self._more else self.tr("更多"),
            self._flip,
            symbol=Symbol.CHEVRON_LEFT if self._more else Symbol.INFORMATION_OUTLINE,
        )
        self._listen = LinkButton(self.mode, self.tr("听一听"), self._read, symbol=None if self.mode.tight else Symbol.VOLUME_HIGH)
        tags: list[Widget] = [] if self.mode.elder or self._slim else [Tag(self.mode, self.tr(self._item.service_type))]
        if self._more:
            tags = [self._listen] if self.shell.voice.able else []
        return [*tags, other]

    def _read(self) -> None:
        """All of it aloud; a second tap ends it."""
        if self.shell.voice.speaking:
            self.shell.voice.hush()
        else:
            elements = self._guide.elements(self.mode.language)
            self.shell.voice.read([f"{self.tr(heading)}。{self.tr(told)}" for heading, told in elements], item_key(self._item.id, "guide"))
        self._tell_listening()

    def _tell_listening(self) -> None:
        """What the key says now: the sound may be found missing after the page was built."""
        word = "没声音" if not self.shell.voice.able else "不听了" if self.shell.voice.speaking else "听一听"
        self._listen.set_text(self.tr(word), off=not self.shell.voice.able)

    def _first(self, above: list[Widget], below: list[Widget]) -> Pages:
        elements = dict(self._guide.elements()) | {"办理时限": self._guide.promise_limit}
        elements |= {heading: self.tr(told) for heading, told in INSTEAD.items()} if self._registers else {}
        privacy = self._privacy()
        heading = privacy[:-1][:1]  # where the notice is in parts, the first says what they are
        short = self._in_short() if self._in_parts and not self._elsewhere else []
        above = [*above, *short, *below]  # 「更多」 is found at once, however many pages there are
        facts = [self._fact(self.tr(asked), first_sentences(elements[heading], 2), symbol) for heading, asked, symbol in _FIRST]
        other = [] if self.mode.lowered else self._at_foot()
        if self._elsewhere:
            return Pages(self.mode, [*above, *facts, *other], gap=2 * STEP if self.mode.elder else 3 * STEP)
        if self._registers:
            return Pages(self.mode, [*above, *self._registering(privacy), *facts], kept=heading, gap=2 * STEP)
        agreed = [*privacy, *other]  # stands first where not all fits one page
        parts = [*facts, *agreed] if self._all_on_one else [*above, *agreed, *facts]
        return Pages(self.mode, parts, kept=heading, gap=2 * STEP if self.mode.elder else 3 * STEP)

    @property
    def _wordy(self) -> bool:
        """English takes half as much room again."""
        return self.mode.language is Language.ENGLISH

    @property
    def _all_on_one(self) -> bool:
        """Whether one page holds what decides and what is agreed to."""
        return not (self.mode.elder or self.mode.narrow or self.mode.landscape or self._wordy)

    def _registering(self, privacy: list[Widget]) -> list[Widget]:
        """That it is only registered, and what is agreed to."""
        told = SHORT if self.mode.tight or self.mode.narrow else TOLD
        words = Words(self.mode, self.tr(told), Type.BODY, Ink.ATTENTION)
        return [Well(self.mode, words, tone="attention_soft"), *privacy]

    def _fact(self, asked: str, told: str, symbol: Symbol) -> Widget:
        label = Words(
            self.mode, asked, Type.BODY, Ink.SOFT, size_hint_x=None, width=labels_px(self.mode, 4.5, [asked for _, asked, _ in _FIRST])
        )
        words = Words(self.mode, told, Type.BODY, bold=True, data=True)
        if self.mode.elder:
            return Column(label, words, gap=0) if self._slim else Row(label, words)
        return Row(Icon(self.mode, symbol, self.mode.px(Type.TITLE) + STEP), Row(label, words), gap=3 * STEP)

    def _privacy(self) -> list[Widget]:
        """What is agreed to; in large type on a panel that is not high it takes more than a page, which may end between two sentences."""
        tr = self.tr
        org = self._guide.org.partition(" (")[0] if self.mode.tight else self._guide.org
        said = privacy_lines(self._item, org, draft=self._registers, again=self._again)
        if self._in_parts:
            promises = [sentence for line in said for sentence in sentences(tr(line))]
            return [Words(self.mode, tr("开始后会做这几件事"), Type.BODY, bold=True), *map(self._promise, promises)]
        if self.mode.elder or self.mode.narrow or (self.mode.landscape and (self._registers or self._wordy)):  # all on the first page
            told = privacy_in_one(self._item, self._guide.org, draft=self._registers, again=self._again)
            small = self.mode.narrow or (self.mode.elder and self.mode.language is Language.ENGLISH)
            kind = Type.FINE if self.mode.narrow and not self.mode.elder else Type.NOTE
            words = Words(self.mode, tr(told), kind, Ink.SOFT, data=True)
            return [Well(self.mode, words, padding=2 * STEP if small else 3 * STEP)]
        lines = [Words(self.mode, tr("开始后会做这几件事"), Type.BODY, bold=True)]
        lines += [self._promise(line) for line in said]
        return [Well(self.mode, *lines, gap=STEP)]

    @property
    def _in_parts(self) -> bool:
        """Whether what is agreed to takes more than a page."""
        return self.mode.tight or (self.mode.elder and self.mode.lowered and self._wordy)

    def _in_short(self) -> list[Widget]:
        """All that is agreed to, on the page that is seen first: nobody agrees to what only stands on a page that they never turned to."""
        told = privacy_in_short(self._item, draft=self._registers, again=self._again)
        return [Words(self.mode, self.tr(told), Type.BODY, bold=True, data=True)] if told else []

    @property
    def _again(self) -> frozenset[StepKind]:
        """What an earlier item of this visit has read of the holder, if that is all that this item wants."""
        return self.sitting.visit.knows(self._item)

    def _promise(self, line: str) -> Widget:
        if self._poor and self._slim:
            return Words(self.mode, self.tr(line), Type.BODY, Ink.SOFT, data=True)
        dot = Icon(self.mode, Symbol.CHECK, self.mode.px(Type.BODY), Ink.PRIMARY, pos_hint={"top": 0.95})
        return Row(dot, Words(self.mode, self.tr(line), Type.BODY, Ink.SOFT, data=True), gap=STEP)

    def _rest(self, above: list[Widget]) -> Pages:
        """Everything, the full text of what the first page has in short too: by topics, in large type one to a page."""
        topics = Topics(self.mode, self._guide.elements(self.mode.language), bool(self._item.category))
        along = [Well(self.mode, Row(code_of(self, self._item.id), scan_this(self), gap=3 * STEP), padding=2 * STEP)]
        take: Sequence[Widget] = along if self._close else []
        if not self.mode.lowered:  # there it stands at the foot of every page
            take = [self._along()]
        starts = topics.headings[1:] if self.mode.elder else ()
        parts = [*above, *topics.parts, *take]
        return Pages(self.mode, parts, gap=2 * STEP, kept=[*topics.headings, *topics.labels], starts=starts, by_sections=True)

    def _along(self) -> TakeAway:
        """What takes the guide home."""
        self._take = TakeAway(self, self._item.id, apart=self._close)
        return self._take

    @property
    def _close(self) -> bool:
        """Whether the foot has no room for what is only looked at."""
        return self.mode.lowered and (self.mode.elder or self.mode.narrow)
