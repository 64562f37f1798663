"""Starts the central platform and one kiosk for a person at this machine, watches both, and stops both.

    platform up -> first time only: one-time code -> key of the kiosk -> kiosk up -> watch -> stop kiosk -> stop platform

Everything it writes is under `var/`. Where no display is, the kiosk draws on an Xvfb. Ctrl-C or SIGTERM ends it with 0;
a program that ends by itself takes the other one down and the exit code is 1.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shlex
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.display import NoDisplay, own_display, virtual_display
from tools.programs import Program, ProgramFailed
from tools.stop import Stopped, StopSignals

GLANCE = 0.05
"""Seconds between two looks at the programs."""

KIOSK_READY = "kiosk ready"
"""The line by which the kiosk says that its first screen is drawn."""


class CannotRun(Exception):
    """Something outside the two programs is in the way; the message says what."""


@dataclass(frozen=True)
class Settings:
    """What the command line says."""

    central: list[str]
    kiosk: list[str]
    config: Path
    var: Path
    key: Path
    port: int | None
    kiosk_number: str
    start_limit: float
    patience: float


def settings_from(arguments: Sequence[str] | None) -> Settings:
    """The settings of a command line; the defaults are those of `make run`."""
    parser = argparse.ArgumentParser(prog="make run", description="Start the central platform and one kiosk.")
    parser.add_argument("--central", type=shlex.split, default=[".venv/bin/central"], help="the platform's command")
    parser.add_argument("--kiosk", type=shlex.split, default=[".venv/bin/kiosk"], help="the kiosk's command")
    parser.add_argument("--config", type=Path, default=Path("config/kiosk.toml"), help="the kiosk's configuration")
    parser.add_argument("--var", type=Path, default=Path("var"), help="folder of data bases, keys and logs")
    parser.add_argument("--key", type=Path, default=Path("var/kiosk/key"), help="the kiosk's key; enrolled when it is missing")
    parser.add_argument("--port", type=int, help="the platform's port; else the last one again, or any free one")
    parser.add_argument("--kiosk-number", default="0007", help="the number under which the kiosk is enrolled")
    parser.add_argument("--start-limit", type=float, default=60.0, help="seconds a program may take to become ready")
    parser.add_argument("--patience", type=float, default=8.0, help="seconds a program has for its own clean end")
    return Settings(**vars(parser.parse_args(arguments)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs until stopped; the exit code."""
    settings = settings_from(arguments)
    stop = StopSignals()
    try:
        with ExitStack() as opened:
            serve(settings, stop, opened)
    except Stopped:
        say("stopped")
        return 0
    except (ProgramFailed, CannotRun, NoDisplay) as error:
        print(f"make run: {error}", file=sys.stderr, flush=True)
        return 1
    return 0


def serve(settings: Settings, stop: StopSignals, opened: ExitStack) -> None:
    """Brings everything up and watches it. Raises `Stopped` when stopped, `ProgramFailed` when one program ends."""
    make_var(settings.var)
    opened.enter_context(the_only_one(settings.var))
    url = f"http://127.0.0.1:{choose_port(settings)}"
    central = opened.enter_context(running("central", central_command(settings, url), settings, {}))
    wait_until(lambda: answers(url + "/healthz"), [central], settings, stop)
    say(f"central platform: {url}/  (log {central.log})")
    if not settings.key.exists():
        enrol(settings, url)
    display = own_display(os.environ) or opened.enter_context(virtual_display())
    kiosk = opened.enter_context(running("kiosk", kiosk_command(settings, url), settings, {"DISPLAY": display}))
    wait_until(lambda: kiosk.has_said(KIOSK_READY), [central, kiosk], settings, stop)
    say(f"kiosk {settings.kiosk_number}: display {display}  (log {kiosk.log})")
    if own_display(os.environ) is None:
        say(f"no display here, so the kiosk draws on Xvfb; to look: x11vnc -display {display} -localhost; for pictures: make demo")
    say(f"ready; to stop: Ctrl-C, or kill {os.getpid()}")
    watch([central, kiosk], stop)


