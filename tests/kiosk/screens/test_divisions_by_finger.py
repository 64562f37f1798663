"""A division is tapped down level by level: what stands on the panels, and what becomes the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.fields import own_county, region
from flows.records.regions import Level, Region
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.case import Case
from kiosk.regions.listed import Listed
from kiosk.regions.nationwide import Nationwide
from kiosk.settings import Settings
from kiosk.ui.tokens import Mode
from kiosk.workshop.people import CONFIG, policy
from tests.kiosk.regions.archive import small_list
from tests.kiosk.screens.cases import asking
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults

PANELS = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (768, 1366)}
HOME = region("home", "您现在住在哪里", deepest=Level.VILLAGE, start=lambda a: a.policy["region.county"])
CARE = region("care", "到哪里就医", deepest=Level.CITY, locked=lambda place, _: "在本统筹区，不用备案" if place.name == "郴州市" else "")
NEAR = region("near", "新住址在哪里", deepest=Level.VILLAGE, least=Level.TOWN, within=own_county)
ALL = region("all", "在哪里", deepest=Level.CITY)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    """A kiosk with a small list of the country."""
    settings = Settings(terminal="0007", site="taihe", platform="http://127.0.0.1:9", state=str(tmp_path))
    kiosk = build_kiosk(settings, CONFIG, regions=Nationwide(small_list(tmp_path)))
    yield kiosk
    kiosk.close()


def ask(driver: Driver, case: Case, elder: bool = False) -> None:
    """Shows the question."""
    shell = driver.app.shell
    shell.sitting.visit.open(case)
    shell.sitting.place = None
    shell.refresh()
    if elder:
        shell.prefer(replace(shell.mode, elder=True))
    driver.step(2)


def press(driver: Driver, say: str) -> None:
    driver.skip(0.5)
    driver.tap_widget(next(seen.widget for seen in driver.touchables() if seen.widget.say == say))


def test_two_taps_answer_where_the_county_is_shown_first(start: Start) -> None:
    driver, case = start(), asking(HOME)
    ask(driver, case)
    press(driver, "太和镇")
    assert "home" not in case.given
    press(driver, "湾塘村")
    assert case.given["home"] == Region("431021103200", ("湖南省", "郴州市", "桂阳县", "太和镇", "湾塘村"))


def test_a_place_of_the_way_leads_back_to_its_parts(start: Start) -> None:
    driver, case = start(), asking(HOME)
    ask(driver, case)
    press(driver, "湖南省")
    press(driver, "长沙市")
    assert driver.sees("芙蓉区")
    press(driver, "全国")
    press(driver, "湖北省")
    press(driver, "仙桃市")
    assert "home" not in case.given
    assert driver.sees("本机没有这里的地名表")


def test_a_place_that_is_not_for_this_person_says_why(start: Start) -> None:
    driver, case = start(), asking(CARE)
    ask(driver, case)
    press(driver, "湖南省")
    assert driver.sees("在本统筹区")
    driver.tap("郴州市")
    assert "care" not in case.given
    press(driver, "长沙市")
    assert case.given["care"] == Region("4301", ("湖南省", "长沙市"))


def test_a_municipality_is_one_tap(start: Start) -> None:
    driver, case = start(), asking(CARE)
    ask(driver, case)
    press(driver, "北京市")
    assert case.given["care"] == Region("11", ("北京市",))


def test_changing_an_answer_opens_beside_it(start: Start) -> None:
    driver, case = start(), asking(CARE, care=Region("4301", ("湖南省", "长沙市")))
    case.change("care")
    ask(driver, case)
    assert driver.sees("郴州市")
    driver.tap("下一步")
    assert case.given["care"] == Region("4301", ("湖南省", "长沙市"))


def test_only_the_county_is_shown_where_only_the_county_is_asked_for(start: Start) -> None:
    driver, case = start(), asking(NEAR)
    ask(driver, case)
    assert driver.sees("太和镇")
    assert not driver.sees("湖南省")


def test_where_the_list_ends_at_the_towns_a_town_will_do(start: Start, kiosk: Kiosk) -> None:
    kiosk.desk.regions = Listed(policy())
    driver, case = start(), asking(NEAR)
    ask(driver, case)
    press(driver, "太和镇")
    assert case.given["near"] == Region("431021103", ("湖南省", "郴州市", "桂阳县", "太和镇"))


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("panel", PANELS)
def test_no_level_has_a_fault_on_any_panel(start: Start, kiosk: Kiosk, panel: str, elder: bool) -> None:
    width, height = PANELS[panel]
    kiosk.desk.regions = Listed(policy())
    driver, mode = start((width, height)), Mode(elder=elder, width=width, height=height)
    ask(driver, asking(ALL), elder)
    assert faults(driver, mode) == []
    press(driver, "下一页")
    assert faults(driver, mode) == []
    ask(driver, asking(NEAR))
    assert faults(driver, mode) == []
