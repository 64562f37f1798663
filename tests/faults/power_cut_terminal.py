"""A terminal without a line that submits drafts and says each number as soon as the resident would see it. Run by test_power_cut."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, Rig


def main() -> None:
    """One draft per line on stdin; its number on stdout when it is safe."""
    platform = FakePlatform()
    platform.down()
    rig = Rig(Path(sys.argv[1]), platform)
    print("ready", flush=True)
    for _ in sys.stdin:
        case = rig.ready(DRAFT)
        rig.desk.submit(case)
        print(case.number, flush=True)


if __name__ == "__main__":
    main()
