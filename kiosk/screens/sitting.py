"""What is true at the screen besides the visit: where the resident browses, and what lies over the case.

A case is never at a "page": its place follows from its answers. Only browsing (home, category, guide) has a position of
its own, and `place` None means that the case is on the screen.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from core.secret import Secret
from core.slip import Slip
from devices.kinds import PrintResult
from flows.records.exchange import Registered
from flows.word_back import WordBack
from kiosk.case import Case, Stage
from kiosk.identity import UnclaimedCard
from kiosk.screens.browsing import AtGuide, AtHome, BrowsingPlace, InBundle
from kiosk.trouble import Trouble
from kiosk.visit import Visit

_STAGE_WORDS = {
    Stage.ASKING: "填写",
    Stage.CHECKING: "核对内容",
    Stage.PAYING: "扫码支付",
    Stage.SUBMITTING: "提交",
    Stage.REFUSED: "没有通过",
    Stage.DONE: "已经办完",
}


@dataclass(frozen=True)
class About:
    """What a call for help is about: item, step and code where the resident stood; empty from the home page."""

    item_id: str = ""
    step_id: str = ""
    topic: str = ""
    code: str = ""


@dataclass
class Aside:
    """A help order or, with `ticket`, a 办不成事 ticket, being made over whatever is below."""

    about: About
    ticket: bool
    registering: bool = False
    registered: Registered | None = None
    back: WordBack | None = None
    """How the answer gets to whoever registered."""
    slip: Slip | None = None
    prints: list[PrintResult] = field(default_factory=list)
    failed: bool = False
    """Whether its screen has failed once: a second time it is not come back to."""


@dataclass
class Sitting:
    """One resident at the screen, until everything is wiped. Memory only."""

    visit: Visit = field(default_factory=Visit)
    place: BrowsingPlace | None = field(default_factory=AtHome)
    aside: Aside | None = None
    interrupted: Aside | None = None
    """The call for help whose screen failed, while the trouble of that is shown: trying again comes back to it."""
    preferring: bool = False
    """Whether the page lies over everything on which one says how the screen shall be."""
    leaflets: list[PrintResult] = field(default_factory=list)
    """The guide slips of this visit."""
    meeting: bool = False
    """Whether the page with the people of this place lies over everything but the preferences."""
    trouble: Trouble | None = None
    face_off: str = ""
    """Why no face can be compared here, as the code of a device problem; "" while it can."""
    face_reason: str = ""
    """Why the last try did not say yes."""
    cashier_until: float = 0.0
    """When the payment code on the screen is given up, in seconds of the screen's clock."""
    sought: str = ""
    """The letters typed to find an item."""
    looked_at: list[str] = field(default_factory=list)
    """The items whose guides were opened, the last one first: this resident's alone, and gone with the visit."""
    chosen_in: BrowsingPlace | None = None
    """Where the present guide was chosen, if it is a place to come back to."""
    changing: str = ""
    """The step that 更改 on the check page has asked again; Back then only takes that back."""
    staff: Secret[str] | None = None
    """The number on the card of whoever vouched last: it may still lie on the reader when another card is asked for."""
    unclaimed: UnclaimedCard = field(default_factory=UnclaimedCard)
    """A card that was read when its screen had gone: the next one that asks for a card has it."""
    halfway: dict[Hashable, Any] = field(default_factory=dict)
    """What is filled in and not yet answered, by the screen on which it is: for a change of mode, and below what lies over it."""
    let_go: bool = False
    """Whether the resident may leave a payment whose result nobody knows."""

    @property
    def fresh(self) -> bool:
        """Whether nobody has begun anything: home as it waits, or the pictures of an empty place. Who has read a guide and gone home
        leaves it fresh; what of that the next resident must not find is `Shell.left_traces`."""
        begun = self.aside is not None or self.trouble is not None or bool(self.visit.card or self.visit.cases)
        reading = self.preferring or self.meeting
        return self.place is not None and self.place.untouched and not begun and not reading

    @property
    def case(self) -> Case | None:
        """The case on the screen; None while browsing."""
        return None if self.place is not None else self.visit.case

    @property
    def bundle(self) -> str:
        """Id of the bundle whose items the resident is doing one after the other; "" outside one."""
        return self.chosen_in.bundle_id if isinstance(self.chosen_in, InBundle) else ""

    def settle(self) -> None:
        """Answers what this visit already knows: the holder's card, the compared face."""
        case = self.case
        while case is not None and case.stage is Stage.ASKING and self.visit.fill(case):
            pass

    def uncover(self) -> None:
        """Takes away what lies over the case, so that a trouble can be seen; a call for help can be come back to once."""
        aside, self.aside = self.aside, None
        self.preferring = self.meeting = False
        self.interrupted = None if aside is None or aside.failed else aside
        if aside is not None:
            aside.failed = True

    @property
    def filled(self) -> bool:
        """Whether leaving now would lose something that a person did."""
        case = self.case
        return (
            case is not None
            and case.stage not in (Stage.DONE, Stage.REFUSED)
            and any(step not in ("consent", *case.carried) for step in case.given)
        )

    @property
    def pending(self) -> bool:
        """Whether money, a report or a call for help is on its way, so that nothing may be cut off."""
        if self.aside is not None and self.aside.registering:
            return True
        case = self.visit.case
        acting = case is not None and case.stage in (Stage.PAYING, Stage.SUBMITTING)
        return acting and self.trouble is None and not self.let_go

    @property
    def where(self) -> About:
        """Item, step and code of this moment, for whoever is asked for help."""
        case, code = self.case, self.trouble.explained.code if self.trouble else ""
        if case is None:
            item_id = self.place.item_id if isinstance(self.place, AtGuide) else ""
            return About(item_id, code=code)
        asked = case.path().next if case.stage is Stage.ASKING else None
        refused = case.refused
        return About(
            case.item.id,
            asked.id if asked else case.stage.value,
            asked.title if asked else _STAGE_WORDS[case.stage],
            code or (refused.refusal.code if refused else ""),
        )
