"""The lock names exact versions and hashes, no index, and every direct dependency has its line in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def lines_of(name: str) -> list[str]:
    """The lines of a file of the project without comments and blank lines."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def test_every_direct_dependency_is_pinned_and_in_the_lock_with_that_version() -> None:
    locked = {line.removesuffix(" \\") for line in lines_of("requirements.lock") if "==" in line}
    assert set(lines_of("requirements.in")) <= locked


def test_every_locked_package_has_hashes() -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements.lock").read_text(encoding="utf-8"))[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_names_no_index() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_direct_dependency_is_explained() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| (\S+) \|", page, re.MULTILINE)) - {"package"}
    wanted = {line.partition("==")[0] for line in lines_of("requirements.in")} | set(lines_of("tools/apt-packages.txt"))
    assert explained == wanted


def test_the_explained_version_is_the_pinned_one() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    for line in lines_of("requirements.in"):
        name, _, version = line.partition("==")
        assert re.search(rf"^\| {re.escape(name)} \|.*\| {re.escape(version)}, ", page, re.MULTILINE), line
