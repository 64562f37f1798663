"""The power really goes: a file system of its own loses everything that was not on its disk, and the terminal starts again.

kill -9 proves nothing about durability, because the kernel still writes what it holds. EXT4_IOC_SHUTDOWN with NOLOGFLUSH
stops all input and output at once, as a cut does (xfstests uses the same). It needs root and a loop device.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.workshop.people import CONFIG
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import Rig

EXT4_IOC_SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32), include/uapi/linux/ext4.h
NOLOGFLUSH = 2
MEGABYTES = 48


def missing() -> str:
    """What this machine lacks for a real power cut; "" when it has everything."""
    if os.geteuid() != 0:
        return "needs root, to mount a file system and stop it"
    if not shutil.which("mkfs.ext4") or not Path("/dev/loop-control").exists():
        return "needs mkfs.ext4 and loop devices"
    return ""


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "nothing is missing")


class Disk:
    """An ext4 of its own, in a file, whose power can be cut."""

    def __init__(self, folder: Path) -> None:
        self._image, self.folder = folder / "disk.img", folder / "disk"
        self.folder.mkdir()
        with self._image.open("wb") as image:
            image.truncate(MEGABYTES * 1024 * 1024)
        subprocess.run(["mkfs.ext4", "-q", str(self._image)], check=True)
        self.mount()

    def mount(self) -> None:
        subprocess.run(["mount", "-o", "loop", str(self._image), str(self.folder)], check=True)

    def unmount(self, *how: str) -> None:
        subprocess.run(["umount", *how, str(self.folder)], check=True)

    def cut(self) -> None:
        """Nothing that is not on the disk by now will ever be."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, EXT4_IOC_SHUTDOWN, struct.pack("I", NOLOGFLUSH))
        finally:
            os.close(descriptor)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    try:
        disk = Disk(tmp_path)
    except subprocess.CalledProcessError:
        pytest.skip("this machine does not let root mount a file system (a container without CAP_SYS_ADMIN)")
    yield disk
    disk.unmount("-l")  # also when a test failed with files open


@contextmanager
def terminal(state: Path) -> Iterator[subprocess.Popen[str]]:
    """A terminal in a process of its own, ready; killed at the end."""
    command = [sys.executable, "-m", "tests.faults.power_cut_terminal", str(state)]
    with subprocess.Popen(command, cwd=CONFIG.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def submit(process: subprocess.Popen[str], count: int) -> None:
    assert process.stdin is not None
    process.stdin.write("\n" * count)
    process.stdin.flush()


def promised(process: subprocess.Popen[str], count: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline().strip() for _ in range(count)]


@pytest.mark.parametrize("idle", [True, False], ids=["nobody is there", "in the middle of work"])
def test_every_number_that_a_resident_saw_is_still_there(disk: Disk, platform: FakePlatform, idle: bool) -> None:
    state = disk.folder / "state"
    seen: list[str] = []
    for _ in range(3):
        with terminal(state) as process:
            submit(process, 4 if idle else 30)
            seen += promised(process, 4)
            disk.cut()
        disk.unmount()
        disk.mount()
    rig = Rig(state, platform)
    rig.restart()
    rig.report(30)
    told = [report["case_no"] for report in platform.case_reports]
    assert set(seen) <= set(told)
    assert len(told) == len(set(told))
    if idle:
        assert sorted(told) == sorted(seen)
    assert rig.desk.readiness.waiting().undelivered == 0
    rig.kiosk.close()
