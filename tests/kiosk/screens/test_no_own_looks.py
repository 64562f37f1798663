"""No screen sets a colour or a size of its own: it names a role of kiosk/ui, which says the value for the mode."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SCREENS = Path(__file__).resolve().parents[3] / "kiosk" / "screens"

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
MOST_PX = 32
"""Four steps: up to here a number is a distance between things and not the size of one."""
LOOKS = re.compile(r"size|height|width|side|radius|gap|padding|spacing|thick|least|most|beside|_px$|^px$")
"""Names of keywords whose number is a size."""
RECKONED = ("width", "size", "least", "most", "least_px", "most_px")
"""Nothing that a screen gives under these names is worked out of steps, targets or type sizes."""
CONSTANT = re.compile(r".*_PX")


def own_looks(source: str) -> Iterator[tuple[int, str]]:
    """Line and reason of each literal colour or size of a module."""
    tree = ast.parse(source)
    drawn = _from_design_system(tree)
    yield from ((line, "height") for line in _heights_reckoned(tree))
    yield from ((line, "width") for line in _widths_reckoned(tree))
    yield from ((line, "look") for line in _looks_set(tree))
    for node in ast.walk(tree):
        if (
            (isinstance(node, ast.Attribute) and node.attr == "palette")
            or (isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.search(node.value))
            or (isinstance(node, ast.Tuple) and _is_rgba(node))
        ):
            yield node.lineno, "colour"
        elif isinstance(node, ast.Call):
            yield from ((node.lineno, "size") for number in _sizes_told(node, drawn) if number > MOST_PX)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(CONSTANT.fullmatch(_name(target)) for target in targets) or any(
                _name(target) in ("height", "width", "size", "font_size") for target in targets
            ):
                yield from ((node.lineno, "size") for number in _numbers(node.value) if number > MOST_PX)
        elif isinstance(node, ast.FunctionDef) and node.name.endswith("_px"):
            yield from ((node.lineno, "size") for number in _numbers(node) if number > MOST_PX)


def _heights_reckoned(tree: ast.Module) -> Iterator[int]:
    """Where a height is worked out of steps or of fractions of a line, which is for kiosk/ui to know."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.endswith("_px") and _multiplies(node, lambda part: _name(part) == "STEP"):
            yield node.lineno
        elif isinstance(node, ast.keyword) and node.arg == "height" and _multiplies(node.value, _is_part_of_height):
            yield node.value.lineno
        elif isinstance(node, ast.Assign) and any(_name(target) == "height" for target in node.targets):
            yield from (node.lineno for _ in range(_multiplies(node.value, _is_part_of_height)))


def _widths_reckoned(tree: ast.Module) -> Iterator[int]:
    """Where a width is worked out of a type size, of a touch target or of steps: `labels_px` and `Mode.wide` know widths."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.endswith("_px") and _multiplies(node, _is_type_size):
            yield node.lineno
        elif isinstance(node, ast.keyword) and node.arg in RECKONED and _reckons_width(node.value):
            yield node.value.lineno
        elif any(_name(target) in RECKONED for target in _set(node)):
            yield from (part.lineno for part in (node,) if _reckons_width(part))  # type: ignore[attr-defined]


def _looks_set(tree: ast.Module) -> Iterator[int]:
    """Where a widget is given a colour or a type size: a role does that."""
    for node in ast.walk(tree):
        if any(isinstance(target, ast.Attribute) and target.attr in ("color", "font_size") for target in _set(node)):
            yield node.lineno  # type: ignore[attr-defined]
        elif isinstance(node, ast.keyword) and node.arg in ("color", "font_size"):
            yield node.value.lineno


def _set(node: ast.AST) -> list[ast.AST]:
    """What an assignment sets, each part of a tuple for itself."""
    if isinstance(node, ast.Assign):
        targets: list[ast.expr] = node.targets
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        targets = [node.target]
    else:
        return []
    return [part for target in targets for part in (target.elts if isinstance(target, ast.Tuple) else [target])]


def _reckons_width(node: ast.AST) -> bool:
    sums = (part for part in ast.walk(node) if isinstance(part, ast.BinOp))
    return any(_is_part_of_width(side) for part in sums for side in (part.left, part.right))


def _is_part_of_width(node: ast.AST) -> bool:
    return _is_type_size(node) or _name(node) in ("target", "STEP")


def _is_type_size(node: ast.AST) -> bool:
    """`mode.px(Type.BODY)`; a widget's own `px(…)` is the design system's answer."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "px"):
        return False
    return _name(node.func.value) == "mode"


