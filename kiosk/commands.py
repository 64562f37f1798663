"""What each command of `kiosk` does. Output is plain lines on stdout; nothing personal is ever among them."""

from __future__ import annotations

import argparse
import dataclasses
import json
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import urlencode

from core.cancel import Cancel, Cancelled
from core.command_line import WrongOption
from core.config import ConfigError
from core.private_file import write_private
from core.text import typed_code
from devices.kinds import PrintOutcome
from devices.problem import DeviceError
from devices.registry import drivers
from flows.numbers import grouped, is_case_number
from kiosk.bootstrap import Kiosk, build_kiosk, open_store
from kiosk.central import Central, NotSent, Unsure
from kiosk.enrolment import KEY_FILE, keep_credentials, make_room
from kiosk.given import settings_of, settings_of_kept
from kiosk.hardening import keep_memory_private
from kiosk.judgement import trouble, unreached
from kiosk.maintenance import Maintenance, begin, end, end_of, note, reason_of, told
from kiosk.no_start import NotDrawn, stand_aside, stay_aside
from kiosk.only_one import AlreadyRuns
from kiosk.outbox import Outbox
from kiosk.sealing import Damaged
from kiosk.settings import ClockKind, Devices, Settings, make_clock
from kiosk.store import Sequence
from kiosk.x_screen import Size

READY = "kiosk ready"
"""Printed when the first picture is drawn; whoever started us waits for this line."""

BENCH = "simulated machines:"
"""Before the address of the page that stands for cards, faces and paper."""


def run(options: argparse.Namespace) -> int:
    """The touch application, until it is told to stop. When configuration, store or keys do not let it serve: a page that says
    本机暂停服务, and 2, or a new start when they have been mended. So it is when the first page cannot be drawn.
    Raises `AlreadyRuns` beside another kiosk, `WrongOption` for what was typed wrong."""
    if options.out_of_service:
        return stay_aside(options)
    settings, drawn = None, Event()
    try:
        settings = settings_of(options)
        if options.training:
            return _classroom(settings, drawn, options)
        if not settings.allow_simulators:
            keep_memory_private()
        return _served(_begun(settings, options.config.parent), drawn, options.size)
    except (AlreadyRuns, WrongOption):
        raise
    except Exception as error:  # whatever it is: residents need a page, and the technician its cause
        if drawn.is_set():  # it has served: a new start helps more than a page that says it cannot
            raise
        return stand_aside(error, settings, options)


def _begun(settings: Settings, folder: Path) -> Kiosk:
    """The kiosk, alone on its folder."""
    kiosk = build_kiosk(settings, folder)
    try:
        kiosk.take_over()
    except BaseException:
        kiosk.close()
        raise
    return kiosk


def _classroom(settings: Settings, drawn: Event, options: argparse.Namespace) -> int:
    """Training alone: without the machines, over a folder that is thrown away, and nothing that would ask the platform is started."""
    with tempfile.TemporaryDirectory(prefix="jinban-training-") as state:
        kiosk = build_kiosk(dataclasses.replace(settings, devices=Devices(), state=state), options.config.parent)
        try:
            from kiosk.boot import prepare_on_screen

            prepare_on_screen(options.size)
            from kiosk.screens import app

            def ready() -> None:
                drawn.set()
                print(READY, flush=True)

            return int(app.run(kiosk.desk, ready, classroom=True))
        finally:
            kiosk.close()


@contextmanager
def practice_bench(kiosk: Kiosk) -> Iterator[None]:
    """A page to lay cards and see the paper, where machines are simulated; its address is said on stdout."""
    if not kiosk.fitted.simulated:
        yield
        return
    from devices.simulators.bench_page import BenchPage

    page = BenchPage(kiosk.fitted.camera_bench, lambda: [(f"付款 {url}", url) for url in kiosk.payments.rows.to_scan()])
    print(f"{BENCH} {page.url}", flush=True)
    try:
        yield
    finally:
        page.close()


def _served(kiosk: Kiosk, drawn: Event, size: Size) -> int:
    try:
        with practice_bench(kiosk):
            return _shown(kiosk, drawn, size)
    finally:
        kiosk.close()


def _shown(kiosk: Kiosk, drawn: Event, size: Size) -> int:
    """The window until it is told to stop; `drawn` from the first picture on. Raises `NotDrawn` when it ends before, Trouble(NO_DISPLAY), `PanelTooLarge`."""
    from kiosk.boot import prepare_on_screen

    prepare_on_screen(size)
    from kiosk.screens import app

    def ready() -> None:
        drawn.set()
        print(READY, flush=True)
        kiosk.watch()

    code = int(app.run(kiosk.desk, ready))
    if code and not drawn.is_set():
        raise NotDrawn
    return code


def enrol(options: argparse.Namespace) -> int:
    """Gets the key of this terminal from the platform and keeps it. The code is good once: what can fail here is tried before."""
    settings = settings_of(options)
    store, _ = open_store(settings)
    try:
        make_room(store.path.parent)
        credentials = keep_credentials(store.path.parent, _enrolled(settings, options.code))
        Sequence(store).raise_to(credentials.next_sequence)
    finally:
        store.close()
    print(f"terminal {credentials.terminal} enrolled, key {credentials.key_id} in {store.path.parent / KEY_FILE}")
    return 0


