"""The same platform and terminal as in tests/kiosk."""

from tests.kiosk.conftest import platform, rig

__all__ = ["platform", "rig"]
