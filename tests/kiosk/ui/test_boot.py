"""Kivy is set up before it is imported, and what needs no screen never imports it."""

from __future__ import annotations

import subprocess
import sys


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
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
