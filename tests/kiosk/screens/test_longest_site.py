"""The longest texts that a site's file may have find room on every page that shows them, in large type on the narrowest panel."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.config import ConfigError
from core.language import Language
from flows.refusal import Refusal
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.closure import Closure, ClosureKind
from kiosk.enrolment import keep_credentials
from kiosk.maintenance import MOST_WORDS
from kiosk.settings import ClockKind, Settings, read_site
from kiosk.trouble import Trouble
from kiosk.workshop.people import CONFIG
from tests.kiosk.screens.test_people import turned
from tests.window.driver import Driver
from tests.window.fixtures import Drive

LONGEST = {
    "county": 10,
    "name": 18,
    "helper": 5,
    "grid": 12,
    "helper_role": 7,
    "window": 16,
}
CHARACTERS = "桂阳县太和镇便民服务中心人工窗口在左侧"
PHONE = "0735-0000000转8001"


def long(count: int, other: bool = False) -> str:
    """So many characters; `other`: that begin otherwise."""
    return (CHARACTERS[other:] * 3)[:count]


def longest_site(folder: Path, **changed: int) -> Path:
    """The file of a place all of whose texts are as long as may be, or as `changed` says."""
    own = "".join(f'{key} = "{long(count, key == "window")}"\n' for key, count in (LONGEST | changed).items())
    person = "".join(f'{key} = "{long(count)}"\n' for key, count in {"name": 5, "role": 7, "does": 22}.items())
    people = "".join(f'[[people]]\n{person}phone = "{PHONE}"\npost = "{post}"\n' for post in ("window", "hall", "village"))
    nearest = f'[nearest]\nname = "{long(14)}"\nwhere = "{long(20)}"\nphone = "{PHONE}"\n'
    hours = '[opening]\nall_day = true\nworkdays = ["08:30-12:00", "14:30-17:30"]\n'
    numbers = f'region = "431021"\ntype = "township"\nhelper_phone = "{PHONE}"\nhotline = "12345"\n'
    path = folder / "sites" / "longest.toml"
    path.write_text(own + numbers + people + nearest + hours, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The configuration, with the folder of sites as its own."""
    made = tmp_path / "config"
    made.mkdir()
    for part in CONFIG.iterdir():
        if part.name != "sites":
            (made / part.name).symlink_to(part)
    (made / "sites").mkdir()
    return made


@pytest.fixture
def driver(folder: Path, tmp_path: Path, drive: Drive) -> Driver:
    from kiosk.screens.app import KioskApp

    longest_site(folder)
    state = tmp_path / "state"
    state.mkdir(mode=0o700)
    keep_credentials(state, {"terminal": "0007", "key_id": "k1", "key": "00" * 32, "next_sequence": 1})
    kiosk: Kiosk = build_kiosk(
        Settings(terminal="0007", site="longest", platform="http://127.0.0.1:9", state=str(state), clock=ClockKind.DEMO), folder
    )
    return drive(lambda: KioskApp(kiosk.desk), (768, 1366))


def close(driver: Driver) -> None:
    """A technician is at work and has said so in as many words as there may be."""
    shell = driver.app.shell
    shell.rest.closure = Closure(ClosureKind.MAINTENANCE, "K-MAINTENANCE", reason=long(MOST_WORDS), until=shell.desk.now())
    shell.refresh()


PAGES: dict[str, Callable[[Driver], object]] = {
    "home": lambda driver: None,
    "people": lambda driver: driver.app.shell.go.to_people(),
    "help": lambda driver: driver.app.shell.call(ticket=False),
    "ticket": lambda driver: driver.app.shell.call(ticket=True),
    "stopped": lambda driver: driver.app.shell.failed(Trouble(Refusal.OFFLINE)),
    "closed": close,
}


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
def test_every_page_that_shows_them_has_room(driver: Driver, elder: bool) -> None:
    shell, wrong = driver.app.shell, {}
    for page, go in PAGES.items():
        shell.make_way()
        shell.prefer(replace(shell.mode, elder=elder))
        go(driver)
        _, found = turned(driver)
        if found:
            wrong[page] = found
    assert wrong == {}
    assert driver.sees("本机正在维护")


def test_what_is_planned_reckons_with_the_two_lines_of_a_long_name(driver: Driver) -> None:
    from kiosk.ui.header import Header

    shell, usual = driver.app.shell, driver.app.shell.mode
    for elder in (False, True):
        for language in Language:
            shell.prefer(replace(usual, elder=elder, language=language))
            driver.step(2)
            shown = next(part for part in shell.walk() if isinstance(part, Header))
            assert shell.mode.head == math.ceil(shown.height)


@pytest.mark.parametrize("key", LONGEST)
def test_one_character_more_is_refused_and_the_key_is_named(folder: Path, key: str) -> None:
    longest_site(folder)
    read_site(folder, "longest")
    longest_site(folder, **{key: LONGEST[key] + 1})
    with pytest.raises(ConfigError, match=rf"longest\.toml: {key}: .* is not of the form one line of at most {LONGEST[key]} characters"):
        read_site(folder, "longest")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('hotline = "12345"', 'hotline = "请打一二三四五"', "hotline: .* is not of the form"),
        (f'phone = "{PHONE}"\npost = "hall"', f'phone = "{PHONE}0"\npost = "hall"', "people: phone: .* is not of the form"),
        ('workdays = ["08:30-12:00", ', 'workdays = ["08:30-09:00", "09:10-10:00", "10:10-11:00", ', "are more than 3 in a day"),
        ('type = "township"', f'type = "township"\nen = {{ "x" = "{"y" * 81}" }}', "en: y.* is longer than 80"),
        (f'name = "{long(18)}"', 'name = "太和\\n镇"', "name: .* is not of the form"),
    ],
)
def test_what_no_screen_can_hold_is_refused(folder: Path, old: str, new: str, said: str) -> None:
    path = longest_site(folder)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        read_site(folder, "longest")
