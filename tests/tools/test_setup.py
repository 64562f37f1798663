"""The set-up installs exactly the locked files, without network when the wheels are here, and refuses any other file."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRONG = "0" * 64


@dataclass
class Tree:
    """A small project with the real set-up; its one dependency is the wheel `bell`, found in a folder only."""

    folder: Path
    digest: str

    def set_up(self, digest: str, uv: bool, home: str | None = "/nonexistent") -> subprocess.CompletedProcess[str]:
        pin = f"bell==1.0 --hash=sha256:{digest}\n" if digest else "bell==1.0\n"
        (self.folder / "requirements.lock").write_text(pin)
        environment = {"PATH": "/usr/bin:/bin", "PYTHON": sys._base_executable, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "wheels"}
        environment |= {"UV_OFFLINE": "1", "UV_NO_INDEX": "1", "UV_FIND_LINKS": "wheels", "UV_CACHE_DIR": str(self.folder / "cache")}
        if home:
            environment["HOME"] = home
        if uv:
            environment["PATH"] = f"{ROOT}/.venv/bin:{environment['PATH']}"
        return subprocess.run(
            ["/bin/sh", "tools/setup.sh"], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd="/", capture_output=True, text=True)

    @property
    def bell_is_installed(self) -> bool:
        return self.run(str(self.folder / ".venv/bin/python"), "-c", "import bell").returncode == 0


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    folder = tmp_path_factory.mktemp("a tree") / "with a space"
    (folder / "tools").mkdir(parents=True)
    for name in ("setup.sh", "apt-packages.sh", "install_project.py"):
        shutil.copy(ROOT / "tools" / name, folder / "tools")
    (folder / "tools/apt-packages.txt").write_text("")
    (folder / "pyproject.toml").write_text('[project]\nname = "shop"\n[project.scripts]\nring = "shop:main"\n')
    (folder / "shop.py").write_text("import bell\ndef main() -> int:\n    print(bell.SOUND)\n    return 5\n")
    return Tree(folder, make_wheel(folder / "wheels"))


def make_wheel(folder: Path) -> str:
    """Writes bell-1.0 into the folder; its SHA-256."""
    folder.mkdir()
    wheel = folder / "bell-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("bell.py", "SOUND = 'ding'\n")
        archive.writestr("bell-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: bell\nVersion: 1.0\n")
        archive.writestr("bell-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("bell-1.0.dist-info/RECORD", "bell.py,,\nbell-1.0.dist-info/METADATA,,\nbell-1.0.dist-info/WHEEL,,\n")
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


@pytest.mark.parametrize("uv", [False, True], ids=["pip", "uv"])
def test_a_file_with_another_hash_ends_the_set_up_and_is_not_installed(tree: Tree, uv: bool) -> None:
    done = tree.set_up(WRONG, uv)
    assert done.returncode != 0
    assert "hash" in done.stderr.lower()
    assert WRONG in done.stderr
    assert not tree.bell_is_installed


@pytest.mark.parametrize("uv", [False, True], ids=["pip", "uv"])
def test_a_lock_without_a_hash_ends_the_set_up(tree: Tree, uv: bool) -> None:
    assert tree.set_up("", uv).returncode != 0
    assert not tree.bell_is_installed


@pytest.mark.parametrize("uv", [False, True], ids=["pip", "uv"])
def test_the_locked_file_is_installed_and_the_command_runs_from_any_folder(tree: Tree, uv: bool) -> None:
    done = tree.set_up(tree.digest, uv)
    assert done.returncode == 0, done.stderr
    ring = tree.run(str(tree.folder / ".venv/bin/ring"))
    assert (ring.stdout, ring.returncode) == ("ding\n", 5)
    tree.run(str(tree.folder / ".venv/bin/python"), "-m", "pip", "uninstall", "-y", "bell")


def test_no_home_is_needed(tree: Tree) -> None:
    assert tree.set_up(tree.digest, uv=False, home=None).returncode == 0


def test_a_venv_that_was_moved_is_made_again_in_its_new_place(tree: Tree, tmp_path: Path) -> None:
    tree.set_up(tree.digest, uv=True)
    moved = Tree(tmp_path / "moved", tree.digest)
    shutil.copytree(tree.folder, moved.folder, symlinks=True)
    assert moved.set_up(tree.digest, uv=True).returncode == 0
    where = moved.run(str(moved.folder / ".venv/bin/python"), "-c", "import shop; print(shop.__file__)")
    assert where.stdout.strip() == str(moved.folder / "shop.py")
    assert str(moved.folder) in moved.run(str(moved.folder / ".venv/bin/pip"), "--version").stdout


def test_another_python_than_3_11_is_refused_by_name(tree: Tree, tmp_path: Path) -> None:
    shutil.rmtree(tree.folder / ".venv", ignore_errors=True)
    other = tmp_path / "python"
    other.write_text("#!/bin/sh\nexit 1\n")
    other.chmod(0o755)
    environment = {"PATH": os.defpath, "PYTHON": str(other)}
    done = subprocess.run(["/bin/sh", "tools/setup.sh"], cwd=tree.folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert f"PYTHON={other} is not Python 3.11" in done.stderr
