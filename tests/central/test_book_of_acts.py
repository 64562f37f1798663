"""Every act that is written down has words, whatever enum or command its code comes from."""

from __future__ import annotations

import re

from central import audit
from central.console.desk import Decision
from central.service_desk import Progress
from flows.after import AfterKind
from tests.central.client import ROOT


def written() -> set[str]:
    """The codes that stand as they are in a call, and those that are made of an enum."""
    calls = [
        call for path in (ROOT / "central").rglob("*.py") for call in re.findall(r"audit\.record\(.*?\)\n", path.read_text(), re.DOTALL)
    ]
    assert len(calls) > 10
    named = {code for call in calls for code in re.findall(r'(?<!f)"([a-z]+(?:-[a-z]+)*)"', call)}
    made = {f"console-{decision.value}" for decision in Decision} | {kind.value for kind in AfterKind} | {p.name.lower() for p in Progress}
    return named | made


def test_every_act_has_words() -> None:
    assert {"book", "console-login", "console-reveal"} <= written()
    assert written() <= set(audit.WORDS)


def test_an_act_of_an_earlier_program_is_shown_by_its_code() -> None:
    assert audit.words_of("polish") == "polish"


def test_a_resident_is_told_from_an_account() -> None:
    assert audit.whose("resident 4310") == "本人 4310"
    assert audit.whose("residents-desk") == "residents-desk"
