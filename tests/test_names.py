"""One word, one meaning: no public class of core, flows, devices and kiosk has the name of another."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SAME_MEANING = {"Options", "Fault", "Pose"}
"""What a driver or a simulated machine can be told; how it can be broken; how a head is held, as measured and as drawn."""


def test_a_public_name_means_one_thing() -> None:
    homes = defaultdict(list)
    for folder in ("core", "flows", "devices", "kiosk"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.parse(file.read_text()).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    homes[node.name].append(str(file.relative_to(ROOT)))
    assert len(homes) > 200
    assert {name: files for name, files in homes.items() if len(files) > 1 and name not in SAME_MEANING} == {}
