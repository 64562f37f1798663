"""`make gallery`: draws every distinct screen of every item and its further pages once in each view, and looks at each for faults.

    ARGS="--only hf-"                    items whose id begins so, and nothing general
    ARGS="--view standard --view elder"  these views; without it the six that a county shows most, with --all every one (tools/gallery/views.py)
    ARGS="--paths 0"                     the usual path of each item alone

Every view is drawn by a process of its own. Ends with 0 when no screen has a fault; page and `faults.txt` are there in any case.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import time
from pathlib import Path

from tools.gallery.drawing import Card, Order, draw
from tools.gallery.page import write_page
from tools.gallery.views import USUAL, VIEWS

OUT = Path("out/gallery")
MOST_PROCESSES = 4


def main(arguments: list[str] | None = None) -> int:
    """Draws the gallery; the exit code."""
    options = _options(arguments)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    begun = time.monotonic()
    cards = _draw([Order(view, options.only, options.paths, OUT) for view in _views(options)])
    write_page(OUT, cards)
    wrong = [card for card in cards if card.faults]
    (OUT / "faults.txt").write_text("".join(f"{c.view} {c.of} {c.name}: {'; '.join(c.faults)}\n" for c in wrong), encoding="utf-8")
    pictures = len({card.file for card in cards})
    print(f"{len(cards)} moments, {pictures} pictures in {time.monotonic() - begun:.0f} s; {len(wrong)} with faults (faults.txt)")
    print(f"page: {OUT / 'index.html'}")
    return 1 if wrong else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make gallery")
    parser.add_argument("--only", default="", help="items whose id begins so")
    parser.add_argument("--view", action="append", default=[], choices=[view.name for view in VIEWS], help="may be given again")
    parser.add_argument("--all", action="store_true", help="every view")
    parser.add_argument("--paths", type=int, default=1, choices=(0, 1), help="how many unusual answers a path may have")
    return parser.parse_args(arguments)


def _views(options: argparse.Namespace) -> list[str]:
    return options.view or [view.name for view in VIEWS if options.all or view.name in USUAL]


def _draw(orders: list[Order]) -> list[Card]:
    cards: list[Card] = []
    # A fresh interpreter for each view: one process can open one window, and remembers its size.
    with multiprocessing.get_context("spawn").Pool(min(os.cpu_count() or 1, MOST_PROCESSES), maxtasksperchild=1) as pool:
        for order, drawn in zip(orders, pool.imap(draw, orders, chunksize=1), strict=True):
            wrong = [card for card in drawn if card.faults]
            print(f"{order.view}: {len(drawn)} moments, {len(wrong)} with faults", flush=True)
            for card in wrong:
                print(f"    {card.of} {card.name}: {'; '.join(card.faults)}", flush=True)
            cards += drawn
    return cards


if __name__ == "__main__":
    sys.exit(main())
