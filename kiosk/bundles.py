"""What people come for, 「我要贷款买房」: a matter of life with the items that belong to it. Data under `config/bundles.toml`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from core.config import ConfigError, build, nearest, read_toml


@dataclass(frozen=True)
class Bundle:
    """One of them. `items` are ids in the order in which they are best done."""

    id: str
    title: str
    line: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class _File:
    bundle: tuple[Bundle, ...]


def read_bundles(folder: Path, items: Collection[str]) -> dict[str, Bundle]:
    """The bundles of `folder` by id, in the order of the file.

    Raises `ConfigError` naming the file and what is wrong: a key, an item that does not exist, or one that is there twice.
    """
    path = folder / "bundles.toml"
    bundles = build(_File, read_toml(path), str(path)).bundle
    for fault in _faults(bundles, items):
        raise ConfigError(f"{path}: {fault}")
    return {bundle.id: bundle for bundle in bundles}


def _faults(bundles: tuple[Bundle, ...], items: Collection[str]) -> Iterator[str]:
    yield from (f"bundle {name!r} is there twice" for name in _twice([bundle.id for bundle in bundles]))
    for bundle in bundles:
        if not (bundle.items and bundle.title.strip() and bundle.line.strip()):
            yield f"bundle {bundle.id!r} has an empty title, line or list of items"
        yield from (f"bundle {bundle.id!r} names {name!r} twice" for name in _twice(bundle.items))
        for name in bundle.items:
            if name not in items:
                yield f"bundle {bundle.id!r}: no item {name!r}{nearest(name, items)}"


def _twice(names: Collection[str]) -> list[str]:
    return [name for name, group in groupby(sorted(names)) if len(list(group)) > 1]
