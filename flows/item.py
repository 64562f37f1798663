"""An item of government service: what the catalogue lists and `shapes.py` builds. Data, not code that runs by itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from core.language import mark
from core.secret import Secret
from core.slip import Block
from flows.after import After
from flows.drafting import draft_path
from flows.flow import Answers, Gate, Path, Step, StepKind, path
from flows.handover import Handover, printed
from flows.policy import Policy
from flows.records.exchange import Outcome


class Category(Enum):
    """The eleven categories of the county's kiosks, by id; `title` is on the tile."""

    SOCIAL_INSURANCE = "social-insurance"
    AGRI_MACHINERY = "agri-machinery"
    FAMILY_PLANNING = "family-planning"
    PUBLIC_SECURITY = "public-security"
    CIVIL_AFFAIRS = "civil-affairs"
    AGEING = "ageing"
    DISABILITY = "disability"
    UTILITIES = "utilities"
    MEDICAL_INSURANCE = "medical-insurance"
    HOUSING_FUND = "housing-fund"
    REAL_ESTATE = "real-estate"

    @property
    def title(self) -> str:
        return _CATEGORY_TITLES[self]

    @property
    def prefix(self) -> str:
        """The first two letters of the ids of its items."""
        return _CATEGORY_PREFIXES[self]

    @classmethod
    def of(cls, item_id: str) -> Category:
        """The category to which an item of that id belongs. Raises `ValueError` for a prefix that no category has."""
        for category, prefix in _CATEGORY_PREFIXES.items():
            if item_id.startswith(f"{prefix}-"):
                return category
        raise ValueError(f"{item_id!r} begins like the items of no category: {', '.join(_CATEGORY_PREFIXES.values())}")


_CATEGORY_TITLES = dict(
    zip(
        Category,
        ("社会保险", "农机", "计生", "公安", "民政", "老龄", "残联", "水电气", "医疗保障", "住房公积金", "不动产登记"),
        strict=True,
    )
)
_CATEGORY_PREFIXES = dict(zip(Category, ("si", "am", "fp", "ps", "ca", "ag", "dp", "ut", "mi", "hf", "re"), strict=True))


class Shape(Enum):
    """The six flow shapes of the catalogue, and what comes after a case; the value is the service type on the tile."""

    QUERY = "查询"
    CERT = "证明打印"
    PAY = "缴费"
    DECLARE = "申报"
    AUTH = "认证"
    BOOK = "预约"
    SERVICE = "服务"


RATING = mark("评价")
"""The service type of what rates an earlier case."""


class Identity(Enum):
    """How surely the person must be known."""

    NONE = "none"
    CARD = "card"
    CARD_AND_FACE = "card+face"
    CARD_AND_LIVE_FACE = "card+face+liveness"

    @property
    def faced(self) -> bool:
        """Whether somebody is asked to look into the camera, or must be vouched for."""
        return self in (Identity.CARD_AND_FACE, Identity.CARD_AND_LIVE_FACE)


class Review(Enum):
    """Who looks at a case after the slip. The order of the members is the order of the stages."""

    TOWN = "town"
    COUNTY = "county"  # the department's own office


class Agent(Enum):
    """Whether somebody else may do it for the resident."""

    NO = "no"
    YES = "yes"


class Offline(Enum):
    """What happens when the platform is not reached."""

    NO = "no"
    DRAFT = "draft"


class Act(Enum):
    """What changes the world. Not an answer, never replayed, written to the journal first."""

    PAY = "pay"
    SUBMIT = "submit"


_LOOKING = re.compile("^正在(查询|核对|计算)")
"""How the title of a look-up begins; the rest is what is asked."""

Row = tuple[str, str]
"""A label and its value."""


@dataclass(frozen=True)
class Table:
    """Lines under a head. `widths` are for paper: half-width columns, 48 in all, negative for a column that stands at the right."""

    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    title: str = ""


@dataclass(frozen=True)
class Summary:
    """What check page, result and slip say of a case: one headline, rows, tables, and where it is from."""

    label: str = ""
    headline: str = ""
    rows: tuple[Row, ...] = ()
    tables: tuple[Table, ...] = ()
    note: str = ""


