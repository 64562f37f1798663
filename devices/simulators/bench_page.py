"""The trainer's bench: a small page on loopback to lay cards, stand before the camera, open the cover and see the paper.

    browser ──▶ http://127.0.0.1:PORT ──▶ the machines of this process (`devices.simulators.bench`, the camera's bench)

It needs no script. It answers loopback only and a `Host` of this machine only, so that no page from elsewhere can press
its buttons through the trainer's browser.
"""

from __future__ import annotations

import html
import io
import threading
from collections.abc import Callable, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from devices.simulators import bench
from devices.simulators.id_card_chip import SPECIMENS, read_persons

PERSONS = "config/persons.toml"
LATEST = 4
"""Slips shown, newest first."""

LOCAL_HOSTS = ("127.0.0.1", "localhost")

STYLE = """
body{font:16px/1.6 'Noto Sans CJK SC',sans-serif;margin:0 auto;max-width:60rem;padding:1.5rem;background:#eef4fc;color:#16243a}
section{background:#fff;border-radius:12px;padding:1rem 1.25rem;margin:0 0 1rem}h1{font-size:1.4rem}h2{font-size:1.1rem;margin:0 0 .5rem}
form{display:inline}button{font:inherit;padding:.35rem .8rem;margin:.15rem;border:1px solid #b9c9e2;border-radius:8px;background:#f6f9fe}
.on{background:#1b66e5;color:#fff}img{max-width:18rem;margin:.5rem 1rem .5rem 0;vertical-align:top;box-shadow:0 1px 6px #0003}
"""

Button = tuple[str, str, bool]  # what it does, what it says, whether it is so now


class BenchPage:
    """Serves the bench until `close`. `links` gives what a phone would open now: (words, URL)."""

    def __init__(self, camera: Any, links: Callable[[], Sequence[tuple[str, str]]], port: int = 0) -> None:
        self.camera = camera
        self.links = links
        self.people = {key: str(person["name"]) for key, person in read_persons(PERSONS).items()}
        self.on_plate = self.in_view = ""
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, name="bench page", daemon=True).start()

    def close(self) -> None:
        """Stops serving."""
        self._server.shutdown()
        self._server.server_close()

    # what the buttons do

    def press(self, act: str) -> None:
        """Does what a button says; an unknown one, or one for a machine that is not simulated, does nothing."""
        what, _, whom = act.partition(":")
        hands: dict[str, Callable[[str], None]] = {"lay": self._lay, "lift": self._lift, "see": self._see, "turn": self._turn}
        if what in hands:
            hands[what](whom)
        elif "receipt_printer" in bench and what in ("open_cover", "close_cover", "load_paper", "take_paper"):
            getattr(bench["receipt_printer"], what)()

    def _lay(self, card: str) -> None:
        if "id_card" in bench and card in (*self.people, *SPECIMENS):
            bench["id_card"].lay(card)
            self.on_plate = card

    def _lift(self, _: str) -> None:
        if "id_card" in bench:
            bench["id_card"].lift()
            self.on_plate = ""

    def _see(self, person: str) -> None:
        if self.camera is not None and (not person or person in self.people):
            self.camera.show(person or None)
            self.camera.look()
            self.in_view = person

    def _turn(self, _: str) -> None:
        if self.camera is not None:
            self.camera.sweep()

    # what the page shows

    def page(self) -> str:
        """The whole page."""
        cards: list[Button] = [(f"lay:{key}", f"{key} {name}", key == self.on_plate) for key, name in self.people.items()]
        cards += [(f"lay:{key}", key, key == self.on_plate) for key in SPECIMENS]
        seen: list[Button] = [(f"see:{key}", f"{key} {name}", key == self.in_view) for key, name in self.people.items()]
        parts = [
            _section("读卡区", [("lift", "拿开身份证", not self.on_plate), *cards]),
            _section("镜头前", [("see:", "没有人", not self.in_view), ("turn", "左右转头", False), *seen])
            if self.camera is not None
            else "",
            _section(
                "手机扫码", [], "".join(f'<p><a href="{html.escape(url)}">{html.escape(words)}</a></p>' for words, url in self.links())
            ),
            _section("打印机", self._printer(), self._paper()),
        ]
        return (
            f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="5">'
            f"<title>模拟设备</title><style>{STYLE}</style><h1>模拟设备（演练用）</h1>{''.join(parts)}</html>"
        )

    def _printer(self) -> list[Button]:
        return [
            ("open_cover", "打开盖子", False),
            ("close_cover", "合上盖子", False),
            ("take_paper", "取走纸卷", False),
            ("load_paper", "装纸", False),
        ]

    def _paper(self) -> str:
        slips = bench["receipt_printer"].slips if "receipt_printer" in bench else []
        return "".join(f'<img src="/slip/{n}.png" alt="凭条 {n + 1}">' for n in range(len(slips) - 1, max(-1, len(slips) - 1 - LATEST), -1))

    def slip(self, number: int) -> bytes:
        """A slip as PNG. Raises IndexError, KeyError when there is none."""
        data = io.BytesIO()
        bench["receipt_printer"].slips[number].image().save(data, "PNG")
        return data.getvalue()


def _section(title: str, buttons: Sequence[Button], more: str = "") -> str:
    forms = "".join(
        f'<form method="post" action="/"><button name="act" value="{html.escape(act)}" class="{"on" if now else ""}">{html.escape(words)}</button></form>'
        for act, words, now in buttons
    )
    return f"<section><h2>{title}</h2>{forms}{more}</section>"


def _handler(page: BenchPage) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not self._local():
                return
            path = urlsplit(self.path).path
            if path == "/":
                self._answer(HTTPStatus.OK, "text/html; charset=utf-8", page.page().encode())
                return
            try:
                self._answer(HTTPStatus.OK, "image/png", page.slip(int(path.removeprefix("/slip/").removesuffix(".png"))))
            except (ValueError, IndexError, KeyError):
                self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"")

        def do_POST(self) -> None:
            if not self._local():
                return
            length = min(int(self.headers.get("Content-Length") or 0), 1000)
            page.press(parse_qs(self.rfile.read(length).decode("utf-8", "replace")).get("act", [""])[0])
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Location", "/")
            self.end_headers()

        def _local(self) -> bool:
            host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
            origin = urlsplit(self.headers.get("Origin") or f"http://{host}").hostname
            if host in LOCAL_HOSTS and origin in LOCAL_HOSTS:
                return True
            self._answer(HTTPStatus.FORBIDDEN, "text/plain", b"")
            return False

        def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: the page is pressed often and nobody reads it."""

    return Handler
