"""Every moment a resident can see, each with what brings the screen there: a state is set, no machine and no platform is asked.

    general moments   home, lists, help, one per trouble and refusal …
    moments of items  guide, then along every path of the workshop's walks: each question, check, payment, result, farewell

The walks answer with the test persons and the workshop's example records, so that nothing shown belongs to anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from core.clock import DEMO_START
from core.opening import When
from devices.kinds import PrintOutcome, PrintResult
from devices.problem import Problem
from flows.flow import LOOKED, Path, Step, StepKind
from flows.item import Act, Category, Item, Shape
from flows.numbers import case_number
from flows.records.exchange import CaseState, Payment, PayState, Registered
from flows.refusal import Refusal, Refused
from flows.steps import HOLDER, OTHER_WAY, PAY_METHOD, looked
from flows.word_back import WordBack
from kiosk.case import Case
from kiosk.closure import Closure, ClosureKind
from kiosk.finding.wishes import WISHES
from kiosk.screens.browsing import (
    AtBundles,
    AtCommon,
    AtDoor,
    AtFinding,
    AtFound,
    AtGuide,
    AtHome,
    AtLookedAt,
    AtRest,
    AtServices,
    AtTrainingDoor,
    BrowsingPlace,
    InBundle,
    InCategory,
    InWish,
)
from kiosk.screens.cashier import CODE_S
from kiosk.screens.sitting import About, Aside, Sitting
from kiosk.settings import TerminalKind
from kiosk.training.results import payment, practised
from kiosk.trouble import KioskProblem, Trouble
from kiosk.ui.search_pad import pad_fits
from kiosk.workshop import walks
from kiosk.workshop.people import TODAY, card, policy
from kiosk.workshop.walks import ends

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell

NUMBER = case_number("431021", "0007", TODAY, 123)
Arrange = Callable[["Shell"], None]


@dataclass(frozen=True)
class Moment:
    """`of` is the item's id or "" for what belongs to no item; `name` says which moment; `arrange` brings the screen there."""

    of: str
    name: str
    arrange: Arrange


def general(desk: Any) -> Iterator[Moment]:
    """What belongs to no item."""
    yield from (_place(name, place) for name, place in _places(desk))
    seen = ["ut-electricity-pay", "si-insured-certificate", "ps-household-certificate"]
    yield Moment("", "looked at", lambda shell: _show(shell, place=AtLookedAt(), looked_at=seen))
    yield Moment("", "finding again", lambda shell: _show(shell, place=AtFinding(), looked_at=seen))
    yield Moment("", "preferences", lambda shell: _show(shell, preferring=True))
    yield Moment("", "letters", lambda shell: _show(shell, place=AtFinding(letters=pad_fits(shell.mode))))
    for name, letters in (("found", "YL"), ("nothing found", "QQQQQ")):
        yield Moment("", f"letters, {name}", _sought(letters, AtFinding(letters=True)))
    yield Moment("", "everything found", _sought("YL", AtFound()))
    yield Moment("", "asked whether to end", _asked_to_end)
    if desk.profile is TerminalKind.FULL:
        yield Moment("", "vouch", _vouched_for)
    yield Moment("", "people", lambda shell: _show(shell, meeting=True))
    yield from (Moment("", f"closed {name}", _closed(closure)) for name, closure in _closures())
    for ticket in (False, True):
        yield Moment("", "ticket" if ticket else "help", _aside(Aside(About(), ticket)))
        yield Moment("", f"{'ticket' if ticket else 'help'} phone", _chosen(Aside(About(), ticket), own_words=False))
        yield Moment("", f"{'ticket' if ticket else 'help'} registered", _aside(_registered(ticket)))
    yield Moment("", "ticket in own words", _chosen(Aside(About(), True), own_words=True))
    machines = Problem if desk.profile is TerminalKind.FULL else ()
    for problem in (*machines, *KioskProblem, Refusal.OFFLINE, Refusal.CONNECTOR):
        yield Moment("", f"trouble {problem.code}", _trouble(problem))


def _places(desk: Any) -> Iterator[tuple[str, BrowsingPlace]]:
    yield "home", AtHome()
    yield "all items", InCategory(None)
    yield from ((f"category {category.value}", InCategory(category)) for category in Category)
    yield "bundles", AtBundles()
    yield from ((f"bundle {bundle}", InBundle(bundle)) for bundle in desk.bundles)
    yield "services", AtServices()
    yield "finding", AtFinding()
    yield from ((f"wish {wish}", InWish(wish)) for wish in WISHES)
    yield "what others use", AtCommon()
    yield "attract", AtRest()
    yield "training door", AtTrainingDoor()
    yield "door", AtDoor()
    yield "door thanked", AtDoor(thanked=True)


