"""An item file reads like the counter: it is short, lies where its id says, and takes its words from one place."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from flows import items
from flows.item import Category
from flows.items import catalogue

FILES = sorted(file for file in Path(items.__path__[0]).glob("*/*.py") if file.name != "__init__.py")

USUAL, LONGEST = 45, 90
"""Lines of an item: what half of them do with, and what none needs more than."""


def test_an_item_is_read_at_a_glance() -> None:
    lines = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert median(lines.values()) <= USUAL
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_an_item_lies_where_its_id_says() -> None:
    assert {file.stem.replace("_", "-") for file in FILES} == set(catalogue())
    for file in FILES:
        assert Category.of(file.stem.replace("_", "-")).value.replace("-", "_") == file.parent.name
