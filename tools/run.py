"""Starts the central platform and one kiosk for a person at this machine, watches both, and stops both.

    first time:  platform up -> one-time code -> key of the kiosk -> kiosk up -> watch -> stop kiosk -> stop platform
    afterwards:  platform and kiosk up side by side              -> watch -> stop kiosk -> stop platform

Everything it writes is under `var/`. Where no display is, the kiosk draws on an Xvfb. Ctrl-C or SIGTERM ends it with 0;
a program that ends by itself takes the other one down and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from core.command_line import port
from core.config import ConfigError, read_toml
from kiosk.settings import Settings, read_settings
from kiosk.trouble import Trouble
from kiosk.x_screen import LEAST, PANELS, Size, holds, largest_panel, screen_size, shown, typed_size
from tools.display import NoDisplay, own_display, virtual_display
from tools.place import CannotRun, chosen_port, make_private, the_only_one
from tools.programs import Program, ProgramFailed
from tools.stop import Stopped, StopSignals

PANELS_TOLD = ", ".join(map(shown, PANELS))

GLANCE = 0.05
"""Seconds between two looks at the programs."""

KIOSK_READY = "kiosk ready"
"""The line by which the kiosk says that its first screen is drawn."""

KIOSK_OUT = "kiosk out of service"
"""The line by which it says that it only shows 本机暂停服务; the reason is in its log."""

BENCH = "simulated machines:"
"""Before the address of the page that stands for cards, faces and paper, where machines are simulated."""


@dataclass(frozen=True)
class Options:
    """What the command line says."""

    central: list[str]
    kiosk: list[str]
    config: Path
    site: str
    var: Path
    port: int | None
    size: Size | None
    start_limit: float
    patience: float


def options_from(arguments: Sequence[str] | None) -> Options:
    """The options of a command line; the defaults are those of `make run`."""
    parser = argparse.ArgumentParser(prog="make run", description="Start the central platform and one kiosk.")
    parser.add_argument("--central", type=shlex.split, default=[".venv/bin/central"], help="the platform's command")
    parser.add_argument("--kiosk", type=shlex.split, default=[".venv/bin/kiosk"], help="the kiosk's command")
    parser.add_argument("--config", type=Path, default=Path("config/kiosk.toml"), help="the kiosk's configuration")
    parser.add_argument("--site", default="", help="where the kiosk stands: a file of config/sites, instead of the configured one")
    parser.add_argument("--var", type=Path, default=Path("var"), help="folder of the platform's data and of the logs")
    parser.add_argument("--port", type=port, help="the platform's port; else the one the kiosk expects, else any free one")
    parser.add_argument("--size", type=typed_size, help=f"the kiosk's window; else the largest that the display holds of {PANELS_TOLD}")
    parser.add_argument("--start-limit", type=float, default=60.0, help="seconds a program may take to become ready")
    parser.add_argument("--patience", type=float, default=8.0, help="seconds a program has for its own clean end")
    return Options(**vars(parser.parse_args(arguments)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs until stopped; the exit code."""
    options = options_from(arguments)
    stop = StopSignals()
    try:
        with ExitStack() as opened:
            serve(options, read_settings(options.config), stop, opened)
    except Stopped:
        say("stopped")
    except (ConfigError, ProgramFailed, CannotRun, NoDisplay) as error:
        print(f"make run: {error}", file=sys.stderr, flush=True)
        return 1
    return 0


def serve(options: Options, settings: Settings, stop: StopSignals, opened: ExitStack) -> None:
    """Brings everything up and watches it. Raises `Stopped` when asked to, `ProgramFailed` when one program ends."""
    for folder in (options.var, options.var / "central", state(options), options.var / "log"):
        make_private(folder)
    opened.enter_context(the_only_one(options.var))
    display, size = place_of_window(options, opened)
    new = not database(options).exists() or not (state(options) / "key").exists()
    port = opened.enter_context(chosen_port(options.port or urlsplit(settings.platform).port or 0, options.var))
    url = f"http://127.0.0.1:{port}"
    central = opened.enter_context(running("central", platform_command(options, "serve", "--port", str(port)), options, {}))
    programs = [central]
    if new:
        wait_until(lambda: answers(url + "/healthz"), central, programs, options, stop)
        enrol(options, terminal(options), url)
    command = kiosk_command(options, url, "run", "--size", shown(size))
    kiosk = opened.enter_context(running("kiosk", command, options, {"DISPLAY": display}))
    programs.append(kiosk)
    wait_until(lambda: answers(url + "/healthz"), central, programs, options, stop)
    say(f"central platform: {url}/  (log {central.log})")
    say(f"reviewers' console: {url}/console  (demo accounts in config/console.toml)")
    wait_until(lambda: kiosk.has_said(KIOSK_READY) or kiosk.has_said(KIOSK_OUT), kiosk, programs, options, stop)
    if kiosk.has_said(KIOSK_OUT):
        raise ProgramFailed(f"the kiosk cannot serve\n{kiosk.last_words()}")
    say(f"kiosk {terminal(options)}: display {display}, {shown(size)}  (log {kiosk.log})")
    if bench := kiosk.word_after(BENCH):
        say(f"lay cards, stand before the camera, see the paper: {bench}")
    if own_display(os.environ) is None:
        say(f"no display here, so the kiosk draws on Xvfb; to look: x11vnc -display {display} -localhost; for pictures: make demo")
    say(f"ready; to stop: Ctrl-C, or kill {os.getpid()}")
    watch(programs, stop)


