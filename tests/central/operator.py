"""An operator at the platform's machine: runs a command on the database of the test and reads what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from central import cli
from tests.central.client import ROOT


@dataclass
class Operator:
    """`said` is the output of the last command, `complained` its error line."""

    home: Path
    capsys: pytest.CaptureFixture[str]
    said: str = ""
    complained: str = ""

    def does(self, *arguments: str) -> int:
        """The exit code of one command."""
        options = ["--db", f"sqlite:///{self.home}/central.db", "--state", f"{self.home}/state", "--clock", "demo"]
        code = cli.main([*arguments, *options, "--config", str(ROOT / "config/central.toml")])
        self.said, self.complained = (text.strip() for text in self.capsys.readouterr())
        return code
