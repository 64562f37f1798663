"""A recording is played for the words that it says and for no others, whatever page of its screen stands there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.language import CHINESE, Language
from kiosk.screens.evaluation import EvaluationScreen
from kiosk.settings import TerminalKind
from kiosk.ui.language import translate
from kiosk.voice.prompts import Prompt
from kiosk.voice.utterance import Utterance
from tests.window.fixtures import drive, screen  # noqa: F401
from tools.gallery.moments import general, of_item
from tools.gallery.stage import Stage, desk
from tools.gallery.views import View

VIEWS = (View("standard", voice=True), View("english", english=True, voice=True))
SAYS = {
    "home": Prompt.HOME,
    "bundles": Prompt.BUNDLES,
    "services": Prompt.SERVICES,
    "help": Prompt.HELP,
    "ticket": Prompt.TICKET,
    "ticket registered": Prompt.REGISTERED,
    "preferences": Prompt.PREFERENCES,
    "door": Prompt.DOOR,
    "evaluation": Prompt.EVALUATION,
}
"""Moments of the gallery whose title is recorded."""
ITEM = "si-insured-certificate"


def _said(stage: Stage) -> list[Utterance]:
    assert stage.shell.screen is not None
    return stage.shell.screen.said_title()


@pytest.fixture(params=VIEWS, ids=lambda view: view.name)
def stage(screen: None, request: pytest.FixtureRequest) -> Iterator[Stage]:  # noqa: F811
    with desk() as open_desk:
        stage = Stage(open_desk, request.param)
        yield stage
        stage.close()


def test_each_title_that_is_recorded_has_its_recording_and_other_pages_have_none(stage: Stage) -> None:
    tr = stage.shell.mode.tr
    found = {}
    for moment in (*general(stage.shell.desk), *of_item(stage.shell.desk.items[ITEM], 0)):
        if moment.name in SAYS:
            stage.show(moment)
            found[moment.name] = _said(stage)
        elif moment.name == "ticket in own words":
            stage.show(moment)
            assert _said(stage) == [Utterance(tr("说说情况"))]
    assert found == {name: [Utterance(tr(prompt.words), prompt.key)] for name, prompt in SAYS.items()}


def test_asking_what_was_wrong_is_not_read_from_the_recording_of_the_faces(stage: Stage) -> None:
    moment = next(moment for moment in of_item(stage.shell.desk.items[ITEM], 0) if moment.name == "evaluation")
    stage.show(moment)
    evaluation = stage.shell.screen
    assert isinstance(evaluation, EvaluationScreen)
    stage.driver.tap(stage.shell.mode.tr("不满意"))
    stage.driver.lay_out()
    assert _said(stage) == [Utterance(stage.shell.mode.tr("哪里没有做好"))]


def test_a_query_machine_does_not_ask_in_the_words_of_another_kind(stage: Stage) -> None:
    stage.shell.desk.profile = TerminalKind.QUERY
    stage.show(next(moment for moment in general(stage.shell.desk) if moment.name == "home"))
    assert _said(stage) == [Utterance(stage.shell.mode.tr("您好，请选择要查的事"))]


@pytest.mark.parametrize("prompt", Prompt)
def test_every_prompt_is_recorded_in_its_own_words_in_both_languages(prompt: Prompt) -> None:
    for language in Language:
        said = prompt.said(lambda text, language=language: translate(text, language))
        assert said.key == prompt.key
        assert bool(CHINESE.search(said.text)) is (language is Language.CHINESE)
        assert prompt.spoken(f"{said.text} 2", lambda text: text).key == ""
