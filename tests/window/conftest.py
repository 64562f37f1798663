"""Fixtures of every test that opens the window."""

from tests.window.fixtures import drive, screen  # noqa: F401
