"""The model files: each one loads, each names its source, and a wrong one stops the start with a useful sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.clock import SystemClock
from core.config import ConfigError
from devices.escpos.profile import FOLDER, load_profile
from devices.registry import open_device

from .bench import profile

MODELS = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("name", MODELS)
def test_every_model_of_the_folder_can_be_used_and_says_where_it_was_read(name: str) -> None:
    model = load_profile(name)
    assert model.queries[:3] == (1, 2, 3)
    assert 4 in model.queries
    assert len(model.source) > 20


def test_an_unknown_model_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(ConfigError, match="epson-tm-t82"):
        load_profile("epson")


def test_an_unknown_option_names_the_nearest_right_one() -> None:
    with pytest.raises(ConfigError, match="'profile'"):
        open_device("receipt_printer", "escpos-serial", {"port": "/dev/null", "profil": "generic-80"}, SystemClock())


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('mask = 0x40, means = "error"', 'mask = 0x41, means = "error"', "only bits 2, 3, 5 and 6"),
        ("ask = 1", "ask = 9", "DLE EOT 1 to 8"),
        ("dots = 576", "dots = 570", "do not fit"),
        ('charset = "gbk"', 'charset = "big5"', "charset"),
        ("process_id", "proces_id", "process_id"),
        ("mm_per_second = 5000", "mm_per_second = 0", "at least 1"),
    ],
)
def test_a_profile_that_cannot_be_right_is_refused(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    path = Path(profile(tmp_path))
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=sentence):
        load_profile(str(path))
