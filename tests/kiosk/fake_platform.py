"""A platform on a real socket, small and obedient, with a list of faults that happen to the next requests.

It checks signatures as `docs/api-v1.md` has them (written from the page, not from the client), keeps every report once,
and remembers how often each was sent. It is not the reference platform: it judges nothing unless a test says how.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import socket
import struct
import threading
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from core.clock import DEMO_START
from core.plain import to_plain
from flows.items import catalogue
from flows.records.exchange import Quote, QuoteLine
from kiosk.workshop import examples

TERMINAL, KEY_ID, KEY = "0007", "k1", bytes(range(32))
PORTAL = b"<html><body>Please accept our terms</body></html>"


class Fault(Enum):
    """What happens to a request instead of an orderly answer."""

    CUT = "cut"  # closed before it was handled
    LOST = "lost"  # handled, and the answer never leaves
    HALF = "half"  # handled, and half of the answer leaves
    HANG = "hang"  # handled, and nobody answers
    ERROR = "error"  # 500 before it was handled
    PORTAL = "portal"  # 200 with somebody's HTML, before it was handled
    NOT_JSON = "not-json"  # 500 with HTML


@dataclass(frozen=True)
class Say:
    """An answer that a test dictates, before anything is handled."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)


Told = tuple[int, dict[str, Any]]


