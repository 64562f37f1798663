"""The kiosk in its place: the real bootstrap on simulated machines, a real platform, and a resident with a finger and a card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import requests

from core.clock import Clock
from devices import simulators
from devices.simulators.camera import CameraBench
from devices.simulators.id_card import IdCardReaderMachine
from devices.simulators.receipt_printer import ReceiptPrinter
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.enrolment import keep_credentials
from kiosk.settings import DeviceSettings, Settings, read_settings
from tests.journeys.platform import ROOT, PlatformProcess
from tests.window.driver import Driver

CONFIG = ROOT / "config"
TERMINAL = "0007"


def settings(platform: str, state: Path, *, faces: bool) -> Settings:
    """The kiosk's own configuration with quick simulated machines; without `faces` no face can be compared here."""
    read = read_settings(CONFIG / "kiosk.toml")
    devices = replace(
        read.devices,
        id_card=DeviceSettings("ga467-serial", {"port": "sim://id_card?card=none&latency=0"}),
        face=DeviceSettings("yunet-embedder", {} if faces else {"models": str(state / "no-models")}),
    )
    return replace(read, platform=platform, state=str(state), devices=devices)


def enrol(platform: PlatformProcess, state: Path) -> None:
    """Gives the kiosk its key, with a one-time code as an operator would."""
    code = platform.command("enrol-code", "--kiosk", TERMINAL)
    answer = requests.post(f"{platform.url}/v1/enrolments", json={"code": code, "terminal": TERMINAL}, timeout=10)
    answer.raise_for_status()
    keep_credentials(state, answer.json())


_OBEYED = {"向左转头": 36, "向右转头": -24, "转回正面": 0}
"""What a person does at these words: degrees by which the head is turned to its own left."""


class Town:
    """One kiosk on the screen. Machines are reached as a person reaches them: `lay`, `lift`, `printer`, `camera`."""

    def __init__(
        self, drive: Callable[..., Driver], platform: PlatformProcess, state: Path, *, faces: bool = False, clock: Clock | None = None
    ) -> None:
        from kiosk.screens.app import KioskApp

        simulators.bench.clear()
        self.platform = platform
        self.kiosk: Kiosk = build_kiosk(settings(platform.url, state, faces=faces), CONFIG, clock=clock)
        for kind in self.kiosk.fitted.devices:
            self.kiosk.devices.poll(kind)
        self.app: Any = None

        def make() -> Any:
            self.app = KioskApp(self.kiosk.desk)
            return self.app

        self.ui = drive(make)

    @property
    def reader(self) -> IdCardReaderMachine:
        return simulators.bench["id_card"]

    @property
    def printer(self) -> ReceiptPrinter:
        return simulators.bench["receipt_printer"]

    @property
    def camera(self) -> CameraBench:
        return self.kiosk.fitted.camera_bench

    def lay(self, person: str) -> None:
        """Lays that test person's card on the plate."""
        self.reader.lift()
        self.reader.lay(person)

    def sees(self, text: str, timeout: float = 20.0) -> None:
        """Waits until the text is on the screen."""
        self.ui.until(lambda: self.ui.sees(text), timeout)

    def tap(self, text: str) -> None:
        """Waits for the text and taps it."""
        self.sees(text)
        self.ui.tap(text)

    def face(self, person: str, until: str) -> None:
        """That person stands before the camera and does what the screen says, until it shows `until`."""
        self.camera.show(person)

        head = 0

        def obey() -> bool:
            nonlocal head
            goal = next((yaw for words, yaw in _OBEYED.items() if self.ui.sees(words)), 0)
            head += max(-2, min(2, goal - head))
            self.camera.pose(head)
            return self.ui.sees(until)

        self.ui.until(obey, 60)

    @property
    def paper(self) -> str:
        """What stands on the last slip."""
        slips = self.printer.slips
        assert slips, "nothing was printed"
        return slips[-1].text()

    def close(self) -> None:
        """Closes the kiosk; the window is the driver's."""
        self.kiosk.close()