def central_command(settings: Settings, url: str) -> list[str]:
    port = url.rpartition(":")[2]
    return [*settings.central, "serve", "--port", port, "--db", database(settings)]


def kiosk_command(settings: Settings, url: str) -> list[str]:
    return [*settings.kiosk, "run", "--config", str(settings.config), "--url", url]


def database(settings: Settings) -> str:
    """The platform's data base as SQLAlchemy writes it; four slashes for an absolute path."""
    return f"sqlite:///{settings.var / 'central.db'}"


def enrol(settings: Settings, url: str) -> None:
    """Gives this kiosk its key, as an operator would: a one-time code from the platform, typed in at the kiosk."""
    code = answer_of([*settings.central, "enrol-code", "--kiosk", settings.kiosk_number, "--db", database(settings)])
    answer_of([*settings.kiosk, "enrol", "--config", str(settings.config), "--code", code, "--url", url])
    say(f"kiosk {settings.kiosk_number} enrolled with the platform")


def answer_of(command: Sequence[str]) -> str:
    """The last word that a short command prints. Raises `CannotRun` with its error output when it fails."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=True)  # noqa: S603
    except subprocess.CalledProcessError as error:
        raise CannotRun(f"{' '.join(command[:2])} ended with code {error.returncode}: {error.stderr.strip()}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotRun(f"{' '.join(command[:2])}: {error}") from error
    return (done.stdout.split() or [""])[-1]


def make_var(var: Path) -> None:
    """The folder for data, readable by its owner alone: it will hold keys and sealed records."""
    for folder in (var, var / "log"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)


@contextmanager
def the_only_one(var: Path) -> Iterator[None]:
    """Holds `var/run.pid`, whose lock the kernel drops however we end. Raises `CannotRun` when another holds it."""
    with (var / "run.pid").open("a+", encoding="ascii") as file:
        file.seek(0)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotRun(f"it runs already, process {file.read().strip()}, on {var}") from error
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def choose_port(settings: Settings) -> int:
    """The configured port; else the last run's, so that addresses stay good; else a free one."""
    remembered = settings.var / "port"
    last = int(remembered.read_text(encoding="ascii")) if remembered.exists() else 0
    port = settings.port or free_port(last) or free_port(0)
    if port is None:
        raise CannotRun("this machine has no free port on 127.0.0.1")
    remembered.write_text(f"{port}\n", encoding="ascii")
    return port


def free_port(wanted: int) -> int | None:
    """`wanted` when it can be listened on (any port for 0), else None."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            return None
        return int(probe.getsockname()[1])


@contextmanager
def running(name: str, command: Sequence[str], settings: Settings, environment: dict[str, str]) -> Iterator[Program]:
    """A program that runs as long as the block."""
    program = Program(name, command, settings.var / "log" / f"{name}.log", environment)
    try:
        yield program
    finally:
        if not program.stop(settings.patience):
            say(f"{name} did not end within {settings.patience:g} s and was killed")


def answers(url: str) -> bool:
    """Whether GET gives 200 now. The proxy of the site is not asked about our own loopback address."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def wait_until(ready: Callable[[], bool], programs: Sequence[Program], settings: Settings, stop: StopSignals) -> None:
    """Returns when the last of the programs is ready. Raises `ProgramFailed`, or `Stopped` when stopped meanwhile."""
    latest = time.monotonic() + settings.start_limit
    while not ready():
        look_at(programs, stop)
        if time.monotonic() > latest:
            late = programs[-1]
            raise ProgramFailed(f"{late.name} was not ready after {settings.start_limit:g} s\n{late.last_words()}")


def watch(programs: Sequence[Program], stop: StopSignals) -> None:
    """Never returns: raises `Stopped` when stopped, `ProgramFailed` when a program ends."""
    while True:
        look_at(programs, stop)


def look_at(programs: Sequence[Program], stop: StopSignals) -> None:
    for program in programs:
        program.check()
    stop.wait(GLANCE)


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