def _closures() -> Iterator[tuple[str, Closure]]:
    opens = datetime(2025, 11, 24, 8, 30, tzinfo=DEMO_START.tzinfo)
    yield (
        "maintenance",
        Closure(ClosureKind.MAINTENANCE, KioskProblem.MAINTENANCE.code, reason="换打印纸", until=DEMO_START + timedelta(hours=1)),
    )
    yield "broken", Closure(ClosureKind.BROKEN, KioskProblem.STORE_FULL.code, KioskProblem.STORE_FULL.explanation.happened)
    yield "hours", Closure(ClosureKind.HOURS, until=opens, when=When.BREAK)
    yield "night", Closure(ClosureKind.HOURS, until=opens, when=When.OVER, night=True)


def _closed(closure: Closure) -> Arrange:
    def arrange(shell: Shell) -> None:
        shell.rest.closure, shell.sitting = closure, Sitting()
        shell.refresh()
        shell.rest.closure = None

    return arrange


def guide(item: Item) -> Moment:
    """All that there is of an item which only another machine can do."""
    return Moment(item.id, "guide", lambda shell: _show(shell, place=AtGuide(item.id)))


def of_item(item: Item, others: int = 1) -> Iterator[Moment]:
    """Guide, every question on the paths with at most so many unusual answers, what gates refuse, and what comes after the last."""
    yield guide(item)
    met: set[str] = set()
    last: tuple[dict[str, Any], Path] | None = None
    for given, path in _walks(item, others):
        for place, step in enumerate(path.taken):
            if (name := _name(step, path)) not in met:
                met.add(name)
                yield Moment(item.id, name, _asked(item, given, path.taken[:place], step))
        if path.refused is not None and (name := f"refused {path.refused.refusal.code}") not in met:
            met.add(name)
            yield Moment(item.id, name, _case(item, given))
        if path.complete and last is None:
            last = given, path
    if last is not None:
        yield from _after(item, last[0])


def _name(step: Step, path: Path) -> str:
    """A question that offers something else is another screen."""
    if step.kind in (StepKind.CHOICE, StepKind.CHOICES):
        return f"{step.id} {'/'.join(option.label for option in step.options(path.answers))[:60]}"
    return step.id


def _walks(item: Item, others: int) -> Iterator[tuple[dict[str, Any], Path]]:
    def answered(step: Step, path: Path) -> list[Any]:
        usable = walks.usable(step, path.answers)
        return [looked(step, path.answers, value) if step.kind in LOOKED else value for value in usable]

    everything = {step.id for step in item.steps if isinstance(step, Step)}
    return ends(lambda given, open_: item.path(given, policy(), open_), answered, {}, everything, others)


def _after(item: Item, given: dict[str, Any]) -> Iterator[Moment]:
    """From the check page to the farewell."""
    unsaid = {step_id: value for step_id, value in given.items() if step_id != PAY_METHOD}
    yield Moment(item.id, "check", _case(item, unsaid))
    if Act.PAY in item.acts:
        yield from (Moment(item.id, f"payment {state.value}", _case(item, given, _paying(state))) for state in _TOLD)
    yield Moment(item.id, "submitting", _case(item, given, lambda case: _confirm(case, pay=True)))
    for state in _STATES[item.shape]:
        yield Moment(item.id, f"result {state.value}", _case(item, given, _outcome(state)))
    yield Moment(item.id, "evaluation", _case(item, given, lambda case: _seen(case, None)))
    yield Moment(item.id, "goodbye", _case(item, given, lambda case: _seen(case, 0)))


_TOLD = (PayState.CREATED, PayState.QR_SHOWN, PayState.UNKNOWN, PayState.BUSINESS_FAILED, PayState.REFUNDED)
_STATES = dict.fromkeys(Shape, (CaseState.DONE, CaseState.QUEUED)) | {
    Shape.DECLARE: (CaseState.DONE, CaseState.ACCEPTED, CaseState.REVIEWING, CaseState.QUEUED, CaseState.REJECTED),
    Shape.QUERY: (CaseState.DONE,),
}


def _asked(item: Item, given: dict[str, Any], taken: tuple[Step, ...], step: Step) -> Arrange:
    def arrange(shell: Shell) -> None:
        case = _open(shell, item, {before.id: given[before.id] for before in taken if before.id in given})
        if step.id == PAY_METHOD:
            case.agree()
        elif step.id not in ("consent", HOLDER):
            case.reopened.add(step.id)
        shell.refresh()

    return arrange


