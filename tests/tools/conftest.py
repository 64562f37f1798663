"""The fixture that starts `make run`, and ends whatever a test left running."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.processes import Run, Start, start_run


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts `tools.run`; each call is one more run over the same folder."""
    runs: list[Run] = []

    def start_one(*options: str, **programs: str) -> Run:
        runs.append(start_run(tmp_path, *options, **programs))
        return runs[-1]

    yield start_one
    for run in runs:
        if run.process.poll() is None:
            run.stop()
