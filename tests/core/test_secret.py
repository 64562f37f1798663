"""Personal data does not slip out by accident."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from core.secret import Secret

NUMBER = "43102120041002999X"


@pytest.mark.parametrize(
    "shown", [str, repr, "{}".format, "{:>30}".format, lambda s: f"{s}", lambda s: f"{s!s} {s!r}", lambda s: repr([s])]
)
def test_printing_shows_stars(shown: object) -> None:
    assert callable(shown)
    text = shown(Secret(NUMBER))
    assert NUMBER not in text
    assert "***" in text


def test_it_is_no_text() -> None:
    secret = Secret(NUMBER)
    with pytest.raises(TypeError):
        "".join([secret])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        json.dumps({"number": secret})
    with pytest.raises(TypeError):
        _ = secret + ""  # type: ignore[operator]
    with pytest.raises(TypeError):
        sorted([secret, Secret("x")])  # type: ignore[type-var]


def test_it_is_not_pickled_or_copied_away() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Secret(NUMBER))
    with pytest.raises(TypeError):
        copy.copy(Secret(NUMBER))


def test_only_reveal_gives_it() -> None:
    assert Secret(NUMBER).reveal() == NUMBER


def test_equal_when_the_contents_are() -> None:
    assert Secret(NUMBER) == Secret(NUMBER)
    assert Secret(NUMBER) != Secret("other")
    assert Secret(b"x") == Secret(b"x")
    assert Secret("x") != "x"
    assert len({Secret(NUMBER), Secret(NUMBER)}) == 1


def test_it_is_true_when_there_is_something_in_it() -> None:
    assert Secret("x")
    assert not Secret("")


def test_other_things_are_no_secret() -> None:
    with pytest.raises(TypeError):
        Secret(12)  # type: ignore[type-var]
