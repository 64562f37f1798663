"""Draws the moments of one view into its folder, in a process and on a display of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.boot import Panel, prepare
from tools.display import virtual_display

if TYPE_CHECKING:
    from PIL.Image import Image

    from tools.gallery.moments import Moment
    from tools.gallery.stage import Stage

LARGEST = (1920, 1920)
"""A display on which every panel has room."""


@dataclass(frozen=True)
class Order:
    """What to draw: a view by name, items whose id begins so, how many unusual answers a path may have, and where to."""

    view: str
    only: str
    paths: int
    folder: Path


@dataclass(frozen=True)
class Card:
    """One picture of the page: which item and moment, in which view, its file below the folder, and what is wrong with it."""

    of: str
    title: str
    name: str
    view: str
    file: str
    faults: tuple[str, ...]


def draw(order: Order) -> list[Card]:
    """All cards of one view; equal screens share a picture."""
    with virtual_display(LARGEST) as display:
        os.environ["DISPLAY"] = display
        prepare(Panel())
        from tools.gallery.stage import Stage, desk
        from tools.gallery.views import VIEWS

        view = next(view for view in VIEWS if view.name == order.view)
        with desk(view) as open_desk:
            stage = Stage(open_desk, view)
            titles = {item.id: item.name for item in open_desk.items.values()}
            cards = list(_drawn(stage, order, titles, _moments(stage.shell.desk, order)))
            stage.close()
        return cards


def _moments(desk: Any, order: Order) -> Iterator[Moment]:
    from tools.gallery import moments

    if not order.only:
        yield from moments.general(desk)
        yield from moments.refusals()
    for item in desk.items.values():
        if item.id.startswith(order.only):
            yield from [moments.guide(item)] if item.id in desk.readiness.elsewhere() else moments.of_item(item, order.paths)


def _drawn(stage: Stage, order: Order, titles: dict[str, str], shown: Iterator[Moment]) -> Iterator[Card]:
    met: dict[Any, tuple[str, tuple[str, ...]]] = {}
    for moment in shown:
        for name in stage.leaves(moment):
            signature = stage.signature()
            if signature not in met:
                file, picture = f"{order.view}/{len(met):04d}.jpg", stage.driver.shot()
                met[signature] = file, tuple(stage.faults(picture))
                _write(picture, order.folder / file)
            yield Card(moment.of, titles.get(moment.of, "不属于某一事项"), name, order.view, *met[signature])


def _write(picture: Image, path: Path) -> None:
    """Half the size is enough to see everything."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.reduce(2).save(path, quality=82)