def _is_part_of_height(node: ast.AST) -> bool:
    return _name(node) == "STEP" or (isinstance(node, ast.Constant) and isinstance(node.value, float))


def _multiplies(node: ast.AST, wanted: Callable[[ast.AST], bool]) -> bool:
    products = (part for part in ast.walk(node) if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult))
    return any(wanted(product.left) or wanted(product.right) for product in products if not _rounds_to_steps(product))


def _rounds_to_steps(product: ast.BinOp) -> bool:
    return isinstance(product.left, ast.BinOp) and isinstance(product.left.op, ast.FloorDiv)


def _from_design_system(tree: ast.Module) -> set[str]:
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kiosk.ui"))
    return {alias.asname or alias.name for node in imports for alias in node.names}


def _sizes_told(call: ast.Call, drawn: set[str]) -> Iterator[float]:
    """The numbers that a call is given as sizes: by a keyword that says so, or by place to a widget of the design system."""
    for keyword in call.keywords:
        if keyword.arg and LOOKS.search(keyword.arg):
            yield from _numbers(keyword.value)
    if _name(call.func) in drawn:
        for given in call.args:
            if not isinstance(given, ast.Call):  # it is looked at for itself
                yield from _numbers(given)


def _numbers(node: ast.AST) -> Iterator[float]:
    """The literal numbers within; a divisor is a scale."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv | ast.Div):
        yield from _numbers(node.left)
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield node.value
    else:
        for part in ast.iter_child_nodes(node):
            yield from _numbers(part)


def _is_rgba(node: ast.Tuple) -> bool:
    values = [part.value for part in node.elts if isinstance(part, ast.Constant) and type(part.value) in (int, float)]
    return len(node.elts) == len(values) == 4 and all(0 <= value <= 1 for value in values)  # three are the shares of columns


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@pytest.mark.parametrize("file", sorted(SCREENS.rglob("*.py")), ids=lambda file: file.stem)
def test_a_screen_sets_no_colour_and_no_size_of_its_own(file: Path) -> None:
    assert list(own_looks(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "written",
    [
        'WARM = Hue("#B9560A", "#93420A")',
        "icon.color = (1, 1, 1, 1)",
        "HERO_PX = 416",
        "_NUDGES_PX = (0, 8, 160)",
        "grid = TileGrid(mode, tiles, most_px=240)",
        "from kiosk.ui.words import Icon\nIcon(mode, symbol, 72)",
        "from kiosk.ui.words import Icon\nIcon(mode, symbol, 56 if mode.narrow else 24)",
        "row.height = 96",
        "row = Row(*ways, height=mode.button + 4 * STEP)",
        "height = 1.45 * mode.px(Type.TITLE)",
        "def plate_px(mode):\n    return 4 * mode.px(Type.DISPLAY) + 20 * STEP",
        "Ground(field, mode.palette.primary)",
        "def code_px(mode):\n    return max(200, mode.width)",
        "Words(mode, label, width=8 * mode.px(Type.CAPTION))",
        "label.size_hint_x, label.width = None, 5 * self.mode.px(Type.BODY)",
        "def labels_px(self):\n    return max(5 * self.mode.px(Type.BODY), longest)",
        "row.width = 20 * STEP",
        "row.width += 2 * mode.target",
        "grid = TileGrid(mode, tiles, least_px=mode.target + 20 * STEP)",
        "least = mode.target + (8 if mode.narrow else 2) * STEP",
        "w.font_size = mode.px(Type.BODY) - 6",
        "w.color = (1, 0, 0)",
        "w.color, w.text = ink, told",
    ],
)
def test_a_colour_or_a_size_in_a_screen_is_found(written: str) -> None:
    assert list(own_looks(written))


@pytest.mark.parametrize(
    "written",
    [
        "WAIT_S = 60.0",
        "name.width = labels_px(mode, 5, labels)",
        "row.width = len(ways) * mode.wide(Wide.FIELD) + mode.gap",
        "Column(gap=3 * STEP)",
        "Icon(mode, symbol, mode.side(Pictogram.ROW))",
    ],
)
def test_a_time_a_distance_and_a_role_are_none(written: str) -> None:
    assert not list(own_looks(written))
