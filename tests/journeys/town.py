"""The kiosk in its place: the real bootstrap on simulated machines, a real platform, and a resident with a finger and a card."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import requests

from devices import simulators
from devices.simulators.camera import CameraBench
from devices.simulators.id_card import IdCardReaderMachine
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.enrolment import keep_credentials
from kiosk.settings import DeviceSettings, Settings, read_settings
from tests.journeys.machines import Machines
from tests.journeys.platform import ROOT, PlatformProcess
from tests.window.driver import Driver
from tests.window.look import faults

CONFIG = ROOT / "config"
TERMINAL = "0007"
STAFF, PIN = "P14", "251121"

_OBEYED = {"向左转头": 36, "向右转头": -24, "转回正面": 0}
"""What a person does at these words: degrees by which the head is turned to its own left."""


def settings(platform: str, state: Path, *, faces: bool, machines: Machines | None = None) -> Settings:
    """The kiosk's own configuration with quick simulated machines; without `faces` no face can be compared here."""
    read = read_settings(CONFIG / "kiosk.toml")
    devices = replace(
        read.devices,
        id_card=DeviceSettings("ga467-serial", {"port": "sim://id_card?card=none&latency=0"}),
        face=DeviceSettings(
            "yunet-embedder", {"photo": "simulated"} if faces else {"photo": "simulated", "models": str(state / "no-models")}
        ),
    )
    if machines is not None:
        devices = replace(devices, **machines.devices)
    return replace(read, platform=platform, state=str(state), devices=devices)


def enrol(platform: PlatformProcess, state: Path) -> None:
    """Gives the kiosk its key, with a one-time code as an operator would."""
    code = platform.command("enrol-code", "--kiosk", TERMINAL)
    answer = requests.post(f"{platform.url}/v1/enrolments", json={"code": code, "terminal": TERMINAL}, timeout=10)
    answer.raise_for_status()
    keep_credentials(state, answer.json())