class FakePlatform:
    """Serves until `close`. `down` refuses connections, `up` listens on the same port again."""

    def __init__(self) -> None:
        self.next: deque[Fault | Say | None] = deque()
        """What happens to the coming requests, one each (None: nothing); heartbeats are never meant."""
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self.reports: dict[str, dict[str, Any]] = {}
        self.sent: Counter[str] = Counter()
        self.told: dict[str, list[dict[str, Any]]] = {"evaluations": [], "help-orders": [], "tickets": [], "heartbeats": []}
        self.orders: dict[str, dict[str, Any]] = {}
        self.judge: Callable[[dict[str, Any]], Told] = self._outcome
        self.record: dict[str, Any] = {}
        """Records to serve instead of the first representative, by step id."""
        self.heartbeat_answer: dict[str, Any] = {"next_sequence": 1, "connectors": []}
        self.seconds: Callable[[], float] = lambda: 0.0
        """How long the day has gone on; a rig lets its own monotonic clock say so."""
        self.key = KEY
        self.connections = 0
        self._nonces: set[str] = set()
        self._lock = threading.RLock()
        self.released = threading.Event()
        self._server: _Server | None = _Server(self, 0)
        self.port = int(self._server.server_port)
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def time(self) -> float:
        """Unix seconds by the platform's clock."""
        return DEMO_START.timestamp() + self.seconds()

    def down(self) -> None:
        """No connection is taken any more; open ones are cut."""
        if self._server is not None:
            self._server.end()
            self._server = None

    def up(self) -> None:
        """Listens again."""
        self._server = self._server or _Server(self, self.port)

    def close(self) -> None:
        self.released.set()
        self.down()

    def pay(self, order_no: str) -> None:
        """The resident's phone pays the order."""
        with self._lock:
            if self.orders[order_no]["state"] in ("created", "qr_shown"):
                self.orders[order_no]["state"] = "paid"

    @property
    def case_reports(self) -> list[dict[str, Any]]:
        """All cases that were taken, each once."""
        return list(self.reports.values())

    def fault(self, path: str) -> Fault | Say | None:
        if path == "/v1/heartbeats":
            return None
        with self._lock:
            return self.next.popleft() if self.next else None

    def handle(self, method: str, path: str, headers: Any, data: bytes) -> Told:
        """The orderly answer."""
        with self._lock:
            if path != "/v1/enrolments" and not self._signed(method, path, headers, data):
                return 401, {"error": "not-signed", "time": int(self.time)}
            body = json.loads(data) if data else {}
            self.requests.append((path, body))
            return self._routed(method, path, headers, body)

    def _signed(self, method: str, path: str, headers: Any, data: bytes) -> bool:
        said = [headers.get(name, "") for name in ("X-Kiosk", "X-Key", "X-Time", "X-Nonce")]
        text = "\n".join([method, path, hashlib.sha256(data).hexdigest(), *said])
        good = hmac.compare_digest(hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest(), headers.get("X-Signature", ""))
        fresh = said[3] not in self._nonces and abs(float(said[2] or 0) - self.time) <= 300
        self._nonces.add(said[3])
        return good and fresh and said[:2] == [TERMINAL, KEY_ID]

    def _routed(self, method: str, path: str, headers: Any, body: dict[str, Any]) -> Told:
        match path.partition("?")[0].split("/")[2:]:
            case ["enrolments"]:
                return self._enrolled(body)
            case ["heartbeats"]:
                self.told["heartbeats"].append(body)
                return 200, {"time": (DEMO_START + timedelta(seconds=self.seconds())).isoformat(), **self.heartbeat_answer}
            case ["lookups"]:
                return 200, {"record": self._record(body)}
            case ["quotes"]:
                return 200, {"record": self._quote(body)}
            case ["payments"]:
                return self._ordered(body)
            case ["payments", order] if order in self.orders:
                return self._shown(order)
            case ["payments", order, "close"] if order in self.orders:
                return self._closed(order)
            case ["cases"]:
                assert headers.get("Idempotency-Key") == body["report_id"]
                return self._taken(body)
            case ["cases:batch"]:
                return self._batch(body["reports"])
            case ["evaluations"]:
                self.told["evaluations"].append(body)
                return 200, {}
            case ["help-orders" | "tickets" as kind]:
                return self._registered(kind, body)
            case ["vouches"]:
                return self._vouched(body)
        return 404, {"error": "no-such-route"}

    def _enrolled(self, body: dict[str, Any]) -> Told:
        if body["code"] != "ABCD2345":
            return 403, {"error": "code"}
        return 200, {"terminal": body["terminal"], "key_id": KEY_ID, "key": self.key.hex(), "next_sequence": 41}

    def _record(self, body: dict[str, Any]) -> Any:
        step = catalogue()[body["item"]].step(body["step"])
        return to_plain(self.record.get(step.id, examples.of(step.holds)[0]))

    def _quote(self, body: dict[str, Any]) -> Any:
        row = QuoteLine("第一档", "140 度", "0.588", 8_232)
        return to_plain(Quote(f"q-{secrets.token_hex(4)}", (row,), 8_232, "演示电价", DEMO_START + timedelta(minutes=15)))

    def _ordered(self, body: dict[str, Any]) -> Told:
        for order in self.orders.values():
            if (order["case_no"], order["quote_id"]) == (body["case_no"], body["quote_id"]):
                return 200, order
        number = f"P{len(self.orders) + 1}"
        self.orders[number] = {**body, "order_no": number, "fen": 8_232, "state": "created", "cashier_url": f"{self.url}/pay/{number}"}
        return 200, self.orders[number]

    def _shown(self, order: str) -> Told:
        found = self.orders[order]
        if found["state"] == "created":
            found["state"] = "qr_shown"
        return 200, found

    def _closed(self, order: str) -> Told:
        found = self.orders[order]
        if found["state"] in ("created", "qr_shown"):
            found["state"] = "closed"
        return 200, found

    def _taken(self, report: dict[str, Any]) -> Told:
        self.sent[report["report_id"]] += 1
        earlier = self.reports.get(report["report_id"])
        if earlier is not None and earlier != report:
            return 409, {"error": "other-body"}
        same_version = [
            r
            for r in self.reports.values()
            if (r["case_no"], r["data_version"]) == (report["case_no"], report["data_version"]) and r["report_id"] != report["report_id"]
        ]
        if same_version:
            return 409, {"error": "other-body"}
        status, answer = self.judge(report)
        if status == 200:
            self.reports[report["report_id"]] = report
            self._post(report)
        return status, answer

    def _post(self, report: dict[str, Any]) -> None:
        order = self.orders.get(report["order_no"])
        if order is not None and order["state"] == "paid":
            order["state"] = "posted"

    def _outcome(self, report: dict[str, Any]) -> Told:
        number = report["case_no"]
        return 200, {"case_no": number, "state": "done", "query_code": number[-6:], "progress_url": f"{self.url}/p?n={number}"}

    def _batch(self, reports: list[dict[str, Any]]) -> Told:
        """Each on its own; but one that the platform breaks over takes the whole batch with it."""
        if any(self.judge(report)[0] >= 500 for report in reports):
            return 500, {"error": "boom"}
        return 200, {"results": [self._result(report) for report in reports]}

    def _result(self, report: dict[str, Any]) -> dict[str, Any]:
        status, answer = self._taken(report)
        said = {"outcome": answer} if status == 200 else answer
        return {"report_id": report["report_id"], "status": status, **said}

    def _registered(self, kind: str, body: dict[str, Any]) -> Told:
        if body not in self.told[kind]:
            self.told[kind].append(body)
        number = f"B{len(self.told[kind]):04d}"
        return 200, {
            "number": number,
            "state": "offered",
            "reply_by": DEMO_START.isoformat(),
            "who": "向明",
            "url": f"{self.url}/h/{number}",
        }

    def _vouched(self, body: dict[str, Any]) -> Told:
        if body["pin"] == "000000":
            return 422, {"error": "E-LOCKED", "happened": "试的次数太多，已暂停办理。", "do": "请10分钟后再试。"}
        if body["pin"] != "251121":
            return 422, {"error": "K-PIN", "happened": "工作人员的证件或密码不对。", "do": "请再输一次。"}
        return 200, {"staff": "太和-03-01", "name": "向*", "voucher": "v-1"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body in one piece
    server: _Server

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def _serve(self, data: bytes) -> None:
        platform = self.server.platform
        fault = platform.fault(self.path)
        if fault is Fault.CUT:
            return self._cut()
        if isinstance(fault, Say):
            return self._answer(fault.status, json.dumps(fault.body).encode(), fault.headers)
        if fault is Fault.PORTAL:
            return self._answer(200, PORTAL, {"Content-Type": "text/html"})
        if fault in (Fault.ERROR, Fault.NOT_JSON):
            return self._answer(500, b'{"error": "boom"}' if fault is Fault.ERROR else PORTAL)
        status, body = platform.handle(self.command, self.path, self.headers, data)
        said = json.dumps(body).encode()
        if fault is Fault.LOST:
            return self._cut()
        if fault is Fault.HANG:
            platform.released.wait(30.0)
            return self._cut()
        return self._answer(status, said, half=fault is Fault.HALF)

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None, half: bool = False) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if half else body)
        if half:
            self._cut()

    def _cut(self) -> None:
        """Resets the connection, as a dying process or a cable does."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests look at what was received."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False

    def __init__(self, platform: FakePlatform, port: int) -> None:
        self.platform = platform
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Handler)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def get_request(self) -> tuple[socket.socket, Any]:
        request, address = super().get_request()
        self._open.add(request)
        self.platform.connections += 1
        return request, address

    def end(self) -> None:
        self.shutdown()
        self.server_close()
        for connection in self._open:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # gone already

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is the client's affair."""
