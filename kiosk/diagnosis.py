"""`kiosk diagnose`: every machine, the store, the line, the clock and the voice, each good or with cause and remedy.

A store that does not open stops the kiosk and not the diagnosis: the machines are looked at all the same.
"""

from __future__ import annotations

import argparse
from datetime import timedelta

from core.clock import DEMO_START, SystemClock
from core.command_line import WrongOption
from core.config import ConfigError
from core.private_file import KeyFileOpen
from devices.device import State, Status
from devices.monitor import Machines
from kiosk.aids.diagnosis import AidFiles
from kiosk.aids.diagnosis import look as look_at_aids
from kiosk.aids.problem import REMEDIES
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.catalogue import DEVICE_NAMES
from kiosk.fitting import fit
from kiosk.given import settings_of_kept
from kiosk.remedies import CONFIG_MENDED, enrol_anew, remedy
from kiosk.settings import ClockKind, Settings, make_clock
from kiosk.trouble import KioskProblem, Trouble
from kiosk.voice.diagnosis import look
from kiosk.voice.prompts import keys

ACCEPTED_AGAIN = "see below when the clock is named; else a new code at the platform and `kiosk enrol`; else update this program"
CLOCK_SET = "`timedatectl set-ntp true`, let the site's network reach a time server, then start the kiosk again"
REHEARSAL = timedelta(days=30)
"""A platform whose clock stands so shortly after the demo's reference day runs on a demo clock."""


def diagnose(options: argparse.Namespace) -> int:
    """Prints how everything is; 1 when anything stops an item or is a technician's, 2 when the configuration cannot be used. Raises `WrongOption`."""
    try:
        settings = settings_of_kept(options)
        kiosk = build_kiosk(settings, options.config.parent)
    except WrongOption:
        raise
    except ConfigError as error:
        return _without_configuration(error)
    except (Trouble, KeyFileOpen) as error:
        return _without_store(settings, error)
    try:
        wrong = [
            *_machines_described(kiosk.devices),
            _store_described(kiosk),
            _line_described(kiosk, settings),
            _clock_described(kiosk, settings),
        ]
        wrong.append(aids_described(AidFiles()))
        _voice_described(kiosk)
    finally:
        kiosk.close()
    return int(any(wrong))


def _without_configuration(error: ConfigError) -> int:
    """Which machines there are stands in it, so that nothing else can be looked at."""
    problem = KioskProblem.CONFIG
    print(f"设置: {problem}  {problem.explanation.happened}{problem.explanation.do}\n  cause: {error}\n  remedy: {CONFIG_MENDED}")
    return 2


def _without_store(settings: Settings, error: Trouble | KeyFileOpen) -> int:
    """The machines alone: without its store or key the kiosk cannot speak to the platform."""
    print(f"记录: {error}")
    if do := remedy(error, settings):
        print(f"  remedy: {do}")
    clock = make_clock(settings.clock)
    fitted = fit(settings.devices, clock, settings.allow_simulators)
    machines = Machines(fitted.devices, clock)
    try:
        _machines_described(machines)
    finally:
        machines.close()
        fitted.close()
    print("平台: not asked, the kiosk does not start")
    return 1


def _machines_described(machines: Machines) -> list[bool]:
    """Prints every machine; which of them stop anything."""
    statuses = [machines.settled(kind) if machines.fitted(kind) else status for kind, status in machines.statuses().items()]
    return [_described(status) for status in statuses]


def _described(status: Status) -> bool:
    info = status.info
    about = " ".join(part for part in (info.driver, info.model, info.serial, info.port, "SIMULATED" if info.simulated else "") if part)
    print(f"{DEVICE_NAMES[info.kind]}: {status.state.value}  {about}")
    for problem in status.problems:
        row = problem.explanation
        print(f"  {row.code}  {row.happened}{row.do}\n  cause: {row.cause}" + (f"\n  detail: {status.detail}" if status.detail else ""))
    return status.state in (State.DOWN, State.ABSENT)


def _store_described(kiosk: Kiosk) -> bool:
    counts = kiosk.outbox.counts()
    print(f"记录: {kiosk.store.filled:.1%} of the quota used; {counts.undelivered} to be told, oldest {counts.oldest_seconds} s")
    if counts.refused or counts.damaged:
        print(f"  refused {counts.refused}, damaged {counts.damaged}: see `kiosk outbox`")
    for doubt in kiosk.desk.paper.doubts():
        print(f"  perhaps not printed: {doubt.title} {doubt.case_no} {doubt.at}" + (": see `kiosk reprint`" if doubt.case_no else ""))
    return kiosk.store.full or bool(counts.damaged)


def _voice_described(kiosk: Kiosk) -> None:
    """What keeps the voice from being heard. It stops no item, for everything that is said stands on the screen too."""
    faults = list(look(kiosk.desk.recordings, keys(kiosk.desk.items)))
    print("语音: " + ("speaks" if not faults else "; ".join(sorted({fault.problem.code for fault in faults}))))
    for fault in faults:
        print(f"  {fault.problem.code}  {fault.problem.explanation.cause}\n  detail: {fault.detail}")


def aids_described(files: AidFiles) -> bool:
    """Whether a file is damaged. One that was never set up here is named, and stops nothing."""
    faults = look_at_aids(files)
    told = [f"{fault.problem} {'damaged' if fault.damaged else 'not set up'}" for fault in faults]
    print("填写: " + ("; ".join(told) or "places, pinyin and handwriting are offered"))
    for fault in faults:
        print(f"  {fault.problem}  cause: {fault.problem.explanation.cause}\n  detail: {fault.detail}\n  remedy: {REMEDIES[fault.problem]}")
    return any(fault.damaged for fault in faults)


def _line_described(kiosk: Kiosk, settings: Settings) -> bool:
    readiness = kiosk.desk.readiness
    said = readiness.try_line()
    print(f"平台: {said or 'reached'}")
    if readiness.hindrance() is KioskProblem.NOT_ENROLLED:
        print(f"  remedy: {enrol_anew(settings)}")
    for problem in readiness.alarms():
        print(
            f"  alarm {problem.code}: {problem.explanation.happened}nothing leaves this kiosk until it is mended\n  remedy: {ACCEPTED_AGAIN}"
        )
    return bool(said)


def _clock_described(kiosk: Kiosk, settings: Settings) -> bool:
    """The difference is known when the platform has just answered, and 0 as long as it is less than a minute."""
    if settings.clock is ClockKind.DEMO:
        print("时钟: a demo clock (演示时钟), which begins anew at every start; not compared with the platform's")
        return False
    offset = kiosk.desk.readiness.clock_offset
    if not offset:
        return False
    theirs = SystemClock().now() + timedelta(seconds=offset)
    if DEMO_START <= theirs < DEMO_START + REHEARSAL:
        print(f"时钟: the platform tells {theirs:%Y-%m-%d %H:%M}, which is a demo clock (演示时钟); not compared with this machine's")
        return False
    print(f"时钟: this machine's clock is {abs(offset):.0f} s {'behind' if offset > 0 else 'ahead of'} the platform's")
    print(f"  cause: no time service, or an empty clock battery\n  remedy: {CLOCK_SET}")
    return True
