"""What a test needs of the machine. Without it the test is skipped, save on the build server: there the set-up has brought every
package of tools/apt-packages.txt, so that a test that cannot run has found a fault and is none of the machine's.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

LISTED = Path(__file__).parents[1] / "tools" / "apt-packages.txt"


def brought() -> frozenset[str]:
    """The Debian packages that the set-up brings."""
    rows = (row.partition("#")[0].strip() for row in LISTED.read_text(encoding="utf-8").splitlines())
    return frozenset(filter(None, rows))


def needs(package: str, here: object, why: str = "") -> None:
    """Goes on when what the package gives is `here`; else skips, or fails where CI is set and the set-up brings that package."""
    if here:
        return
    reason = f"{why or 'not on this machine'} (package {package})"
    if os.environ.get("CI") and package in brought():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
