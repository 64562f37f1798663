"""A display to draw on: the machine's own, or an Xvfb of the kiosk's size on a free number."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from kiosk.trouble import Trouble
from kiosk.x_screen import PANELS, Size, holds, screen_size, shown


class NoDisplay(Exception):
    """There is no X display and none could be started."""


@contextmanager
def virtual_display(size: Size = PANELS[0]) -> Iterator[str]:
    """The name (`:99`) of a new Xvfb with a screen of that size, which ends with the block. Raises `NoDisplay`.

    Xvfb itself picks the number and writes it when it is ready to be drawn on, so there is no race and no waiting loop.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{shown(size)}x24", "-nolisten", "tcp"]
    try:
        xvfb = subprocess.Popen(  # noqa: S603
            command, pass_fds=[writing], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        os.close(reading)
        raise NoDisplay(f"Xvfb cannot be started: {error}") from error
    finally:
        os.close(writing)
    try:
        with open(reading, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        if not number:
            raise NoDisplay(f"Xvfb ended with code {xvfb.wait()}")
        yield f":{number}"
    finally:
        xvfb.terminate()
        xvfb.wait()


@contextmanager
def any_display() -> Iterator[None]:
    """The display the user sits at where it holds the upright panel, else a virtual one for the time of the block: `DISPLAY` names
    it. Raises `NoDisplay`."""
    if own_display(os.environ) and _holds_a_kiosk():
        yield
        return
    with virtual_display() as name:
        os.environ["DISPLAY"] = name
        yield


def _holds_a_kiosk() -> bool:
    try:
        return holds(screen_size(), PANELS[0])
    except Trouble:  # nothing answers there
        return False


def own_display(environment: Mapping[str, str]) -> str | None:
    """The display the user sits at, if any."""
    return environment.get("DISPLAY") or None
