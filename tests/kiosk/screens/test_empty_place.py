"""A place without anybody: pictures after a while, a touch that only wakes, and closed pages that come and go by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from core.clock import CHINA, ManualClock
from kiosk import maintenance
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.enrolment import KEY_FILE, keep_credentials
from kiosk.screens.browsing import AtDoor, AtGuide, AtHome, InCategory
from kiosk.screens.scene import SceneKind
from kiosk.settings import Devices, DeviceSettings, IdleSettings, Settings
from kiosk.trouble import KioskProblem
from kiosk.workshop.people import CONFIG, card
from tests.window.driver import Driver
from tests.window.fixtures import Drive
from tests.window.look import faults

HOME = "您好，请选择要办的事"
PICTURES = "点一下屏幕开始"
KEY = {"terminal": "0007", "key_id": "k1", "key": "00" * 32, "next_sequence": 1}
PANELS = [(1080, 1920), (1920, 1080), (768, 1366)]


class Place:
    """One kiosk of a site in its window, with the hands of the clock and of a technician."""

    def __init__(self, drive: Drive, state: Path) -> None:
        self._drive, self.state = drive, state
        self.clock = ManualClock()
        self.kiosk: Kiosk
        self.ui: Driver

    def open(
        self,
        site: str = "taihe",
        now: str = "2025-11-21 10:00",
        *,
        size: tuple[int, int] = (1080, 1920),
        enrolled: bool = True,
        **more: Any,
    ) -> None:
        if enrolled:
            keep_credentials(self.state, KEY)
        self.clock = ManualClock(datetime.fromisoformat(now).replace(tzinfo=CHINA))
        settings = Settings(terminal="0007", site=site, platform="http://127.0.0.1:9", state=str(self.state), **more)
        self.kiosk = build_kiosk(settings, CONFIG, clock=self.clock)
        from kiosk.screens.app import KioskApp

        self.ui = self._drive(lambda: KioskApp(self.kiosk.desk), size)
        self.settle()

    @property
    def shell(self) -> Any:
        return self.ui.app.shell

    def settle(self) -> None:
        """Until the question of this moment, whether anybody may be served, is answered."""
        self.ui.skip(4)
        self.ui.until(lambda: not self.shell.bridge.busy)
        self.ui.step(2)

    def at(self, now: str) -> None:
        self.clock.set_wall(datetime.fromisoformat(now).replace(tzinfo=CHINA))
        self.settle()

    def maintain(self, reason: str = "", until: str = "") -> None:
        now = self.clock.now()
        maintenance.begin(self.state, maintenance.Maintenance(now, reason, maintenance.end_of(until, now)))
        self.settle()


@pytest.fixture
def place(drive: Drive, tmp_path: Path) -> Any:
    place = Place(drive, tmp_path)
    yield place
    place.kiosk.close()


# pictures


def test_an_untouched_home_page_becomes_pictures_that_turn_and_the_waking_touch_only_wakes(place: Place) -> None:
    place.open(idle=IdleSettings(attract=2))
    place.ui.skip(100)
    assert place.ui.sees(HOME)
    place.ui.tap_at(540, 1700)  # the title: touches nothing, and somebody is there
    place.ui.skip(100)
    assert place.ui.sees(HOME)
    place.ui.skip(25)
    place.ui.until(lambda: place.ui.sees(PICTURES))
    first = place.ui.texts()
    place.ui.skip(9)
    assert place.ui.texts() != first
    place.ui.tap_at(540, 960)
    place.ui.tap_at(540, 960)  # where a tile has come up meanwhile
    assert place.ui.sees(HOME)
    place.ui.skip(1)
    place.ui.tap("社会保险")
    assert not place.ui.sees(HOME)


def test_without_minutes_the_home_page_stays(place: Place) -> None:
    place.open(idle=IdleSettings(attract=0))
    place.ui.skip(3600, fps=0.2)
    assert place.ui.sees(HOME)


@pytest.mark.parametrize("begun", ["card", "guide", "large"])
def test_pictures_cover_nothing_that_somebody_has_begun(place: Place, begun: str) -> None:
    place.open(idle=IdleSettings(attract=0.5))
    if begun == "card":
        place.shell.sitting.visit.card = card("P6")
        place.shell.refresh()
    elif begun == "guide":
        place.shell.go.to(AtGuide("si-insured-certificate"))
    else:
        place.shell.prefer(replace(place.shell.mode, elder=True))
    place.ui.skip(45)
    assert not place.ui.sees(PICTURES)


def test_pictures_wait_for_a_card_that_lies_on_the_reader(place: Place) -> None:
    from devices import simulators

    simulators.bench.clear()
    reader = DeviceSettings("ga467-serial", {"port": "sim://id_card?card=P6&latency=0"})
    place.open(idle=IdleSettings(attract=0.2), allow_simulators=True, devices=Devices(id_card=reader))
    place.kiosk.devices.poll("id_card")
    place.settle()
    place.ui.skip(30)
    place.ui.until(lambda: not place.shell.bridge.busy)
    assert place.ui.sees(HOME)
    simulators.bench["id_card"].lift()
    place.ui.until(lambda: place.ui.sees(PICTURES), 40)


# hours


def test_a_place_that_closes_lets_the_visit_end_and_then_says_when_it_opens(place: Place) -> None:
    place.open("taihe-village", "2025-11-21 17:29")
    assert place.ui.sees("现在开放，到 17:30")
    place.shell.go.to(InCategory(None))
    place.at("2025-11-21 17:30")
    assert place.ui.sees("全部事项")
    place.shell.go.to(AtDoor())
    place.settle()
    assert not place.ui.sees("全部事项")
    place.shell.go.to(AtHome())
    place.ui.step(2)
    assert place.ui.sees("现在不开放")
    assert place.ui.sees("今天已结束，明天 9:00 开始")
    assert place.ui.sees("代办员 向明　0735-0000001")
    assert place.ui.sees("太和镇便民服务中心")
    place.ui.tap_at(540, 960)
    assert place.ui.sees("现在不开放")
    place.at("2025-11-21 18:00")
    assert place.ui.sees("夜间休息")
    place.at("2025-11-22 09:00")
    assert place.ui.sees(HOME)


def test_a_closed_machine_is_dark_at_night_and_bright_again_when_it_opens(place: Place) -> None:
    place.open("lufeng-bank", "2025-11-21 22:00")
    assert sum(place.ui.shot().getpixel((20, 1900))) < 60
    place.at("2025-11-22 09:30")
    assert sum(place.ui.shot().getpixel((20, 1000))) > 600


def test_a_24_hour_zone_stays_open_and_says_that_people_have_gone(place: Place) -> None:
    place.open("taihe", "2025-11-21 22:00")
    assert place.ui.sees(HOME)
    assert place.ui.sees("工作人员下班了，周一 8:30 上班")


# maintenance and what is broken


def test_maintenance_waits_for_the_visit_says_why_and_until_when_and_ends(place: Place) -> None:
    place.open()
    place.shell.go.to(InCategory(None))
    place.maintain("更换打印机", "15:00")
    assert place.ui.sees("全部事项")
    place.ui.tap("首页")
    for words in ("本机正在维护", "更换打印机", "预计今天 15:00 恢复。", "王主任", "桂阳县政务服务中心", "K-MAINTENANCE"):
        assert place.ui.sees(words)
    place.at("2025-11-21 15:01")
    assert place.ui.sees("什么时候好，还不能确定。")
    assert maintenance.end(place.state)
    place.settle()
    assert place.ui.sees(HOME)


def test_what_the_last_resident_had_switched_does_not_outlive_a_closure(place: Place) -> None:
    place.open()
    usual = place.shell.mode
    place.shell.go.to(InCategory(None))
    place.shell.prefer(replace(usual, elder=True, high_contrast=True))
    place.maintain()
    place.shell.go.to(AtHome())
    place.ui.step(3)
    assert place.ui.sees("本机正在维护")
    assert place.shell.mode == usual
    assert maintenance.end(place.state)
    place.settle()
    assert place.ui.sees(HOME)
    assert place.shell.mode == usual


def test_whoever_reads_who_helps_here_is_not_interrupted_by_a_closure(place: Place) -> None:
    place.open()
    place.shell.go.to_people()
    place.maintain()
    assert place.shell.screen.scene.kind is SceneKind.PEOPLE
    place.shell.go.to_people()
    place.ui.step(3)
    assert place.ui.sees("本机正在维护")
    assert maintenance.end(place.state)
    place.settle()
    assert place.ui.sees(HOME)


def test_a_note_that_cannot_be_read_is_maintenance_all_the_same(place: Place) -> None:
    place.open()
    (place.state / maintenance.NOTE_FILE).write_text("{", encoding="ascii")
    place.settle()
    assert place.ui.sees("本机正在维护")


def test_a_machine_that_nobody_has_enrolled_serves_as_soon_as_it_has_its_key(place: Place) -> None:
    place.open(enrolled=False)
    assert place.ui.sees("本机暂停服务")
    assert place.ui.sees(f"代码 {KioskProblem.NOT_ENROLLED.code}")
    keep_credentials(place.state, KEY)
    assert (place.state / KEY_FILE).exists()
    place.settle()
    assert place.ui.sees(HOME)


def test_a_machine_without_a_single_device_that_works_is_out_of_service(place: Place) -> None:
    place.open(devices=Devices(id_card=DeviceSettings("ga467-serial", {"port": "/dev/not-there"})))
    for _ in range(3):
        place.kiosk.devices.poll("id_card")
    place.settle()
    assert place.ui.sees("本机的设备都用不了。")


# how it looks


@pytest.mark.parametrize("size", PANELS)
@pytest.mark.parametrize("elder", [False, True])
def test_every_page_of_an_empty_place_is_well_made(place: Place, size: tuple[int, int], elder: bool) -> None:
    place.open("taihe-village", size=size)
    wrong = {}

    def look(name: str) -> None:
        place.ui.step(3)
        wrong.update({name: found} if (found := faults(place.ui, place.shell.mode, place.ui.shot())) else {})

    place.shell.prefer(replace(place.shell.mode, elder=elder))
    from kiosk.screens.browsing import AtRest

    place.shell.go.to(AtRest())
    for page in range(3):
        look(f"pictures {page}")
        place.ui.skip(8)
    place.shell.go.to(AtHome())
    place.maintain("正在更换打印机的切刀，换好马上就能用，请稍等", "2025-11-24 09:00")
    look("maintenance")
    maintenance.end(place.state)
    place.at("2025-11-21 23:00")
    assert place.ui.sees("夜间休息")
    look("night")
    assert wrong == {}
