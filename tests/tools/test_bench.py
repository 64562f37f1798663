"""`make bench` gathers every module's rows; one that fails costs a row and the exit code, not the others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FAST = "def rows():\n    return [{'name': '读卡', 'value': 1.23456, 'unit': 's', 'bar': '<= 2', 'holds': True}]\n"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package `speeds` with one module that holds its bar."""
    folder = tmp_path / "speeds"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "card.py").write_text(FAST)
    return folder


def bench(package: Path, *modules: str) -> tuple[int, str, list[dict[str, Any]]]:
    """Exit code, printed text and the rows of the file."""
    out = package.parent / "out/bench.json"
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.run", "--package", "speeds", "--out", str(out), *modules],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(package.parent)}, capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, done.stdout, json.loads(out.read_text(encoding="utf-8"))


def test_rows_of_all_modules_are_printed_and_written(package: Path) -> None:
    (package / "paper.py").write_text(FAST.replace("读卡", "cutting the paper"))
    (package / "study.py").write_text("raise RuntimeError('not a benchmark')")
    code, printed, rows = bench(package)
    assert code == 0
    assert [row["name"] for row in rows] == ["读卡", "cutting the paper"]
    assert rows[0] == {"name": "读卡", "value": 1.23456, "unit": "s", "bar": "<= 2", "holds": True}
    assert "studies, run on their own: study" in printed
    assert "card    读卡               1.235  s     <= 2  yes" in printed


def test_a_module_that_fails_is_a_row_with_its_reason_and_the_others_are_measured(package: Path) -> None:
    (package / "broken.py").write_text("def rows():\n    raise RuntimeError('the reader is gone')\n")
    code, _, rows = bench(package)
    assert code == 1
    assert [(row["name"].split(":")[0], row["holds"]) for row in rows] == [("failed", False), ("读卡", True)]
    assert "the reader is gone" in rows[0]["name"]


def test_a_module_that_takes_its_process_down_is_a_row_too(package: Path) -> None:
    (package / "crash.py").write_text("import os\ndef rows():\n    os.abort()\n")
    code, _, rows = bench(package)
    assert code == 1
    assert rows[-1]["holds"] is False


def test_a_bar_that_does_not_hold_ends_with_1(package: Path) -> None:
    (package / "card.py").write_text(FAST.replace("True", "False"))
    code, printed, _ = bench(package)
    assert code == 1
    assert "NO" in printed


def test_a_row_without_a_bar_is_refused(package: Path) -> None:
    (package / "card.py").write_text(FAST.replace("'bar': '<= 2', ", ""))
    code, _, rows = bench(package)
    assert code == 1
    assert "a row has the keys" in rows[0]["name"]


def test_a_single_module_can_be_asked_for(package: Path) -> None:
    (package / "broken.py").write_text("def rows():\n    raise RuntimeError('not asked')\n")
    code, _, rows = bench(package, "card")
    assert code == 0
    assert len(rows) == 1
