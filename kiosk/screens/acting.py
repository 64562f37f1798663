"""The acts that a case asks for by itself, begun whatever lies over it on the screen: handing in, and printing what came of it.

A help form over a payment must not keep a paid case from being handed in, nor a finished one from being printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.records.exchange import Outcome
from flows.refusal import Refused
from kiosk.case import Case, Stage
from kiosk.screens.paper import print_case, wants_paper

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell


def go_on(shell: Shell) -> None:
    """Begins what is due now; what is under way is not begun twice, and what failed waits for 「再试一次」."""
    case = shell.sitting.visit.case
    if case is None or shell.sitting.trouble is not None:
        return
    if case.stage is Stage.SUBMITTING:
        _submit(shell, case)
    elif case.outcome is not None and not case.seen and not case.prints and wants_paper(case):
        print_case(shell, case)


def _submit(shell: Shell, case: Case) -> None:
    def failed(error: Exception) -> None:
        if not case.paid:
            case.retract()
        shell.failed(error)

    shell.errands.run(f"submit {case.id}", "platform", lambda: shell.desk.submit(case), lambda result: _store(case, result), failed)


def _store(case: Case, result: Outcome | Refused) -> None:
    if isinstance(result, Refused):
        case.judged = result
    else:
        case.outcome = result
        case.seen = not wants_paper(case)  # a query was read before it was ended: there is nothing more to show
