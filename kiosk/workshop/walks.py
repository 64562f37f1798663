"""Walks every path of an item: at each step its usual answer, and each other one, up to some other ones in one path.

Steps with a preset are asked as well. Gates are watched, so that a test can say which of them have ever refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from core.clock import DEMO_START
from core.secret import Secret
from flows.flow import LOOKED, Answers, Gate, Invalid, NotYet, Path, Step, StepKind, preset_of
from flows.item import Item
from flows.numbers import CASE_DIGITS, case_number
from flows.records.exchange import Identified, Method, Signature
from flows.records.regions import Region
from flows.refusal import Refused
from flows.steps import HOLDER, looked
from kiosk.workshop import examples
from kiosk.workshop.people import card, policy, schoolboy, stranger
from kiosk.workshop.quotes import quoted

CARDS = (*map(card, ("P5", "P6", "P9", "P12", "P11", "P3", "P8", "P2")), schoolboy(), stranger())
"""A grown man first; then the woman to whom the records marry him, a boy, an expired card, a very old woman, another man, a woman
from another province, a pensioner, a schoolboy, a man from another province."""

EARLIER = case_number("431021", "0008", DEMO_START.date(), 7)
"""The number of a case that was begun elsewhere."""

IDENTIFIED = (
    Identified(Method.COMPARED, 0.71, 0.40, "mobileface-id-v2 fa0fdf923071", live=True),
    Identified(Method.VOUCHED, verified_by="太和-03-01", voucher="once"),
)
REGIONS = (
    Region("4201", ("湖北省", "武汉市")),
    Region("4301", ("湖南省", "长沙市")),
    Region("31", ("上海市",)),
    Region("429004", ("湖北省", "仙桃市")),
    Region("431021103001", ("湖南省", "郴州市", "桂阳县", "太和镇", "太和社区")),
    Region("431021002", ("湖南省", "郴州市", "桂阳县", "鹿峰街道")),
)
"""Two cities, a municipality, a city under its province, a village and a town of the county; each step takes those that are deep enough."""

SIGNED = Signature((((100, 100), (400, 300), (700, 100)),))


class ReadsLater(Exception):
    """A rule of a step or gate looked at an answer that is not there when the rule is asked."""

    def __init__(self, where: str, rule: str, answer: str) -> None:
        super().__init__(f"{where}: {rule!r} reads {answer!r}, which is not answered before it")


@dataclass
class Seen:
    """What a walk has met: the ends, which gates refused, which steps were asked, at which nothing could be answered, and the
    rules that read an answer which was not there."""

    ends: list[Path] = field(default_factory=list)
    refused_by: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    reads_later: set[str] = field(default_factory=set)


Answering = Callable[[Step, Path], Sequence[Any]]
"""What is answered to a step, the usual answer first; nothing ends the path there."""


def ends(
    reached: Callable[[dict[str, Any], AbstractSet[str]], Path | None],
    answered: Answering,
    given: dict[str, Any],
    open_: AbstractSet[str],
    others: int,
) -> Iterator[tuple[dict[str, Any], Path]]:
    """Every end with at most so many unusual answers: what was given, and the path; its `next` is a step that nobody answered.

    `reached` says how far one gets with what is given, None to leave it; the `open_` steps are asked although a preset stands there.
    """
    path = reached(given, open_)
    if path is None:
        return
    step = path.next
    answers = answered(step, path) if step else ()
    if step is None or not answers:
        yield given, path
        return
    for cost, answer in enumerate(answers):
        if min(cost, 1) <= others:
            yield from ends(reached, answered, given | {step.id: answer}, open_ - {step.id}, others - min(cost, 1))


def walk_all(item: Item, others: int, seen: Seen | None = None) -> Seen:
    """Every path with at most so many answers that are not the usual ones, kept in `seen`, also as far as it got.

    Raises `NoExample` for a record without examples.
    """
    seen = Seen() if seen is None else seen
    watched = replace(item, steps=tuple(_watched(n, step, seen) for n, step in enumerate(item.steps)))

    def reached(given: dict[str, Any], open_: AbstractSet[str]) -> Path | None:
        with _noted(seen):
            return watched.path(given, policy(), open_)
        return None

    def answered(step: Step, path: Path) -> Sequence[Any]:
        seen.asked.add(step.id)
        with _noted(seen):
            found = usable(step, path.answers)
            if not found:
                seen.stuck.add(step.id)
            return [looked(step, path.answers, value) if step.kind in LOOKED else value for value in found]
        return ()

    everything = {step.id for step in item.steps if isinstance(step, Step)}
    seen.ends += (path for _, path in ends(reached, answered, {}, everything, others) if path.next is None)
    return seen


@contextmanager
def _noted(seen: Seen) -> Iterator[None]:
    """The rules that read an answer too early are kept; the path is left there."""
    try:
        yield
    except ReadsLater as fault:
        seen.reads_later.add(str(fault))


def _watched(number: int, step: Step | Gate, seen: Seen) -> Step | Gate:
    return _watched_gate(number, step, seen) if isinstance(step, Gate) else _watched_step(step)


def _watched_gate(number: int, gate: Gate, seen: Seen) -> Gate:
    judge = _told(gate.judge, f"gate {gate.id!r}", "judge")

    def judged(answers: Answers) -> Refused | None:
        refused: Refused | None = judge(answers)
        if refused is not None:
            seen.refused_by.add(f"{number}:{gate.id}")
        return refused

    return replace(gate, judge=judged)


_RULES = ("when", "options", "preset", "check", "ask", "show")


def _watched_step(step: Step) -> Step:
    """The step with every function of it told apart, so that a fault can be named."""
    where = f"step {step.id!r}"
    rules: dict[str, Any] = {rule: _told(getattr(step, rule), where, rule) for rule in _RULES if getattr(step, rule) is not None}
    extra = {key: _told(value, where, key) if callable(value) else value for key, value in step.extra.items()}
    return replace(step, extra=extra, **rules)


def _told(rule: Callable[..., Any], where: str, name: str) -> Callable[..., Any]:
    def asked(*given: Any) -> Any:
        try:
            return rule(*given)
        except NotYet as error:
            raise ReadsLater(where, name, str(error.args[0])) from error

    return asked


def gates(item: Item) -> set[str]:
    """All gates of an item, as `Seen.refused_by` names them."""
    return {f"{number}:{gate.id}" for number, gate in enumerate(item.steps) if isinstance(gate, Gate)}


def candidates(step: Step, before: Answers) -> Sequence[Any]:
    """What may be answered, the usual answer first."""
    if step.kind is StepKind.LOOKUP:
        return examples.of(step.holds)
    return _ANSWERS[step.kind](step, before)


def _consent(step: Step, _: Answers) -> Sequence[Any]:
    return tuple(step.extra["accepted"])


def _cards(step: Step, _: Answers) -> Sequence[Any]:
    order = CARDS if step.id == HOLDER else (CARDS[1], CARDS[0], *CARDS[2:])
    return order


def _choice(step: Step, before: Answers) -> Sequence[Any]:
    options = [option.value for option in step.options(before) if not option.locked]
    usual = preset_of(step, before)
    return sorted(options, key=lambda value: value != usual)


def _choices(step: Step, before: Answers) -> Sequence[Any]:
    options = tuple(option.value for option in step.options(before) if not option.locked)
    return (options, options[:1]) if len(options) > 1 else (options,)


def _number(length: int) -> str:
    return EARLIER if length == CASE_DIGITS else "4310210000035"[:length].ljust(length, "0")


def _ends(step: Step, before: Answers) -> Sequence[Any]:
    return (step.extra["earliest"](before), step.extra["latest"](before))


_ANSWERS: dict[StepKind, Callable[[Step, Answers], Sequence[Any]]] = {
    StepKind.CONSENT: _consent,
    StepKind.CARD: _cards,
    StepKind.FACE: lambda _step, _before: IDENTIFIED,
    StepKind.QUOTE: lambda _step, before: (quoted(before),),
    StepKind.CHOICE: _choice,
    StepKind.CHOICES: _choices,
    StepKind.NUMBER: lambda step, _before: tuple(map(_number, step.extra["lengths"])),
    StepKind.AMOUNT: lambda step, before: step.extra["limits"](before),
    StepKind.PHONE: lambda _step, _before: (Secret("13873512345"),),
    StepKind.MONTH: _ends,
    StepKind.DAY: _ends,
    StepKind.COUNT: lambda step, before: step.extra["limits"](before),
    StepKind.CODE: lambda step, _before: ("A" * step.extra["longest"],) if step.holds is str else (card("P6").number,),
    StepKind.REGION: lambda _step, _before: REGIONS,
    StepKind.TEXT: lambda step, _before: (Secret("字" * step.extra["longest"]),),
    StepKind.PROMISE: lambda _step, _before: (True,),
    StepKind.SIGNATURE: lambda _step, _before: (SIGNED,),
}


def stands(step: Step, value: Any, before: Answers) -> bool:
    """Whether the step accepts that answer; what is looked up is not judged."""
    if step.kind in LOOKED:
        return True
    try:
        step.check(value, before)
    except Invalid:
        return False
    return True


def usable(step: Step, before: Answers) -> list[Any]:
    """The candidates that the step accepts, the usual one first."""
    return [value for value in candidates(step, before) if stands(step, value, before)]


def complete(item: Item, others: int) -> Iterator[Path]:
    """The complete ones among the paths."""
    return (path for path in walk_all(item, others).ends if path.complete)
