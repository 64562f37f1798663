"""python-escpos 3.1 without what it does to a process when imported: a handler on the root logger, a directory in /tmp.

Only its Dummy printer is used, which writes commands into memory. Its text(), its status queries and its transports are
not: text() lets control bytes through, and paper_status() says "plenty" when the printer is switched off. Nor is its list
of printers, which takes half a second to read: ours are in config/printers, and `capabilities.json` is an empty list.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

_handlers = list(logging.root.handlers)

os.environ["ESCPOS_CAPABILITIES_FILE"] = str(Path(__file__).with_name("capabilities.json"))

from escpos import capabilities  # noqa: E402
from escpos.constants import ESC, FS, QR_ECLEVEL_M  # noqa: E402
from escpos.printer import Dummy  # noqa: E402

logging.root.handlers[:] = _handlers
if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)  # its cache for later starts, which never find it again


class PaperProfile(capabilities.Profile):  # type: ignore[misc]  # the base class is made at run time
    """What python-escpos wants to know of a printer: the width of the paper and that there is a knife."""

    def __init__(self, columns: int, dots: int, mm: float) -> None:
        super().__init__(columns=columns, features={"paperFullCut": True, "paperPartCut": True})
        self.profile_data = {**capabilities.ProfileBaseClass.profile_data, "media": {"width": {"pixels": dots, "mm": mm}}}


__all__ = ["ESC", "FS", "QR_ECLEVEL_M", "Dummy", "PaperProfile"]
