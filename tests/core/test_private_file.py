"""Key files: their owner's alone, whole or not there."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from core.private_file import KeyFileOpen, make_private, read_private, write_private


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    for write in (write_private, make_private):
        path = tmp_path / write.__name__
        write(path, "key\n")
        assert read_private(path) == "key\n"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_one_that_others_may_read_is_refused(tmp_path: Path) -> None:
    write_private(tmp_path / "key", "key")
    (tmp_path / "key").chmod(0o640)
    with pytest.raises(KeyFileOpen, match="chmod 600"):
        read_private(tmp_path / "key")


def test_writing_takes_the_place_of_the_old_one_and_making_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "key"
    write_private(path, "first")
    write_private(path, "second")
    make_private(path, "third")
    assert read_private(path) == "second"
    assert [file.name for file in path.parent.iterdir()] == ["key"]


def test_one_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    write_private(tmp_path / "key", "old")
    with pytest.raises(UnicodeEncodeError):
        write_private(tmp_path / "key", "钥匙")
    assert read_private(tmp_path / "key") == "old"
