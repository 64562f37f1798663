"""The display that tests of screens draw on."""

from tests.window.fixtures import screen  # noqa: F401
