"""Missing Debian packages are installed by whoever may, and otherwise named in exactly one line to paste."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass
class Machine:
    """A Debian of which only the four commands matter that the script asks: dpkg-query, id, sudo, apt-get."""

    folder: Path

    def command(self, name: str, script: str) -> None:
        path = self.folder / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def bring_packages(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "tools/apt-packages.sh"],
            cwd=self.folder, env={"PATH": f"{self.folder}/bin:/usr/bin:/bin"}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )  # fmt: skip

    @property
    def apt_calls(self) -> list[str]:
        calls = self.folder / "calls"
        return calls.read_text().splitlines() if calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Wants `one`, `two` and `three`; has `two`. An ordinary account, and a sudo that would ask for a password."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/apt-packages.sh", tmp_path / "tools")
    (tmp_path / "tools/apt-packages.txt").write_text("# needed\none\ntwo  # here\nthree\n")
    machine = Machine(tmp_path)
    machine.command("dpkg-query", 'case "$*" in *" two") printf installed;; *" three") printf config-files;; *) exit 1;; esac')
    machine.command("id", "echo 1000")
    machine.command("sudo", '[ "$1" = -n ] && exit 1; echo "a password prompt"')
    machine.command("apt-get", f'echo "$*" >>{tmp_path}/calls')
    return machine


def test_without_rights_one_line_to_paste_is_printed_and_nothing_else(machine: Machine) -> None:
    done = machine.bring_packages()
    assert done.returncode == 1
    assert done.stdout == "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends one three'\n"
    assert done.stderr == ""
    assert machine.apt_calls == []


def test_root_installs_what_is_missing_and_no_more(machine: Machine) -> None:
    machine.command("id", "echo 0")
    assert machine.bring_packages().returncode == 0
    update, install = machine.apt_calls
    assert update.startswith("update")
    assert "--no-install-recommends" in install
    assert install.endswith(" one three")


def test_a_sudo_without_password_installs(machine: Machine) -> None:
    machine.command("sudo", 'shift; exec "$@"')
    assert machine.bring_packages().returncode == 0
    assert machine.apt_calls[-1].endswith(" one three")


def test_a_complete_machine_is_left_alone(machine: Machine) -> None:
    machine.command("dpkg-query", "printf installed")
    done = machine.bring_packages()
    assert (done.returncode, done.stdout, machine.apt_calls) == (0, "", [])


def test_a_failed_installation_shows_what_apt_said(machine: Machine) -> None:
    machine.command("id", "echo 0")
    machine.command("apt-get", "echo 'E: no space left'; exit 100")
    done = machine.bring_packages()
    assert done.returncode == 1
    assert "E: no space left" in done.stdout
