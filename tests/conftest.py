"""How hypothesis runs here: few examples, the same at every run. `FUZZ=5000 make test ARGS=tests/flows` tries other ones, so many a test."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SAME = [HealthCheck.function_scoped_fixture]
"""A property of a whole platform or kiosk is tried on one of them."""

settings.register_profile("suite", derandomize=True, max_examples=20, deadline=None, suppress_health_check=SAME)
settings.register_profile(
    "fuzz", max_examples=int(os.environ.get("FUZZ", "1")), deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile("fuzz" if "FUZZ" in os.environ else "suite")