def place_of_window(options: Options, opened: ExitStack) -> tuple[str, Size]:
    """The display, and the size of the kiosk's window on it. Raises `NoDisplay`, or `CannotRun` when no panel fits."""
    own = own_display(os.environ)
    if own is None:
        size = options.size or PANELS[0]
        return opened.enter_context(virtual_display(size)), size
    return own, options.size or largest_on(own)


def largest_on(display: str) -> Size:
    """The largest panel that the display holds. Raises `NoDisplay` when nothing answers there, `CannotRun` when none fits."""
    virtual = "let the kiosk draw on a virtual display: DISPLAY= make run"
    try:
        screen = screen_size(display)
    except Trouble as error:
        raise NoDisplay(f"{error.detail}; mend that, or {virtual}") from error
    if size := largest_panel(screen):
        return size
    neither = "" if holds(screen, LEAST) else ", which it does not hold either"
    raise CannotRun(
        f"the display {display} has {shown(screen)} and holds none of the panels {PANELS_TOLD} (width x height); "
        f"make run ARGS='--size WIDTHxHEIGHT' takes {shown(LEAST)} or more{neither}; or {virtual}"
    )


def database(options: Options) -> Path:
    """The platform's data base file."""
    return options.var / "central" / "central.db"


def platform_command(options: Options, *words: str) -> list[str]:
    """A command of the platform on the data of this run; SQLAlchemy wants four slashes for an absolute path."""
    return [*options.central, *words, "--db", f"sqlite:///{database(options)}", "--state", str(options.var / "central")]


def kiosk_command(options: Options, url: str, *words: str) -> list[str]:
    """A command of the kiosk on the data of this run."""
    place = ["--site", options.site, "--terminal", terminal(options)] if options.site else []
    return [*options.kiosk, *words, "--config", str(options.config), *place, "--url", url, "--state", str(state(options))]


def state(options: Options) -> Path:
    """Where this terminal keeps its key and store: named as its configuration names it, for a key is of one terminal only."""
    name = Path(read_settings(options.config).state).name
    return options.var / (f"{name}-{options.site}" if options.site else name)


def terminal(options: Options) -> str:
    """The number of the terminal that the platform knows at that site, so that both speak of the same place; else the configured one."""
    known = options.config.parent / "central.toml"
    kiosks = read_toml(known).get("kiosks", {}) if options.site and known.exists() else {}
    there = (number for number, kiosk in kiosks.items() if kiosk.get("file") == options.site)
    return next(there, read_settings(options.config).terminal)


def enrol(options: Options, terminal: str, url: str) -> None:
    """Gives this kiosk its key, as an operator would: a one-time code from the platform, typed in at the kiosk."""
    code = answer_of(platform_command(options, "enrol-code", "--kiosk", terminal))
    answer_of(kiosk_command(options, url, "enrol", "--code", code))
    say(f"first run: kiosk {terminal} enrolled with the platform by a one-time code")


def answer_of(command: Sequence[str]) -> str:
    """The last word that a short command prints. Raises `CannotRun` with its error output when it fails."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=True)  # noqa: S603
    except subprocess.CalledProcessError as error:
        raise CannotRun(f"{' '.join(command[:2])} ended with code {error.returncode}: {error.stderr.strip()}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotRun(f"{' '.join(command[:2])}: {error}") from error
    return (done.stdout.split() or [""])[-1]


@contextmanager
def running(name: str, command: Sequence[str], options: Options, environment: dict[str, str]) -> Iterator[Program]:
    """A program that runs as long as the block."""
    program = Program(name, command, options.var / "log" / f"{name}.log", environment)
    try:
        yield program
    finally:
        if not program.stop(options.patience):
            say(f"{name} did not end within {options.patience:g} s and was killed")


def answers(url: str) -> bool:
    """Whether GET gives 200 now. The proxy of the site is not asked about our own loopback address."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def wait_until(ready: Callable[[], bool], awaited: Program, programs: Sequence[Program], options: Options, stop: StopSignals) -> None:
    """Returns when the awaited program is ready. Raises `ProgramFailed` when it is late or any has ended, or `Stopped`."""
    latest = time.monotonic() + options.start_limit
    while not ready():
        look_at(programs, stop)
        if time.monotonic() > latest:
            raise ProgramFailed(f"{awaited.name} was not ready after {options.start_limit:g} s\n{awaited.last_words()}")


def watch(programs: Sequence[Program], stop: StopSignals) -> None:
    """Never returns: raises `Stopped` when asked to stop, `ProgramFailed` when a program ends."""
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
