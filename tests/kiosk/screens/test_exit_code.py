"""`run` ends with 0 when it is told to stop, and with 1 when any handler has raised meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(("what", "code"), [("nothing", 0), ("fault", 1)])
def test_the_exit_code_says_whether_a_handler_raised(screen: None, tmp_path: Path, what: str, code: int) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(CONFIG), what]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, "PYTHONPATH": "."}
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == code
