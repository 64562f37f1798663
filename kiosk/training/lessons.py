"""With whom each item is practised: `training.toml` beside the policy of the county whose machine it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.config import ConfigError, nearest, read_toml
from flows.flow import Step, StepKind
from flows.item import Item

Lessons = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By card step and item: the names of the demo persons, the most usual one first."""


def read_lessons(folder: Path, items: Mapping[str, Item]) -> Lessons:
    """The file's persons. Raises `ConfigError` naming the file and the entry that is wrong: no such item, no such card step, or no names."""
    path = folder / "training.toml"
    return {step: _persons(path, step, rows, items) for step, rows in read_toml(path).items()}


def _persons(path: Path, step: str, rows: Any, items: Mapping[str, Item]) -> dict[str, tuple[str, ...]]:
    if not isinstance(rows, dict):
        raise ConfigError(f"{path}: {step}: a table of items is wanted")
    for item_id, names in rows.items():
        if item_id not in items:
            raise ConfigError(f"{path}: {step}: no item {item_id!r}{nearest(item_id, items)}")
        if step not in _card_steps(items[item_id]):
            raise ConfigError(f"{path}: {step}: {item_id} asks for no card there")
        if not (isinstance(names, list) and names and all(isinstance(name, str) for name in names)):
            raise ConfigError(f"{path}: {step}: {item_id}: a list of persons is wanted")
    return {item_id: tuple(names) for item_id, names in rows.items()}


def _card_steps(item: Item) -> set[str]:
    return {step.id for step in item.steps if isinstance(step, Step) and step.kind is StepKind.CARD}
