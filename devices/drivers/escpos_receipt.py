"""Receipt printers that speak ESC/POS: on a serial line, on TCP port 9100, and (for developers) into a file.

Whatever happened to one job, the next one starts on a clean printer. While it is not known how a job ended, the driver
owes two things, and pays them at the first chance, which is often the monitor's next `status()`:

    clear   the rest of the job that may still lie in the printer's memory, so that it never comes out for somebody else
    cut     the half slip that may hang in the paper path, so that the next slip does not begin below it
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from core.cancel import Cancel
from core.clock import Clock
from core.slip import Slip
from devices.device import Info, Status
from devices.escpos.conversation import ANSWER_SECONDS, Conversation, tag
from devices.escpos.delivery import deliver
from devices.escpos.file_port import FilePort
from devices.escpos.glyphs import NOTO, NOTO_SIMPLIFIED_CHINESE, Glyphs
from devices.escpos.profile import load_profile
from devices.escpos.status import Survey
from devices.kinds import PrintOutcome, PrintResult, ReceiptPrinter
from devices.problem import DeviceError, Problem
from devices.registry import driver
from devices.transport import Port, is_simulated, open_port

if TYPE_CHECKING:
    from devices.escpos.encoder import Encoder, Job

LOCK_SECONDS = 0.1
"""How often a print that waits for a running `status()` looks whether it was cancelled."""


@dataclass(frozen=True)
class Options:
    """`port` is a URL or path (serial:///dev/…, tcp://192.168.1.50:9100, /dev/usb/lp0); `profile` a name in config/printers."""

    port: str
    profile: str = "generic-80"
    baud: int = 115200
    font: str = NOTO
    font_face: int = NOTO_SIMPLIFIED_CHINESE
    answer_seconds: float = ANSWER_SECONDS  # that one answer may take
    patience: float = 4.0  # seconds that the proof of print may take beyond the time of printing


class EscposPrinter(ReceiptPrinter):
    """One ESC/POS printer. One thread prints; `status()` may be asked from others and never disturbs a job."""

    name = "escpos"

    def __init__(self, options: Options, clock: Clock) -> None:
        super().__init__()
        self._options = options
        self._clock = clock
        self._profile = load_profile(options.profile)
        self.columns = self._profile.columns
        self._lock = threading.Lock()
        self._port: Port | None = None
        self._talk: Conversation | None = None
        self._owes_clear, self._owes_cut, self._half_command = True, False, False
        self._jobs = 0
        self._counters = {"slips": 0, "cuts": 0, "paper_mm": 0, "failures": 0}
        info = Info("receipt_printer", self.name, self._profile.model, port=options.port, simulated=is_simulated(options.port))
        self._last = Status(info, asked=False)

    @cached_property
    def _encoder(self) -> Encoder:
        from devices.escpos.encoder import Encoder

        return Encoder(self._profile, Glyphs(self._options.font, self._options.font_face))

    def status(self) -> Status:
        """Asks DLE EOT; while a slip is being printed, the status of just before it."""
        if not self._lock.acquire(blocking=False):
            return self._last
        try:
            self._last = self._asked()
        finally:
            self._lock.release()
        return self._last

    def print(self, slip: Slip, cancel: Cancel) -> PrintResult:
        """Prints, cuts, and says whether it printed. Cancelled or DeadlinePassed leave only while no byte of the job was sent."""
        job = self._encoder.job(slip)
        while not self._lock.acquire(timeout=LOCK_SECONDS):
            cancel.check()
        try:
            result = self._deliver(job, cancel)
            self._count(job, result.outcome)
        finally:
            self._lock.release()
        return replace(result, detail=_with_boxes(result.detail, job.boxes))

    def close(self) -> None:
        """Lets go of the port after a running job; `status()` and `print()` open it again."""
        with self._lock:
            self._drop()

    def _asked(self) -> Status:
        problems: tuple[Problem, ...]
        self._load()
        try:
            survey = self._survey(None)
            self._pay_cut(survey)
            problems, detail = survey.problems, survey.detail
        except DeviceError as error:
            problems, detail = (error.problem,), error.detail
        return replace(self._last, problems=problems, detail=detail, at=self._clock.monotonic(), counters=dict(self._counters), asked=True)

    def _load(self) -> None:
        """python-escpos, on the monitor's first question: neither the home page nor a slip waits for it."""
        _ = self._encoder

    def _deliver(self, job: Job, cancel: Cancel) -> PrintResult:
        try:
            survey = self._survey(cancel)
            if survey.stopping:
                return PrintResult(PrintOutcome.NOT_PRINTED, survey.stopping, survey.detail)
            self._pay_cut(survey)
            cancel.check()
        except DeviceError as error:
            return PrintResult(PrintOutcome.NOT_PRINTED, error.problem, error.detail)
        assert self._talk is not None
        self._jobs += 1
        result = deliver(self._talk, job, tag(self._jobs), self._profile, self._options.patience, survey.heard)
        if result.outcome is PrintOutcome.UNKNOWN:
            self._owe(result.problem)
        return result

    def _survey(self, cancel: Cancel | None) -> Survey:
        """Opens when closed, clears what is owed, asks. A line that was lost since last time is opened anew, once."""
        known_line = self._talk is not None
        try:
            return self._ask(cancel)
        except DeviceError as error:
            self._drop()
            if not known_line or error.problem is not Problem.LOST:
                raise
        try:
            return self._ask(cancel)
        except DeviceError:
            self._drop()
            raise

    def _ask(self, cancel: Cancel | None) -> Survey:
        if self._talk is None:
            self._port = self._open()
            self._talk = Conversation(self._port, self._profile, self._options.answer_seconds)
        if self._owes_clear:
            self._talk.clear(self._half_command)
            self._owes_clear = self._half_command = False
        return self._talk.survey(cancel)

    def _owe(self, problem: Problem | None) -> None:
        """After an unknown end: clear at once if the line still stands, and cut off the remains when the printer is well again."""
        broken = problem in (Problem.LOST, Problem.SILENT)
        self._owes_clear = True
        self._half_command = broken
        self._owes_cut = self._owes_cut or problem is not Problem.STATUS_UNREADABLE
        if broken or self._talk is None:
            self._drop()
            return
        try:
            self._talk.clear(half_command=False)
            self._owes_clear = False
        except DeviceError:  # the debt stays, and is paid when the line is back
            self._drop()

    def _pay_cut(self, survey: Survey) -> None:
        if self._owes_cut and self._talk is not None and survey.complete and not survey.stopping:
            self._talk.send(self._encoder.cut_off())
            self._owes_cut = False
            self._counters["cuts"] += 1

    def _open(self) -> Port:
        return open_port(self._options.port, self._options.baud)

    def _drop(self) -> None:
        if self._port is not None:
            self._port.close()
        self._port = self._talk = None

    def _count(self, job: Job, outcome: PrintOutcome) -> None:
        """Paper is counted for every job that was sent, so that the count errs on the side of an early new roll."""
        self._counters["slips" if outcome is PrintOutcome.PRINTED else "failures"] += 1
        if outcome is not PrintOutcome.NOT_PRINTED:
            self._counters["cuts"] += job.cuts
            self._counters["paper_mm"] += job.paper_mm


def _with_boxes(detail: str, boxes: tuple[str, ...]) -> str:
    drawn = f"drawn as boxes, no font has them: {' '.join(boxes)}" if boxes else ""
    return "; ".join(part for part in (detail, drawn) if part)


@driver("receipt_printer", "escpos-serial", Options)
class SerialPrinter(EscposPrinter):
    """On a serial line or a USB serial adapter."""

    name = "escpos-serial"


@driver("receipt_printer", "escpos-tcp", Options)
class NetworkPrinter(EscposPrinter):
    """On the network, usually TCP port 9100. The connection stays open: most such printers serve one host at a time."""

    name = "escpos-tcp"


@driver("receipt_printer", "escpos-file", Options)
class FilePrinter(EscposPrinter):
    """Into a plain file, to look at the bytes, or into a printer-class device such as /dev/usb/lp0."""

    name = "escpos-file"

    def _open(self) -> Port:
        return FilePort(self._options.port)
