"""Whose name the font cannot draw is never called 〓: the check page shows the photo of the card, the other screens do without the name."""

from __future__ import annotations

import dataclasses

import pytest

from core.id_card import IdCard
from core.secret import Secret
from devices.simulators.id_card_chip import draw_portrait, photo_block
from flows.fields import choice
from flows.steps import card, face
from kiosk.case import Case
from kiosk.screens.browsing import AtFinding, AtHome
from kiosk.screens.conductor import FACE_TRIES
from kiosk.workshop import people
from tests.kiosk.screens.cases import asking
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults

SIZES = [(1080, 1920), (1920, 1080), (768, 1366)]


def holder(photo: bytes | None = None) -> IdCard:
    """Somebody whose surname no font here has."""
    return dataclasses.replace(people.card("P1"), name=Secret("𨱍志强"), photo=Secret(photo or photo_block(draw_portrait(1))))


def show(start: Start, case: Case, size: tuple[int, int] = (1080, 1920), *, elder: bool = False) -> Driver:
    driver = start(size)
    shell = driver.app.shell
    shell.sitting.visit.open(case)
    shell.sitting.place = None
    shell.prefer(dataclasses.replace(shell.mode, elder=elder))
    driver.step(3)
    return driver


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("size", SIZES, ids=["upright", "lying", "small"])
def test_the_check_page_shows_the_photo_of_the_card_beside_the_number(start: Start, size: tuple[int, int], elder: bool) -> None:
    from kiosk.ui.card_photo import CardPhoto

    driver = show(start, asking(card(), card=holder()), size, elder=elder)
    assert any(text.startswith("见证件照片") for text in driver.texts())
    [photo] = [seen.widget for seen in driver.visible() if isinstance(seen.widget, CardPhoto)]
    left, bottom = photo.to_window(photo.x, photo.y)
    picture = driver.shot()
    top = picture.height - bottom - photo.height
    drawn = picture.crop((round(left), round(top), round(left + photo.width), round(top + photo.height)))
    assert len(drawn.resize((16, 16)).getcolors() or []) > 30, "a photo, not a plain ground"
    assert faults(driver, driver.app.shell.mode, picture) == []
    driver.tap("显示")
    driver.step(3)
    assert any(text.startswith("见证件照片") and text.endswith(holder().number.reveal()) for text in driver.texts())
    assert faults(driver, driver.app.shell.mode) == []


def test_without_a_photo_that_can_be_shown_the_words_and_the_number_stand_alone(start: Start) -> None:
    from kiosk.ui.card_photo import CardPhoto

    driver = show(start, asking(card(), card=holder(b"only the maker's library opens this")))
    assert any(text.startswith("见证件照片  431") for text in driver.texts())
    assert not [seen for seen in driver.visible() if isinstance(seen.widget, CardPhoto)]


def test_a_name_that_can_be_drawn_stands_there_masked_and_without_a_photo(start: Start) -> None:
    from kiosk.ui.card_photo import CardPhoto

    known = dataclasses.replace(holder(), name=Secret("张桂英"))
    driver = show(start, asking(card(), card=known))
    assert any(text.startswith("张*英  431") for text in driver.texts())
    assert not [seen for seen in driver.visible() if isinstance(seen.widget, CardPhoto)]


def test_the_home_page_greets_without_the_name(start: Start) -> None:
    driver = start()
    shell = driver.app.shell
    shell.sitting.visit.card = holder()
    shell.go.to(AtFinding())
    shell.go.to(AtHome())
    driver.step(3)
    assert "您好，还要办什么" in driver.texts()
    assert not [text for text in driver.texts() if "〓" in text or "强" in text]


def test_who_vouches_reads_the_number(start: Start) -> None:
    shell = start().app.shell
    shell.sitting.visit.open(asking(card(), face(), choice("kind", "哪一种", ["一", "二"]), card=holder()))
    shell.sitting.visit.face_tries, shell.sitting.place = FACE_TRIES, None
    shell.refresh()
    screen = shell.screen
    assert screen.whom(short=True) == "为 这位居民 核验"
    assert screen.before(holder()).startswith("工作人员，请先看居民的身份证和本人")
    happened, _ = screen.refused(holder())
    assert happened == "读到的还是这位居民的身份证。"
