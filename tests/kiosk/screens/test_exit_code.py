"""`run` ends with 0 when it is told to stop, and with 1 when any handler has raised meanwhile; a window manager cannot end it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from Xlib import X
from Xlib.display import Display
from Xlib.protocol.event import ClientMessage

from kiosk.workshop.people import CONFIG

PROGRAM = """
import sys
from pathlib import Path
from kiosk.boot import Panel, prepare
from kiosk.bootstrap import build_kiosk
from kiosk.settings import Settings

prepare(Panel(540, 960))
from kivy.clock import Clock
from kiosk.screens.app import run

kiosk = build_kiosk(Settings(terminal="0007", site="taihe", platform="http://127.0.0.1:9", state=sys.argv[1]), Path(sys.argv[2]))

def fail(_):
    raise ValueError("a handler's fault")

def ready():
    if sys.argv[3] == "fault":
        Clock.schedule_once(fail)
    Clock.schedule_once(lambda _: print("ready", flush=True), 0.5)

code = run(kiosk.desk, ready)
kiosk.close()
sys.exit(code)
"""


@contextmanager
def running(state: Path, what: str, *arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The program, once its first screen stands."""
    command = [sys.executable, "-c", PROGRAM, str(state), str(CONFIG), what, *arguments]
    surroundings = {**os.environ, "PYTHONPATH": ".", **environment}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=surroundings) as kiosk:
        assert kiosk.stdout is not None
        assert kiosk.stdout.readline() == "ready\n"
        yield kiosk


def window_of(display: Display, pid: int) -> Any:
    """The X window of that process."""
    of, typed = display.intern_atom("_NET_WM_PID"), display.intern_atom("CARDINAL")
    windows = display.screen().root.query_tree().children
    return next(w for w in windows if (owner := w.get_full_property(of, typed)) is not None and owner.value[0] == pid)


@pytest.mark.parametrize(("what", "code"), [("nothing", 0), ("fault", 1)])
def test_the_exit_code_says_whether_a_handler_raised(screen: None, tmp_path: Path, what: str, code: int) -> None:
    with running(tmp_path, what) as kiosk:
        kiosk.send_signal(signal.SIGTERM)
        assert kiosk.wait(20) == code


def test_a_request_to_close_the_window_is_refused_and_a_signal_still_ends_it(screen: None, tmp_path: Path) -> None:
    with running(tmp_path, "nothing") as kiosk:
        display = Display()
        window, protocols, delete = (
            window_of(display, kiosk.pid),
            display.intern_atom("WM_PROTOCOLS"),
            display.intern_atom("WM_DELETE_WINDOW"),
        )
        for _ in range(3):
            window.send_event(ClientMessage(window=window, client_type=protocols, data=(32, [delete, X.CurrentTime, 0, 0, 0])))
        display.sync()
        with pytest.raises(subprocess.TimeoutExpired):
            kiosk.wait(2)
        assert window_of(display, kiosk.pid).id == window.id
        display.close()
        kiosk.send_signal(signal.SIGTERM)
        assert kiosk.wait(20) == 0
