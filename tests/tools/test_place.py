"""Two runs that start at the same moment never take the same port, though neither listens yet."""

from __future__ import annotations

import socket
from pathlib import Path

from tools.place import chosen_port


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_second_run_takes_another_port_and_the_first_keeps_its_own(tmp_path: Path) -> None:
    wanted = free()
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    with chosen_port(wanted, one) as first, chosen_port(wanted, two) as second:
        assert first == wanted
        assert second != wanted
    assert (two / "port").read_text() == f"{second}\n"


def test_a_run_that_has_ended_leaves_its_port_to_the_next(tmp_path: Path) -> None:
    wanted = free()
    with chosen_port(wanted, tmp_path):
        pass
    with chosen_port(wanted, tmp_path) as again:
        assert again == wanted
