"""Every Chinese sentence that stands in the source and may come on the screen, found without running it.

A sentence put together by an f-string is read with `7` for each part that only a case can say; so is what goes through `.format`.
What stands on paper alone is Chinese, and is left out: the preview on the screen shows it as the paper has it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from core.language import CHINESE

SCREENS = ("kiosk/screens", "kiosk/ui", "flows")
"""Everything in these folders speaks to residents,"""
TABLES = (
    "devices/problem.py",
    "kiosk/catalogue.py",
    "kiosk/delivery.py",
    "kiosk/judgement.py",
    "kiosk/messages.py",
    "kiosk/offline.py",
    "kiosk/payment_rows.py",
    "core/opening.py",
    "kiosk/readiness.py",
    "kiosk/sites.py",
    "kiosk/submission.py",
    "kiosk/trouble.py",
    "kiosk/voice/prompts.py",
)
"""and so do these,"""
PAPER = ("flows/masking.py", "flows/numbers.py", "flows/own_part.py", "flows/receipt.py")
"""but not what only paper says,"""
LETTERS = ("kiosk/ui/compounds.py", "kiosk/ui/english.py", "kiosk/ui/phrasebook.py", "kiosk/ui/wrap.py")
"""nor what speaks of characters and not to anybody."""

_ABOUT_TEXT = frozenset(
    {"compile", "endswith", "get_extents", "partition", "removeprefix", "removesuffix", "replace", "rstrip", "split", "startswith", "strip"}
)
"""Calls of which the arguments are pieces of a text and no sentences."""
_NUMERALS = re.compile("[一二三四五六七八九十]+")
ANY = "7"
"""Stands for what only a case can say."""


def said(root: Path) -> dict[str, str]:
    """The sentences of the source tree with the place where each is written first."""
    found: dict[str, str] = {}
    for path in sources(root):
        name = path.relative_to(root).as_posix()
        for line, text in sentences(path.read_text(encoding="utf-8")):
            found.setdefault(text, f"{name}:{line}")
    return found


def sources(root: Path) -> Iterator[Path]:
    """The files whose sentences residents read."""
    left_out = {root / name for name in (*PAPER, *LETTERS)}
    for folder in SCREENS:
        yield from (path for path in sorted((root / folder).rglob("*.py")) if path not in left_out)
    yield from (root / name for name in TABLES if (root / name).exists())


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every Chinese sentence of a module."""
    finder = _Finder()
    finder.visit(ast.parse(source))
    return iter(finder.found)


class _Finder(ast.NodeVisitor):
    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        """A docstring says nothing to residents."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._keep(node.lineno, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = [part.value if isinstance(part, ast.Constant) else ANY for part in node.values]
        self._keep(node.lineno, "".join(map(str, parts)))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Compare(self, node: ast.Compare) -> None:
        """What something is compared with is written where it comes from."""
        self.visit(node.left)
        for other in node.comparators:
            if not isinstance(other, ast.Constant):
                self.visit(other)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute) and node.func.attr in _ABOUT_TEXT:
            self.visit(node.func)
        else:
            self.generic_visit(node)

    def _keep(self, line: int, text: str) -> None:
        if CHINESE.search(text) and not _NUMERALS.fullmatch(text):
            self.found.append((line, text))