def _enrolled(settings: Settings, code: str) -> dict[str, Any]:
    central = Central(settings.platform, make_clock(settings.clock), ca=settings.line.ca)
    try:
        answer = central.post("/v1/enrolments", {"code": code, "terminal": settings.terminal}, signed=False)
    except (NotSent, Unsure) as error:
        raise unreached(error) from error
    if not answer.ok:
        raise trouble(answer)
    return answer.body


def reprint(options: argparse.Namespace) -> int:
    """Prints the kept slip of one case once more, marked 补打 第n次; 1 when no slip is kept or the paper did not come out.

    Raises `ConfigError` for a number that is mistyped, and while the kiosk runs: two programs must not share a printer.
    """
    number = typed_code(options.case_number)
    if not is_case_number(number):
        raise ConfigError("this is no case number: 23 digits, of which the last one checks the others")
    kiosk = build_kiosk(settings_of_kept(options), options.config.parent)
    try:
        kiosk.take_over()
        return _reprinted(kiosk, number)
    finally:
        kiosk.close()


def _reprinted(kiosk: Kiosk, number: str) -> int:
    try:
        result = kiosk.desk.paper.print_again(number)
    except Damaged:
        print(f"{grouped(number)}: what is kept of this case does not open any more")
        return 1
    if result is None:
        print(f"{grouped(number)}: no slip is kept here; it is kept for seven days, from the platform's answer on")
        return 1
    problem = result.problem.explanation if result.problem else None
    print(f"{grouped(number)}: {result.outcome.value}" + (f"\n  {problem.code}  {problem.happened}{problem.do}" if problem else ""))
    return int(result.outcome is not PrintOutcome.PRINTED)


def maintenance(options: argparse.Namespace) -> int:
    """Sets or takes away the note by which a running kiosk serves nobody new; says how it stands."""
    settings = settings_of_kept(options)
    state, clock = Path(settings.state), make_clock(settings.clock)
    if options.what == "on":
        now = clock.now()
        begin(state, Maintenance(now, reason_of(options.reason), end_of(options.until, now)))
    elif options.what == "off" and not end(state):
        print("maintenance was off already")
        return 0
    left = note(state, clock.now())
    print(f"maintenance on {told(left, settings.clock is ClockKind.DEMO)}" if left else "maintenance off")
    return 0


def outbox(options: argparse.Namespace) -> int:
    """Counts, and the tray of what somebody must look at."""
    settings = settings_of_kept(options)
    store, sealer = open_store(settings)
    box = Outbox(store, sealer, make_clock(settings.clock))
    counts = box.counts()
    print(f"to be told {counts.undelivered}, oldest {counts.oldest_seconds} s; refused {counts.refused}, damaged {counts.damaged}")
    for row in box.tray():
        print(f"{row.state.value:8} {row.kind.value:10} {row.case_no or '-':23} {row.at[:19]} {row.key} {row.reason}")
    if options.export:
        sealed = box.sealed()
        write_private(options.export, "".join(json.dumps(row) + "\n" for row in sealed))
        print(f"{len(sealed)} records, sealed, in {options.export}")
    store.close()
    return int(bool(counts.refused or counts.damaged))


def models(options: argparse.Namespace) -> int:
    """Every model of the manifest, and whether its file is here and is the right one."""
    from devices.face.manifest import model_folder, read_manifest, verified

    face = settings_of(options).devices.face.options
    folder = model_folder(str(face.get("models", "")))
    missing = 0
    for model in read_manifest(Path(str(face.get("manifest", "config/face-models.toml")))).values():
        try:
            verified(model, folder)
            print(f"{model.id}: here")
        except DeviceError as error:
            missing += 1
            print(f"{model.id}: {error.problem.code} {error.detail}")
    return int(missing > 0)


def list_drivers(_: argparse.Namespace) -> int:
    """Every driver with its options and their defaults."""
    for entry in drivers():
        print(f"{entry.kind}  {entry.name}")
        for option in dataclasses.fields(entry.options):
            default = "required" if option.default is dataclasses.MISSING else repr(option.default)
            print(f"    {option.name} = {default}")
    return 0


def simulate(options: argparse.Namespace) -> int:
    """Serves one simulated machine until stopped."""
    if options.machine == "camera":
        return _simulate_camera(options)
    import devices.simulators as simulators
    from devices.simulators.wire import PtyServer, TcpServer

    simulators.open_simulator(f"sim://{options.machine}?{urlencode(_pairs(options.options))}").close()
    machine = simulators.bench[options.machine]
    server = TcpServer(machine, options.tcp) if options.tcp is not None else PtyServer(machine)
    print(server.url if isinstance(server, TcpServer) else server.path, flush=True)
    _until_stopped()
    server.close()
    return 0


def _simulate_camera(options: argparse.Namespace) -> int:
    from devices.simulators.camera import serve

    bench = serve(port=options.tcp or 0)
    try:
        bench.show(_pairs(options.options).get("person", "P1"))
        print(bench.url, flush=True)
        _until_stopped()
    finally:
        bench.close()
    return 0


def _pairs(words: list[str]) -> dict[str, str]:
    for word in words:
        if "=" not in word:
            raise ConfigError(f"{word!r}: options look like name=value")
    return dict(word.split("=", 1) for word in words)


def _until_stopped() -> None:
    stop = Cancel()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.stop())
    with suppress(Cancelled):
        while True:
            stop.wait(60.0)
