"""`make demo`: one resident per item walks through the real window with real touches; every screen and slip becomes a picture.

    platform (a process) ◀── kiosk on simulated machines ◀── touches through the X server
                                   └─▶ out/demo/index.html: all pictures in order

Ends with 0 only when the platform holds each case exactly once. Without face models nobody is compared: a person of the
site vouches, the screens say so, and so does the list at the end.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.demo_page import write_page
from tools.demo_script import SCRIPT, Resident
from tools.display import any_display

if TYPE_CHECKING:
    from tests.journeys.town import Town

OUT = Path("out/demo")


@dataclass(frozen=True)
class Shown:
    """One picture of the demo: where it lies under `out/demo/`, and what the screen was."""

    file: str
    caption: str


@dataclass(frozen=True)
class Story:
    """One resident's visit: every screen, the slip, the case number and how the person was made sure of."""

    resident: Resident
    screens: tuple[Shown, ...]
    slip: str
    case_no: str
    manner: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the demo; the exit code."""
    parser = argparse.ArgumentParser(prog="make demo", description=f"Walk {len(SCRIPT)} residents through the kiosk; pictures in {OUT}.")
    parser.parse_args(arguments)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with any_display():
        return run()


def run() -> int:
    """All residents, one after the other, at one kiosk."""
    from kiosk.boot import Panel, prepare

    prepare(Panel())
    from tests.journeys.platform import PlatformProcess
    from tests.journeys.town import Town, enrol
    from tools.demo_film import Film

    with tempfile.TemporaryDirectory(prefix="jinban-demo-") as folder:
        platform = PlatformProcess(Path(folder))
        state = Path(folder) / "kiosk"
        try:
            enrol(platform, state)
            film = Film(OUT)
            town = Town(film.driver, platform, state, faces=True)
            stories = [_one(town, film, resident, number) for number, resident in enumerate(SCRIPT, 1)]
            held = platform.cases()
            town.close()
        finally:
            platform.close()
    write_page(OUT, stories)
    return _verdict(stories, held)


def _one(town: Town, film: Any, resident: Resident, number: int) -> Story:
    print(f"{number}/{len(SCRIPT)} {resident.who}  {resident.item}", flush=True)
    before = len(town.printer.slips)
    film.begin(f"{number}-{resident.item}")
    resident.walk(town)
    case_no, manner = film.case_no, film.manner
    resident.leave(town)
    slips = town.printer.slips[before:]
    for index, slip in enumerate(slips, 1):
        name = OUT / f"{number}-{resident.item}" / f"slip{index}"
        slip.image().save(name.with_suffix(".png"))
        name.with_suffix(".txt").write_text(slip.text(), encoding="utf-8")
    return Story(resident, film.end(), f"{number}-{resident.item}/slip1" if slips else "", case_no, manner)


def _verdict(stories: list[Story], held: list[dict[str, Any]]) -> int:
    counts = {story.case_no: sum(row["case_no"] == story.case_no for row in held) for story in stories}
    for story in stories:
        print(f"  {story.case_no}  {counts[story.case_no]}x  {story.manner:<6}  {story.resident.item}")
    exactly_once = all(count == 1 for count in counts.values()) and len(held) == len(stories) == len(counts)
    compared = sum(story.manner == "人脸比对" for story in stories)
    vouched = sum(story.manner == "人工核验" for story in stories)
    print(f"platform holds {len(held)} cases; compared by face: {compared}; vouched for by staff: {vouched}; the others need no face")
    print(f"pictures: {OUT / 'index.html'}")
    return 0 if exactly_once else 1


if __name__ == "__main__":
    sys.exit(main())
