"""Every icon of the product is drawn somewhere in it: a name that nobody uses is one more to choose wrongly."""

from __future__ import annotations

import ast
from pathlib import Path

from kiosk.ui.icons import Symbol

KIOSK = Path(__file__).resolve().parents[3] / "kiosk"


def _named(file: Path) -> set[str]:
    """The members of `Symbol` that a module names, under whatever name it imports it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    known = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "kiosk.ui.icons"
        for alias in node.names
    }
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known
    }


def test_every_icon_is_used_by_the_kiosk() -> None:
    used = set().union(*(_named(file) for file in KIOSK.rglob("*.py")))
    assert {symbol.name for symbol in Symbol} - used == set()
