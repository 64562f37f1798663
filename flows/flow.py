"""The whole flow engine: an item is a row of steps, and `path` finds the next one from the answers, from the start, every time.

    steps   consent  card  [gate]  face  look-up  [gate]  choice  choice  …
            ────────────────────── answered ─────────────────────▶ next

There is no current page. Back, Change, recovery after a crash and the check page all follow from `path`. A step may be
skipped (`when`), never jumped to, and every rule sees only the answers before it: reading a later one raises `NotYet`.
A look-up remembers what it was asked with; when that changes, its answer no longer counts and it is asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from flows.policy import Policy
from flows.refusal import Refused


class StepKind(Enum):
    """What answers a step: a person's tap or keys, a device, or the platform."""

    CONSENT = "consent"
    CARD = "card"
    FACE = "face"
    LOOKUP = "lookup"
    QUOTE = "quote"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    AMOUNT = "amount"
    PHONE = "phone"
    MONTH = "month"
    DAY = "day"
    COUNT = "count"
    CODE = "code"
    REGION = "region"
    PROMISE = "promise"
    SIGNATURE = "signature"
    TEXT = "text"


LOOKED = (StepKind.LOOKUP, StepKind.QUOTE)
"""Kinds that the platform answers."""

QUESTIONS = frozenset(StepKind) - {StepKind.CONSENT, StepKind.CARD, StepKind.FACE, StepKind.LOOKUP, StepKind.QUOTE}
"""Kinds that a person answers with fingers; several of them may share a screen."""


class NotYet(LookupError):
    """A rule looked at an answer that does not come before it."""


class StillOpen(NotYet):
    """A rule looked at an answer that was left open, because nobody could be asked for it (`flows.drafting`)."""


class Invalid(ValueError):
    """An answer that cannot stand; the message is a plain sentence for the resident."""


class Answers(Mapping[str, Any]):
    """The answers before a step, with the policy of the day. Look-ups appear as their records.

    `open` names the steps that a draft leaves open: to read one raises `StillOpen`, by `get` too, so that no rule takes
    "not known" for "not there". A rule that can do without one asks with `in`.
    """

    __slots__ = ("_seen", "open", "policy")

    def __init__(self, seen: dict[str, Any], policy: Policy, open_: Collection[str] = ()) -> None:
        self._seen = seen
        self.policy = policy
        self.open = open_

    def __getitem__(self, key: str) -> Any:
        try:
            return self._seen[key]
        except KeyError:
            raise (StillOpen(key) if key in self.open else NotYet(key)) from None

    def get(self, key: str, default: Any = None) -> Any:
        """The answer, or `default` when its step is not on the path so far."""
        if key in self.open:
            raise StillOpen(key)
        return self._seen.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._seen

    def __iter__(self) -> Iterator[str]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)


@dataclass(frozen=True)
class Option:
    """One thing to choose. `locked` says why it cannot be chosen; `note` is the small second line. `value` is something of the record
    that stays, never a place in the list: between the tap and the report another entry may come before it.

    `free` is how many places it has, for a day or a time that can be booked; None for anything else.
    """

    value: str
    label: str
    note: str = ""
    locked: str = ""
    free: int | None = None


@dataclass(frozen=True)
class Looked:
    """A platform record and what it was asked with."""

    asked: Mapping[str, Any]
    record: Any


When = Callable[[Answers], bool]
"""Whether a step is asked, given the answers before it."""


def always(_: Answers) -> bool:
    return True


def anything(_value: Any, _before: Answers) -> None:
    return None


def no_options(_: Answers) -> tuple[Option, ...]:
    return ()


@dataclass(frozen=True)
class Step:
    """One question, device reading or look-up.

    `title` asks, `label` names the answer on the check page, `holds` is the answer's type. `preset` gives the answer that
    stands until somebody changes it (None = none). `check` raises `Invalid`. `ask` gives what a look-up is asked with.
    `show` turns an answer into words for screen and paper (masked); empty = not shown on the check page.
    """

    id: str
    kind: StepKind
    title: str
    label: str = ""
    holds: Any = str
    when: When = always
    options: Callable[[Answers], tuple[Option, ...]] = no_options
    preset: Callable[[Answers], Any] | None = None
    check: Callable[[Any, Answers], None] = anything
    ask: Callable[[Answers], Mapping[str, Any]] | None = None
    show: Callable[[Any, Answers], str] | None = None
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Gate:
    """A rule between steps: `judge` returns why the item cannot go on, or None. `says` are its sentences that are the same in every case."""

    id: str
    judge: Callable[[Answers], Refused | None]
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Path:
    """Where a case stands: what counts, what is still asked, or why it cannot go on; `open` is what a draft does without."""

    answers: Answers
    taken: tuple[Step, ...]
    presets: frozenset[str]
    next: Step | None
    refused: Refused | None = None
    open: tuple[Step, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether only the acts are left."""
        return self.next is None and self.refused is None


def path(steps: tuple[Step | Gate, ...], given: Mapping[str, Any], policy: Policy, reopened: Collection[str] = frozenset()) -> Path:
    """The steps already answered and the next one, computed from the start.

    An answer of a skipped step, one that its step no longer accepts, and a look-up asked with other words do not count.
    Steps in `reopened` are asked again although an answer or a preset is there.
    """
    seen: dict[str, Any] = {}
    before = Answers(seen, policy)
    taken: list[Step] = []
    presets: set[str] = set()
    for step in steps:
        if isinstance(step, Gate):
            if refused := step.judge(before):
                return Path(before, tuple(taken), frozenset(presets), None, refused)
            continue
        if not step.when(before):
            continue
        again = step.id in reopened
        value = None if again else standing(step, given, before)
        if value is None and step.preset is not None and not again:
            value = step.preset(before)
            presets.add(step.id)
        if value is None:
            return Path(before, tuple(taken), frozenset(presets - {step.id}), step)
        seen[step.id] = value
        taken.append(step)
    return Path(before, tuple(taken), frozenset(presets), None)


def standing(step: Step, given: Mapping[str, Any], before: Answers) -> Any:
    """The answer that was given, as rules see it; None without one, or when it cannot stand any more."""
    value = given.get(step.id)
    if value is None:
        return None
    if step.ask is not None:
        return value.record if value.asked == step.ask(before) else None
    try:
        step.check(value, before)
    except Invalid:
        return None
    return value


def preset_of(step: Step, before: Answers) -> Any:
    """What stands until somebody changes it; None without a preset, or when it would need what is left open."""
    try:
        return step.preset(before) if step.preset else None
    except StillOpen:
        return None
