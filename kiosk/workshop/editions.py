"""Whether an item was changed without saying so: what its source was when its version was last looked at.

An item's digest sees its words, not its functions; whoever changes a function raises `version`, so that the platform tells a
case of the old rules from one of the new. `config/editions.toml` keeps version and source of every item: the item's own file
and the topic modules and records that it takes rules from, without comments, docstrings and layout.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from core.config import read_toml
from flows.item import Item
from kiosk.workshop.new_item import ROOT, source_of

KEPT = Path("config/editions.toml")

_HEAD = """# What the source of each item was when its version was last looked at; written by `kiosk items editions`.
# A rule, an option or the words of a slip have changed: raise the item's `version` first. Nothing that decides has: only write this anew.
"""

ENGINE = {
    f"flows.{name}"
    for name in (
        *("after", "counter", "drafting", "eligibility", "fields", "flow", "guide", "handover", "item", "items", "masking", "numbers"),
        *("own_part", "policy", "receipt", "records.common", "records.exchange", "refusal", "services", "shapes", "steps", "walk"),
    )
}
"""What all items stand on; a change there is no change of an item."""


def faults(items: Mapping[str, Item], root: Path = ROOT) -> Iterator[str]:
    """One line for each item whose source has changed since its edition was kept."""
    kept = _kept(root)
    if not (root / KEPT).is_file():
        yield f"{KEPT}: missing, so no change of an item can be seen: run `kiosk items editions`"
        return
    for item_id, item in items.items():
        row = kept.get(item_id)
        if row is None:
            yield f"{item_id}: its edition is not kept: run `kiosk items editions`"
        elif row["source"] != source_hash(item_id, root):
            if row["version"] == item.version:
                yield f"{item_id}: changed, but its version is still {item.version}: raise it or run `kiosk items editions`"
            else:
                yield f"{item_id}: version {item.version} is new: run `kiosk items editions`"
        elif row["version"] != item.version:
            yield f"{item_id}: version {item.version} is new: run `kiosk items editions`"


def write(items: Mapping[str, Item], root: Path = ROOT) -> list[str]:
    """Keeps all editions as they are now; the ids of those that were others."""
    before = _kept(root)
    now = {item_id: {"version": item.version, "source": source_hash(item_id, root)} for item_id, item in sorted(items.items())}
    lines = [f'[{item_id}]\nversion = {row["version"]}\nsource = "{row["source"]}"\n' for item_id, row in now.items()]
    (root / KEPT).write_text(_HEAD + "\n" + "\n".join(lines), encoding="utf-8")
    return [item_id for item_id, row in now.items() if before.get(item_id) != row]


def _kept(root: Path) -> dict[str, Any]:
    path = root / KEPT
    return read_toml(path) if path.is_file() else {}


def source_hash(item_id: str, root: Path = ROOT) -> str:
    """12 hex digits over the item's file, its topic modules and records, and theirs."""
    trees: dict[str, ast.Module] = {}
    open_ = [".".join(source_of(item_id).with_suffix("").parts)]
    while open_:
        module = open_.pop()
        if module not in trees:
            trees[module] = ast.parse((root / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
            open_ += _topics(trees[module], root)
    return hashlib.sha256("\n".join(_bare(trees[module]) for module in sorted(trees)).encode()).hexdigest()[:12]


def _topics(tree: ast.Module, root: Path) -> list[str]:
    """The modules of topics that this one imports: `flows.bills`, or `births` from `flows`, or another item's."""
    named = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            named += [f"flows.{name.name}" for name in node.names] if node.module == "flows" else [node.module]
    return [name for name in named if name.startswith("flows.") and not _of_the_engine(name) and _is_file(name, root)]


def _of_the_engine(module: str) -> bool:
    if module.startswith("flows.items."):
        return False
    return any(module == name or module.startswith(f"{name}.") for name in ENGINE)


def _is_file(module: str, root: Path) -> bool:
    return (root / f"{module.replace('.', '/')}.py").is_file()


def _bare(tree: ast.Module) -> str:
    """The source without comments, layout and docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.dump(tree)
