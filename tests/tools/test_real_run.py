"""`make run` with the real platform and the real kiosk, from an empty folder to a clean end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.tools.processes import ROOT, Run


def test_platform_and_kiosk_become_ready_from_nothing_and_end_when_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tools.run", "--var", str(tmp_path / "var"), "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "DISPLAY": ""}, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    run = Run(tmp_path, process)
    try:
        run.until("ready")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as response:
            assert response.status == 200
        assert (tmp_path / "var/kiosk/key").stat().st_mode & 0o077 == 0
        assert run.stop() == 0
    finally:
        process.kill()
        process.wait()
    assert run.said[-1] == "stopped"
    assert not any("was killed" in line for line in run.said)
