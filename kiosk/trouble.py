"""What the kiosk itself may have to say, and the one exception that carries any explanation to the screen.

    Trouble(explained, …)     raised by acts; the screen shows its sentences and offers `way`

`explained` is a devices Problem, a flows Refusal, or one of the `KioskProblem` rows below.
"""

from __future__ import annotations

import logging
import traceback

from core.cancel import DeadlinePassed
from core.explained import Actor, Explained, Explanation, Severity
from core.log import event
from devices.problem import DeviceError
from flows.refusal import Way

log = logging.getLogger(__name__)


def _row(code: str, actor: Actor, retry: bool, happened: str, do: str, cause: str) -> Explanation:
    return Explanation(code, Severity.BLOCKING, actor, retry, happened, do, cause)


class KioskProblem(Explained):
    """What is wrong with this kiosk or its line to the platform."""

    # fmt: off
    STORE_FULL = _row("K-STORE-FULL", Actor.TECHNICIAN, False, "本机暂时不能开始新的办理。", "请换一台终端，或到人工窗口。", "outbox or disk above its limit: restore the line, or export")
    STORE_BROKEN = _row("K-STORE", Actor.TECHNICIAN, False, "本机的记录出了问题，暂停办理。", "请换一台终端，或到人工窗口。", "database cannot be opened, written or read back with its settings")
    NOT_ENROLLED = _row("K-ENROL", Actor.TECHNICIAN, False, "本机还没有启用。", "请换一台终端，或到人工窗口。", "no key file: run `kiosk enrol`")
    CONFIG = _row("K-CONFIG", Actor.TECHNICIAN, False, "本机的设置不对，暂停办理。", "请换一台终端，或到人工窗口。", "a file of the configuration cannot be used: see the log or `kiosk diagnose`")
    NO_DISPLAY = _row("K-DISPLAY", Actor.TECHNICIAN, False, "本机的屏幕没有接通。", "请换一台终端，或到人工窗口。", "no X server to draw on")
    NO_MACHINE = _row("K-MACHINES", Actor.TECHNICIAN, False, "本机的设备都用不了。", "请换一台终端，或到人工窗口。", "every fitted machine is down or absent: power, hub, cables")
    MAINTENANCE = _row("K-MAINTENANCE", Actor.TECHNICIAN, False, "本机正在维护。", "请换一台终端，或到人工窗口。", "a technician is at work: `kiosk maintenance off` ends it")
    REJECTED = _row("K-REJECTED", Actor.TECHNICIAN, False, "平台没有接受本机的请求。", "请换一台终端，或到人工窗口。", "401, 403 or 404 from the platform: key revoked, clock, or version")
    PLATFORM_SLOW = _row("K-SLOW", Actor.PLATFORM, True, "网络很慢，还没有收到结果。", "请稍等再试一次，已填的内容都还在。", "time-out of the platform's answer")
    PLATFORM_ERROR = _row("K-PLATFORM", Actor.PLATFORM, True, "平台暂时出了问题。", "请稍后再试，已填的内容都还在；也可以请人帮您办。", "500, unreadable answer, or a captive portal in between")
    WRONG_PIN = _row("K-PIN", Actor.STAFF, True, "工作人员的证件或密码不对。", "请重新放工作人员的身份证，再输一次密码。", "staff card unknown or PIN wrong; five misses lock it for 10 minutes")
    UNEXPECTED = _row("K-UNEXPECTED", Actor.TECHNICIAN, True, "本机出了点问题，您填的内容没有丢。", "请再试一次；还不行请人帮您办。", "unexpected exception; see the log")
    # fmt: on


class Trouble(Exception):
    """An act could not be done. `happened` and `do`, when given, are more exact than the table; `detail` is the technician's.

    The one button is `way`; without it, to try again where the table says that this may help, else to ask for help.
    """

    def __init__(self, explained: Explained, detail: str = "", *, happened: str = "", do: str = "", way: Way | None = None) -> None:
        super().__init__(f"{explained.code}: {detail}" if detail else explained.code)
        self.explained = explained
        self.detail = detail
        row = explained.explanation
        self.way = way or (Way.RETRY if row.retry else Way.HELP)
        self.sentences = (happened or row.happened, do or row.do)


def where_raised(error: BaseException) -> str:
    """The last three places of the traceback, innermost first: what a log may say of an exception whose message may be personal."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))


def as_trouble(error: Exception) -> Trouble:
    """What the resident is told of it; the unexpected is logged by place and type, for its message may hold personal data."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, DeviceError):
        return Trouble(error.problem, error.detail)
    if isinstance(error, DeadlinePassed):
        return Trouble(KioskProblem.PLATFORM_SLOW)
    event(log, logging.ERROR, "screen.unexpected", type=type(error).__name__, at=where_raised(error))
    return Trouble(KioskProblem.UNEXPECTED, type(error).__name__)
