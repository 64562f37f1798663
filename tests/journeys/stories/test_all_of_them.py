"""Nobody is left out: every person of the county's test set has a story, and each story names its person."""

from __future__ import annotations

import re
from pathlib import Path

from tests.central.client import persons

NAMED = re.compile(r"^def test_p(\d+)(?:_and_p(\d+))?_", re.MULTILINE)


def test_every_person_has_a_story() -> None:
    told = {f"P{n}" for page in Path(__file__).parent.glob("test_*.py") for found in NAMED.findall(page.read_text()) for n in found if n}
    assert told == set(persons())
