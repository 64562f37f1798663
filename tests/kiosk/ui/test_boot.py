"""Kivy is set up before it is imported, and what needs no screen never imports it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping


def python(code: str, environment: Mapping[str, str] | None = None) -> str:
    """What a fresh interpreter prints, with these variables besides our own."""
    surroundings = {**os.environ, **(environment or {})}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env=surroundings)
    return run.stdout.strip() or run.stderr.strip()


def test_the_settings_are_those_of_a_kiosk(tmp_path):
    code = f"""
from pathlib import Path
from kiosk.boot import Panel, prepare
prepare(Panel(1920, 1080, fps=60), Path({str(tmp_path)!r}))
from kivy.config import Config
get = Config.get
print(get("graphics", "width"), get("graphics", "height"), get("graphics", "multisamples"), get("graphics", "maxfps"),
      get("kivy", "exit_on_escape"), Config.items("input"))
"""
    assert python(code) == "1920 1080 0 60 0 [('mouse', 'mouse,disable_multitouch')]"


def test_coming_after_the_window_is_refused():
    code = """
import sys, types
sys.modules["kivy.core.window"] = types.ModuleType("window")
from kiosk.boot import Panel, TooLate, prepare
try:
    prepare(Panel())
except TooLate as error:
    print("refused:", error)
"""
    assert python(code) == "refused: kivy.core.window is imported already"


def test_values_of_the_look_need_no_kivy():
    code = """
import sys
import kiosk.boot, kiosk.ui.tokens, kiosk.ui.wrap, kiosk.ui.icons, kiosk.ui.fonts, kiosk.ui.language
kiosk.ui.fonts.has_glyphs("字")
print("kivy" in sys.modules)
"""
    assert python(code) == "False"


def test_nothing_but_the_program_decides_how_the_window_behaves(tmp_path):
    """Neither variables nor a settings file nor the command line: each of these would bring a way out."""
    (tmp_path / ".kivy").mkdir()
    (tmp_path / ".kivy/config.ini").write_text(
        "[kivy]\nexit_on_escape = 1\n[graphics]\nfullscreen = auto\n[modules]\ninspector =\nwebdebugger =\n"
    )
    doors = {
        "HOME": str(tmp_path),
        "KIVY_HOME": str(tmp_path / ".kivy"),
        "KCFG_KIVY_EXIT_ON_ESCAPE": "1",
        "KCFG_MODULES_INSPECTOR": "",
        "KCFG_GRAPHICS_SHOW_CURSOR": "1",
        "KCFG_INPUT_FINGERS": "probesysfs",
        "KIVY_METRICS_DENSITY": "3",
        "KIVY_DPI": "300",
        "KIVY_EVENTLOOP": "asyncio",
        "KIVY_NO_ENV_CONFIG": "0",
    }
    code = f"""
import os, sys
sys.argv += ["--size", "800x600", "-m", "inspector", "-c", "kivy:exit_on_escape:1", "--fullscreen"]
from pathlib import Path
from kiosk.boot import Panel, prepare
prepare(Panel(), Path({str(tmp_path / "own")!r}))
from kivy.config import Config
from kivy.metrics import Metrics
get = Config.get
print(get("kivy", "exit_on_escape"), get("graphics", "fullscreen"), get("graphics", "width"), get("graphics", "show_cursor"),
      Config.items("modules"), Config.items("input"), Metrics.density, sorted(n for n in os.environ if n.startswith("KCFG_")))
"""
    assert python(code, doors) == "0 0 1080 0 [] [('mouse', 'mouse,disable_multitouch')] 1.0 []"