class Town:
    """One kiosk on the screen. Machines are reached as a person reaches them. `careful` looks whether every screen is well made."""

    def __init__(
        self,
        drive: Callable[..., Driver],
        platform: PlatformProcess,
        state: Path,
        *,
        faces: bool = False,
        url: str = "",
        careful: bool = False,
        size: tuple[int, int] = (1080, 1920),
        machines: Machines | None = None,
    ) -> None:
        from kiosk.screens.app import KioskApp

        simulators.bench.clear()
        self._machines = machines
        self.platform = platform
        self.kiosk: Kiosk = build_kiosk(settings(url or platform.url, state, faces=faces, machines=machines), CONFIG)
        for kind in self.kiosk.fitted.devices:
            self.kiosk.devices.poll(kind)
        self.taps = 0
        self._careful, self._looked_at = careful, object()
        self.app: Any = None

        def make() -> Any:
            self.app = KioskApp(self.kiosk.desk)
            return self.app

        self.ui = drive(make, size)

    @property
    def shell(self) -> Any:
        """What stands in the window."""
        return self.app.shell

    @property
    def reader(self) -> IdCardReaderMachine:
        """The machine that reads cards."""
        machine: IdCardReaderMachine = self._machines.reader if self._machines else simulators.bench["id_card"]
        return machine

    @property
    def printer(self) -> ReceiptPrinterMachine:
        """The machine that prints."""
        machine: ReceiptPrinterMachine = self._machines.printer if self._machines else simulators.bench["receipt_printer"]
        return machine

    @property
    def camera(self) -> CameraBench:
        """Who stands before the camera."""
        if self._machines:
            machine: CameraBench = self._machines.camera
            return machine
        bench = self.kiosk.fitted.camera_bench
        assert isinstance(bench, CameraBench)
        return bench

    # what a resident does

    def begin(self, category: str, item: str) -> None:
        """From the home page to the item's consent, as it is given with one tap."""
        self.tap(category)
        self.tap(item)
        self.tap("同意并开始办理")

    def start(self, item_id: str) -> None:
        """Straight to the item's guide, as an entry of the home page leads there, and its consent."""
        self.sees("您好，请选择要办的事")
        from kiosk.screens.browsing import AtGuide

        self.shell.go.to(AtGuide(item_id))
        self.tap("同意并开始办理")

    def leave(self) -> None:
        """After a result: the resident takes everything and goes."""
        self.tap("首页")
        self.tap("办完了")
        self.reader.lift()
        self.ui.skip(30)
        self.sees("您好，请选择要办的事")

    def lay(self, person: str) -> None:
        """Lays that test person's card on the plate, after taking away what lay there."""
        self.reader.lift()
        self.reader.lay(person)

    def tap(self, text: str) -> None:
        """Waits for the text and taps it."""
        self.sees(text)
        self.ui.tap(text)
        self.taps += 1

    def agree(self, act: str) -> None:
        """Goes through the pages of the check page, and taps the act at the last."""
        self.sees("请核对")
        while self.ui.sees("看下一页"):
            self.tap("看下一页")
        self.tap(act)

    def type(self, digits: str) -> None:
        """Taps the keys of a pad; typed characters do not count as taps."""
        self.ui.skip(0.5)  # new keys take no touch in their first moment
        for digit in digits:
            self.ui.tap_at(*self.ui.find(digit).middle)

    def vouched(self) -> None:
        """A person of the site vouches: card, PIN."""
        self.sees("本次由工作人员核验")
        self.lay(STAFF)
        self.sees("请工作人员输入密码")
        self.type(PIN)
        self.ui.tap("确认核验")

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

    def sign(self) -> None:
        """Writes a name into the box."""
        box = next(seen for seen in self.ui.visible() if type(seen.widget).__name__ == "InkField")
        x, y, wide, high = box.left, box.bottom, box.width, box.height
        self.ui.drag([(x + wide * (0.1 + 0.04 * n), y + high * (0.3 + 0.1 * (n % 5))) for n in range(20)])

    def find_page(self, text: str) -> None:
        """Turns the pages of a list until the text is there."""
        self.ui.step(3)
        while not self.ui.sees(text):
            self.ui.tap("下一页")

    def change(self, label: str) -> Any:
        """更改 in the row of that label."""
        row = self.ui.find(label).middle[1]
        links = [seen for seen in self.ui.touchables() if seen.widget.say == "更改"]
        return min(links, key=lambda seen: abs(seen.middle[1] - row)).widget

    # what is seen

    def sees(self, text: str, timeout: float = 20.0) -> None:
        """Waits until the text is on the screen, and looks whether that screen is well made."""
        self.ui.until(lambda: self.ui.sees(text), timeout)
        screen = self.shell.screen
        if self._careful and screen is not self._looked_at:
            self._looked_at = screen
            self.ui.step(3)
            found = faults(self.ui, self.shell.mode)
            assert found == [], f"{screen.scene.kind}: {found}"

    def look(self) -> None:
        """Whether the screen is well made as it is now; `sees` looks at each screen once."""
        self.ui.step(3)
        assert faults(self.ui, self.shell.mode) == [], self.shell.screen.scene.kind

    @property
    def number(self) -> str:
        """The case number on the result page, as the store and the platform write it."""
        return _number(" ".join(self.ui.texts()))

    @property
    def paper(self) -> str:
        """What stands on the last slip."""
        slips = self.printer.slips
        assert slips, "nothing was printed"
        return slips[-1].text()

    def held_once(self, number: str, state: str) -> None:
        """The platform holds that case exactly once, in that state, and was told of it once."""
        found = [(case["state"], case["times_received"]) for case in self.platform.cases() if case["case_no"] == number]
        assert found == [(state, 1)]

    def close(self) -> None:
        """Closes the kiosk; the window is the driver's."""
        self.kiosk.close()


def _number(text: str) -> str:
    found = re.search(r"\d{6} \d{4} \d{6} \d{6} \d", text)
    assert found, f"no case number in {text!r}"
    return found.group().replace(" ", "")
