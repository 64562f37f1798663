"""kiosk/ui/__init__.py lists the design system: every module stands there, and nothing that there is not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import kiosk.ui

MODULES = {file.name: file for file in Path(kiosk.ui.__file__).parent.glob("*.py") if file.name != "__init__.py"}
ELSEWHERE = {"Panel", "Secret"}
"""What the index shows being handed over: the panel of the start, and personal data."""


def _index() -> str:
    assert kiosk.ui.__doc__
    return kiosk.ui.__doc__


def test_every_module_of_the_design_system_is_in_its_index() -> None:
    assert set(MODULES) - set(re.findall(r"\w+\.py", _index())) == set()


def test_the_index_names_no_module_that_is_gone() -> None:
    assert set(re.findall(r"(?<!/)\b\w+\.py", _index())) - set(MODULES) == set()


def test_what_the_index_builds_can_be_built() -> None:
    public = {node.name for file in MODULES.values() for node in ast.parse(file.read_text()).body if isinstance(node, ast.ClassDef)}
    assert set(re.findall(r"\b([A-Z]\w+)\(", _index())) - public - ELSEWHERE == set()


def test_every_widget_that_a_screen_uses_is_in_the_index() -> None:
    screens = Path(kiosk.ui.__file__).parents[1] / "screens"
    used = {name for file in screens.rglob("*.py") for name in _built(ast.parse(file.read_text()))}
    assert {name for name in used if not re.search(rf"\b{name}\b", _index())} == set()


def _built(tree: ast.Module) -> set[str]:
    """The classes of kiosk/ui that a screen calls and gives its mode to first: its widgets."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args]
    return {call.func.id for call in calls if ast.unparse(call.args[0]) in ("mode", "self.mode", "self._mode")} & {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kiosk.ui.")
        for alias in node.names
        if alias.name[0].isupper()
    }
