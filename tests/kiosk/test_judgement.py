"""A refusal offers the button that the platform names, whatever its code."""

from __future__ import annotations

import pytest

from flows.refusal import Refusal, Refused, Way
from kiosk.central import Answer
from kiosk.judgement import judged, trouble

SAID = {"happened": "这份证明今天已打印3份。", "do": "请明天再来。"}


def refusal(code: str, **body: object) -> Refused:
    refused = judged(Answer(422, {"error": code, **SAID, **body}))
    assert refused is not None
    return refused


@pytest.mark.parametrize("code", ["E-QUOTA", "E-DUP", "E-ACCOUNT", "E-NEUTRAL"])
@pytest.mark.parametrize("way", list(Way))
def test_the_button_is_the_one_that_the_platform_names(code: str, way: Way) -> None:
    assert refusal(code, way=way.value).way is way
    assert trouble(Answer(422, {"error": code, **SAID, "way": way.value})).way is way


def test_the_last_copy_of_the_day_is_no_answer_to_change() -> None:
    refused = refusal("E-QUOTA", way="home")
    assert (refused.refusal, refused.way) == (Refusal.QUOTA, Way.HOME)
    assert refused.sentences == (SAID["happened"], SAID["do"])


@pytest.mark.parametrize("body", [{}, {"way": "elsewhere"}, {"way": ["home"]}])
def test_without_a_button_that_we_know_a_person_helps(body: dict[str, object]) -> None:
    assert refusal("E-QUOTA", **body).way is Way.HELP