def no_summary(_: Answers) -> Summary:
    return Summary()


def nothing_more(_: Answers) -> tuple[Row, ...]:
    return ()


def holder_only(_: Answers) -> tuple[Secret[str], ...]:
    return ()


@dataclass(frozen=True)
class Item:
    """One item of the catalogue, or a service that comes after them and has no category. `act_label` names the primary button of the
    check page; `also` are rows that only the slip says; `after` is what may be done with a case of it later.
    `names`: what a certificate carries in full of others than its holder; everything else on paper is masked.

    `review` are the stages that people decide, in their order; with `by_rules` they see only what the data do not settle at once.
    `rated`: whether its resident is asked how it was. `fetched` names what its holder gets when they have granted it; empty = the decision itself is the end. `handover` says how: a paper
    waits at any terminal, unless the answers had it posted, or handed over somewhere.

    The item's own part of the slip follows from its summary (`flows.own_part`), unless it has a `body`.
    """

    id: str
    name: str
    tile: str
    category: Category | None
    shape: Shape
    identity: Identity
    steps: tuple[Step | Gate, ...]
    acts: tuple[Act, ...]
    summary: Callable[[Answers], Summary] = no_summary
    also: Callable[[Answers], tuple[Row, ...]] = nothing_more
    names: Callable[[Answers], tuple[Secret[str], ...]] = holder_only
    body: Callable[[Answers, Outcome], tuple[Block, ...]] | None = None
    act_label: Callable[[Answers], str] = lambda _: "确认提交"
    slip_title: str = "业 务 回 执"
    review: tuple[Review, ...] = ()
    by_rules: bool = False
    fetched: str = ""
    handover: Callable[[Answers], Handover] = printed
    agent: Agent = Agent.NO
    offline: Offline = Offline.NO
    vouching: bool = False
    rated: bool = True
    after: tuple[After, ...] = ()
    version: int = 1

    def path(self, given: Mapping[str, Any], policy: Policy, reopened: Collection[str] = frozenset()) -> Path:
        """Where a case with these answers stands."""
        return path(self.steps, given, policy, reopened)

    def draft_path(self, given: Mapping[str, Any], policy: Policy, reopened: Collection[str] = frozenset()) -> Path:
        """The same for a draft, which does without the platform's records."""
        return draft_path(self.steps, given, policy, reopened)

    def step(self, step_id: str) -> Step:
        """The step of that id. Raises KeyError."""
        for step in self.steps:
            if isinstance(step, Step) and step.id == step_id:
                return step
        raise KeyError(step_id)

    def looked_for(self, step: Step) -> str:
        """What that look-up asks for, without the verb; "" for a step that asks no department."""
        return _LOOKING.sub("", step.title) if step.kind is StepKind.LOOKUP else ""

    @property
    def looked_up(self) -> tuple[str, ...]:
        """What departments are asked for, each once, in the order of the steps, as the privacy notice names it."""
        asked = (self.looked_for(step) for step in self.steps if isinstance(step, Step) and step.kind is StepKind.LOOKUP)
        return tuple(dict.fromkeys(asked))

    @property
    def service_type(self) -> str:
        """What its tile calls it: what its shape is, but 评价 for a rating, which has the shape of a query."""
        return RATING if self.rating else self.shape.value

    @property
    def rating(self) -> bool:
        """Whether it rates an earlier case: what does is not rated itself."""
        return not self.rated

    @property
    def digest(self) -> str:
        """Names this edition of the item: 16 hex digits of a SHA-256 over what is written in it: steps, gates, titles, labels, notes,
        acts. Functions (rules, options, words of the slip) are not seen: whoever changes one raises `version`."""
        parts = [self.id, str(self.version), self.name, self.shape.name, self.identity.value, self.slip_title]
        parts += [act.value for act in self.acts] + ["+".join(level.value for level in self.review), self.agent.value, self.offline.value]
        for step in self.steps:
            words = (step.id, step.kind.value, step.title, step.label, step.note) if isinstance(step, Step) else (step.id,)
            parts.append(":".join(words))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
