"""One platform and one kiosk for all stories that need no window: the persons do not get in each other's way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.platform import PlatformProcess
from tests.journeys.stories.counter import Counter
from tests.journeys.town import enrol


@pytest.fixture(scope="session")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """The kiosk and the county's platform on the reference day."""
    platform = PlatformProcess(tmp_path_factory.mktemp("county"))
    state = tmp_path_factory.mktemp("stories")
    enrol(platform, state)
    counter = Counter(platform, state)
    yield counter
    counter.close()
    platform.close()
