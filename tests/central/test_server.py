"""The program itself: starts on a real port, says so, works over real sockets, ends cleanly; and its other commands."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from central import cli
from central.app import create_app
from central.platform import Platform
from central.serve import bind
from tests.central.client import INSURED, POWER, ROOT, Kiosk, insured, power


def central(home: Path, *arguments: str) -> list[str]:
    options = ["--db", f"sqlite:///{home}/central.db", "--state", f"{home}/state", "--clock", "demo"]
    return [sys.executable, "-m", "central.cli", *arguments, *options]


class Running:
    """A served platform as its own process."""

    def __init__(self, home: Path, *more: str) -> None:
        self.log = home / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*central(home, "serve"), "--port", "0", *more], stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT
            )
        assert self.process.stdout
        self.said = self.process.stdout.readline().strip()
        self.url = self.said.removeprefix("central ready ")

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        code = self.process.wait(20)
        assert self.process.stdout
        self.process.stdout.close()
        return code


@pytest.fixture
def served(home: Path) -> Iterator[Running]:
    running = Running(home)
    yield running
    if running.process.poll() is None:
        running.stop(signal.SIGKILL)


def run(home: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit code and output of one of the other commands, on the same database."""
    code = cli.main(central(home, *arguments)[3:])
    return code, capsys.readouterr().out.strip()


def test_a_kiosk_enrols_reports_pays_and_the_server_ends_cleanly(served: Running, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert served.said.startswith("central ready http://127.0.0.1:")
    with httpx.Client(base_url=served.url, trust_env=False, timeout=20) as http:
        kiosk = Kiosk(http)
        code, enrolment = run(home, capsys, "enrol-code", "--kiosk", "0007")
        assert code == 0
        assert kiosk.enrol(enrolment.split()[-1]).status_code == 200
        outcome = kiosk.done(INSURED, insured("P6"))
        assert outcome.document
        assert outcome.document.verify_url.startswith(served.url)
        assert "核验通过" in http.get(outcome.document.verify_url).text
        order = kiosk.order(kiosk.fill(POWER, power("4310210000011")))
        assert run(home, capsys, "pay", order.order_no) == (0, f"{order.order_no} paid")
        assert run(home, capsys, "pay", order.order_no)[0] == 2
        assert kiosk.payment(order.order_no).state.value == "paid"
        assert run(home, capsys, "connector", "social-insurance", "down")[0] == 0
        assert kiosk.ask(kiosk.new_case(), INSURED, "insurance", {**insured("P6")}).status_code == 503
        assert run(home, capsys, "withdraw", outcome.document.number, "--why", "信息有误")[0] == 0
        assert "已作废" in http.get(outcome.document.verify_url).text
        assert run(home, capsys, "revoke", "--kiosk", "0007")[0] == 0
        assert kiosk.send("GET", "/v1/payments/1").json()["error"] == "revoked"
    _, listed = run(home, capsys, "cases", "--json")
    assert json.loads(listed) == [{"case_no": outcome.case_no, "item": INSURED, "state": "done", "times_received": 1}]
    assert served.stop() == 0
    assert "431021198708050003" not in served.log.read_text()


def test_a_killed_server_has_lost_nothing_it_answered(served: Running, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with httpx.Client(base_url=served.url, trust_env=False, timeout=20) as http:
        kiosk = Kiosk(http)
        kiosk.enrol(run(home, capsys, "enrol-code", "--kiosk", "0007")[1])
        report = kiosk.report_of(kiosk.fill(INSURED, insured("P6")))
        answered = kiosk.report(report).json()
    served.process.kill()
    served.process.wait(20)
    again = Running(home)
    with httpx.Client(base_url=again.url, trust_env=False, timeout=20) as http:
        kiosk.http = http
        told = kiosk.report(report).json()
    assert told == answered
    assert again.stop(signal.SIGINT) == 0


@pytest.fixture
def address(platform: Platform) -> Iterator[tuple[str, int]]:
    """Where the application of this test listens, on a real port in this process."""
    listening = bind("127.0.0.1", 0)
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(create_app(platform), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield listening.getsockname()
    server.should_exit = True
    thread.join(20)
    listening.close()


def test_a_body_without_end_is_cut_off_at_the_limit(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=20) as line:
        line.sendall(b"POST /v1/enrolments HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        answer = b""
        line.settimeout(0.2)
        end = time.monotonic() + 20
        while b"\r\n\r\n" not in answer and time.monotonic() < end:
            try:
                line.sendall(chunk)
                answer += line.recv(4096)
            except TimeoutError:
                continue
            except (ConnectionError, BrokenPipeError):
                break
    assert b" 413 " in answer.split(b"\r\n")[0]


def test_a_port_that_is_taken_is_named(address: tuple[str, int], home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*central(home, "serve")[3:], "--port", str(address[1])]) == 2
    assert "Address already in use" in capsys.readouterr().err


def test_cases_of_an_empty_platform_are_none(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, capsys, "cases", "--json") == (0, "[]")
    assert run(home, capsys, "cases") == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("enrol-code", "--kiosk", "7"),
        ("pay", "1"),
        ("revoke", "--kiosk", "9999"),
        ("withdraw", "1", "--why", "信息有误"),
        ("cases", "--config", "none"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_reason(home: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert cli.main(central(home, *arguments)[3:]) == 2
    assert capsys.readouterr().err.startswith("central: ")


def test_an_answer_is_sent_at_once_and_not_held_back_for_more() -> None:
    async def accepted() -> int:
        first: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def come(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            first.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with bind("127.0.0.1", 0) as listening:
            async with await asyncio.start_server(come, sock=listening):
                _, writer = await asyncio.open_connection(*listening.getsockname())
                writer.close()
                return await first

    assert asyncio.run(accepted()) == 1
