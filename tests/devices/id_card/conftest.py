"""The fixture that the tests of the card reader share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.devices.id_card.rig import MakeRig, Rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[MakeRig]:
    """`rig(card="P1", fault="…", wire="pty", options={…})`; further words are options of the simulated machine."""
    rigs: list[Rig] = []

    def build(wire: str = "pty", options: dict[str, Any] | None = None, **query: str) -> Rig:
        rigs.append(Rig(tmp_path / f"reader{len(rigs)}", wire, query, options or {}))
        return rigs[-1]

    yield build
    for made in rigs:
        made.close()