def _case(item: Item, given: dict[str, Any], then: Callable[[Case], object] = id) -> Arrange:
    def arrange(shell: Shell) -> None:
        from kivy.clock import Clock

        then(_open(shell, item, given))
        shell.sitting.cashier_until = Clock.get_time() + CODE_S
        shell.refresh()

    return arrange


def _open(shell: Shell, item: Item, given: dict[str, Any]) -> Case:
    shell.sitting = Sitting(place=None)
    visit, case = shell.sitting.visit, Case(item, NUMBER, policy(), DEMO_START)
    visit.cases.append(case)
    visit.card = given.get(HOLDER)
    case.given.update(given)
    return case


def _confirm(case: Case, *, pay: bool = False) -> None:
    case.agree()
    if pay and Act.PAY in case.item.acts:
        case.payment = _payment(case, PayState.PAID)


def _payment(case: Case, state: PayState) -> Payment:
    quote = case.path().answers["quote"]
    return payment(NUMBER, quote.id, quote.total_fen, state, "微信", "http://127.0.0.1:8642/pay/P20251121000123")


def _paying(state: PayState) -> Callable[[Case], None]:
    def then(case: Case) -> None:
        case.agree()
        case.payment = _payment(case, state)

    return then


def _outcome(state: CaseState) -> Callable[[Case], None]:
    def then(case: Case) -> None:
        _confirm(case, pay=True)
        case.outcome = practised(case.item, NUMBER, TODAY, state, "http://127.0.0.1:8642/p/482907")
        case.prints = [PrintResult(PrintOutcome.PRINTED)]

    return then


def _seen(case: Case, rating: int | None) -> None:
    _outcome(CaseState.DONE)(case)
    case.seen, case.rating = True, rating


def _place(name: str, place: BrowsingPlace) -> Moment:
    return Moment("", name, lambda shell: _show(shell, place=place))


def _sought(letters: str, place: BrowsingPlace) -> Arrange:
    def arrange(shell: Shell) -> None:
        mode = shell.mode
        if not pad_fits(mode):
            _show(shell, place=AtFinding())
            return
        shell.desk.finder.prepare(mode.language.value, mode.tr)
        _show(shell, place=place, sought=letters)

    return arrange


def _asked_to_end(shell: Shell) -> None:
    item = next(iter(shell.desk.catalogue.values()))
    _open(shell, item, {"consent": "card-only"}).given["phone"] = None
    shell.refresh()
    shell.go.home()


def _vouched_for(shell: Shell) -> None:
    """Somebody who does not want the camera."""
    given = {"consent": OTHER_WAY, HOLDER: card("P1")}
    for item in shell.desk.catalogue.values():
        step = item.path(given, policy()).next
        if item.vouching and step is not None and step.kind is StepKind.FACE:
            _open(shell, item, given)
            shell.refresh()
            return


def _chosen(aside: Aside, *, own_words: bool) -> Arrange:
    """The second page of a call: the telephone, or the resident's own words."""

    def arrange(shell: Shell) -> None:
        _show(shell, aside=replace(aside))
        form: Any = shell.screen
        form.choose(form.in_own_words if own_words else form.options()[0][0])

    return arrange


def _aside(aside: Aside) -> Arrange:
    return lambda shell: _show(shell, aside=replace(aside))


def _registered(ticket: bool) -> Aside:
    reply = DEMO_START + timedelta(days=5)
    registered = Registered(("T" if ticket else "B") + NUMBER, "offered", reply, "太和镇便民服务中心", "http://127.0.0.1:8642/p/482907")
    back = WordBack.ASK if ticket else WordBack.WAIT
    return Aside(About(), ticket, registered=registered, back=back, prints=[PrintResult(PrintOutcome.PRINTED)])


def _trouble(problem: Any) -> Arrange:
    return lambda shell: _show(shell, trouble=Trouble(problem), place=AtHome())


def _show(shell: Shell, **state: Any) -> None:
    shell.sitting = Sitting(**state)
    shell.refresh()


def refusals() -> Iterator[Moment]:
    """Every no of the items in the words of the table, whoever says it."""
    for refusal in Refusal:
        yield Moment("", f"refused {refusal.code}", _refusal(Refused(refusal)))


def _refusal(refused: Refused) -> Arrange:
    def arrange(shell: Shell) -> None:
        item = next(iter(shell.desk.catalogue.values()))
        case = _open(shell, item, {})
        case.judged = refused
        shell.refresh()

    return arrange
