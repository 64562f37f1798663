"""Who may import what from outside: the walls that the import contracts between our own folders do not see."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = {"core", "flows", "devices", "kiosk", "central"}
WITH_KIVY = ("kiosk/ui/", "kiosk/screens/", "kiosk/boot.py")


def imported(file: Path) -> Iterator[str]:
    """The outermost package of every import in the file, also of those inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def outside(folder: str) -> dict[str, set[str]]:
    """Third-party packages by file, below one folder."""
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files, f"{folder} holds no Python file"
    return {str(f.relative_to(ROOT)): set(imported(f)) - OURS - set(sys.stdlib_module_names) for f in files}


@pytest.mark.parametrize("folder", ["core", "flows"])
def test_core_and_flows_stand_on_the_standard_library(folder: str) -> None:
    assert {file: found for file, found in outside(folder).items() if found} == {}


def test_flows_read_no_file_and_open_no_line() -> None:
    doors = {"pathlib", "os", "io", "socket", "urllib", "http", "subprocess", "tempfile", "shutil", "sqlite3"}
    found = {str(f): doors & set(imported(f)) for f in (ROOT / "flows").rglob("*.py") if f.name != "__init__.py"}
    assert {file: names for file, names in found.items() if names} == {}


def test_devices_use_only_what_machines_need() -> None:
    allowed = {"serial", "usb", "cv2", "numpy", "escpos", "PIL", "dlib", "qrcode", "fontTools"}
    assert {file: found - allowed for file, found in outside("devices").items() if found - allowed} == {}


def test_kivy_stays_in_the_screens() -> None:
    found = {file for file, names in outside("kiosk").items() if "kivy" in names}
    assert {file for file in found if not file.startswith(WITH_KIVY)} == set()


def test_the_rest_of_the_kiosk_uses_store_line_and_seals_only() -> None:
    allowed = {"sqlalchemy", "requests", "urllib3", "cryptography"}
    readers = ("kiosk/voice/mandarin.py", "kiosk/finding/readings.py", "kiosk/pinyin/readings.py", "kiosk/regions/letters.py")
    allowed_in = {file: {"pypinyin"} for file in readers}
    found = {
        file: names - allowed - allowed_in.get(file, set()) for file, names in outside("kiosk").items() if not file.startswith(WITH_KIVY)
    }
    assert {file: names for file, names in found.items() if names} == {}


def test_devices_and_the_kiosk_core_know_no_database_of_the_other() -> None:
    assert not any("sqlalchemy" in names or "kivy" in names for names in outside("devices").values())
