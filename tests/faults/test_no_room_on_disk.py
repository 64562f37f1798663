"""The disk takes nothing more. The limit holds for the whole process, the test runner's own files too, so this one gets its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CASES = 4


def test_the_resident_is_wiped_told_the_truth_and_nothing_is_lost() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / "no_room_on_disk.py")]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(".") >= CASES
