"""Look-ups and quotes: the case so far goes to the platform, the record that comes next comes back."""

from __future__ import annotations

from core.plain import Malformed, from_plain
from flows.flow import LOOKED, Looked, StepKind
from flows.records.exchange import Asking
from flows.refusal import Refusal
from flows.steps import looked
from flows.walk import reported
from kiosk.case import Case
from kiosk.central import Central, NotSent, Unsure
from kiosk.judgement import trouble, unreached
from kiosk.trouble import KioskProblem, Trouble


def look(central: Central, case: Case) -> Looked:
    """The answer of the case's next step, a look-up or a quote. Raises Trouble; asking again is always safe."""
    path = case.path()
    step = path.next
    if step is None or step.kind not in LOOKED:
        raise RuntimeError("the next step is not a look-up")
    answers, _ = reported(path)
    route = "/v1/quotes" if step.kind is StepKind.QUOTE else "/v1/lookups"
    try:
        answer = central.post(route, Asking(case.number, case.item.id, step.id, answers))
    except (NotSent, Unsure) as error:
        raise _not_asked(error) from error
    if not answer.ok:
        raise trouble(answer)
    try:
        return looked(step, path.answers, from_plain(step.holds, answer.body.get("record")))
    except Malformed as error:
        raise Trouble(KioskProblem.PLATFORM_ERROR, str(error)) from error


def _not_asked(error: NotSent | Unsure) -> Trouble:
    """A look-up changes nothing: a connection that was lost under it is no worse than none."""
    lost = isinstance(error, Unsure) and not (error.slow or error.answered)
    return Trouble(Refusal.OFFLINE, str(error)) if lost else unreached(error)
