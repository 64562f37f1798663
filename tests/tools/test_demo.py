"""`make demo`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.processes import ROOT


@pytest.mark.parametrize(("option", "code"), [("--help", 0), ("--hlep", 2)])
def test_asking_for_help_neither_walks_nor_removes_what_is_there(tmp_path: Path, option: str, code: int) -> None:
    made = tmp_path / "out" / "demo" / "index.html"
    made.parent.mkdir(parents=True)
    made.touch()
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tools.demo import main; main()", option]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == code
    assert "make demo" in done.stdout + done.stderr
    assert made.exists()
