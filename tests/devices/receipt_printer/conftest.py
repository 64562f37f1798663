"""Fixtures of the receipt printer's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from .bench import profile


@pytest.fixture
def quick(tmp_path: Path) -> str:
    """A profile whose printer proves every slip and prints in no time."""
    return profile(tmp_path)
