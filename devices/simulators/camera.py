"""A camera whose view can be set: motion JPEG over HTTP on the loopback address, so that the production capture runs on it.

    bench = serve(persons)          config: source = bench.url
    bench.show("P1")                who stands there; two keys are two people, none is an empty hall
    bench.follow(Hint.TURN_LEFT)    that person does what the kiosk asks; `sweep()` turns without being asked
    bench.break_with(Fault.STALLED) what the camera itself does wrong

The pictures come from `camera_pictures`, loaded when somebody first looks: drawing needs OpenCV, a closed camera does not.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import tomllib
from collections.abc import Mapping
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from core.config import ConfigError
from devices.kinds import Hint

FRAMES_PER_SECOND = 15
YAW_STEP = 4  # degrees between two drawn poses
YAW_MOST = 36  # how far the drawn person turns: multiples of the step
SPEED = 2  # degrees per frame
_SWEEP_REST = 30  # frames in the middle of a sweep: two seconds of looking at the camera
_PERSONS = Path(__file__).resolve().parents[2] / "config" / "persons.toml"
# There and half back; the person's own left is the right of the picture.
_SIDES = {Hint.TURN_LEFT: (YAW_MOST, 16), Hint.TURN_RIGHT: (-YAW_MOST, -16)}


class Fault(Enum):
    """What a camera does wrong."""

    NONE = "none"
    BLACK = "black"  # covered lens
    FROZEN = "frozen"  # the same picture again and again
    SLOW = "slow"  # two pictures a second
    STALLED = "stalled"  # connected and silent
    CUT = "cut"  # cable out: the line breaks and nobody answers


class Head:
    """How the drawn person holds the head: moves towards a goal by a few degrees per frame."""

    def __init__(self) -> None:
        self._goals: list[int] = [0]
        self._repeat = False
        self._rest = 0
        self.yaw = 0

    def go(self, *goals: int, repeat: bool = False) -> None:
        """Turns to these angles one after the other, for ever when `repeat`; the last one is kept otherwise."""
        self._goals, self._repeat, self._rest = list(goals), repeat, 0

    def put(self, yaw: int) -> None:
        """Is there at once."""
        self.go(yaw)
        self.yaw = yaw

    def step(self) -> int:
        """The angle of the next frame."""
        goal = self._goals[0]
        if self.yaw != goal:
            self.yaw += max(-SPEED, min(SPEED, goal - self.yaw))
        elif self._rest > 0:
            self._rest -= 1
        elif self._repeat or len(self._goals) > 1:
            self._next(goal)
        return self.yaw

    def _next(self, reached: int) -> None:
        self._goals.pop(0)
        if self._repeat:
            self._goals.append(reached)
        self._rest = _SWEEP_REST if self._goals[0] == 0 else 0


class CameraBench:
    """A simulated camera and the hands that set its scene. `url` is what a driver opens."""

    def __init__(self, seeds: Mapping[str, int], port: int = 0) -> None:
        self._seeds = dict(seeds)
        self._lock = threading.Lock()
        self._people: tuple[int, ...] = ()
        self._printed = False
        self._distance = self._light = 1.0
        self._fault = Fault.NONE
        self._head = Head()
        self._last = b""
        self._count = 0
        self._server: _Server | None = _Server(self, port)
        self.port = int(self._server.server_address[1])
        self.url = f"http://127.0.0.1:{self.port}/camera.mjpg"

    def show(self, *people: str | None, distance: float = 1.0) -> None:
        """Who stands before the camera, by key; None or nothing for an empty hall. `distance` 2 is twice as far away.
        Raises `ConfigError` for a person that is not known."""
        with self._lock:
            self._people = tuple(self._seed(key) for key in people if key is not None)
            self._printed, self._distance = False, distance
            self._head.put(0)

    def show_print(self, person: str) -> None:
        """Somebody holds up a flat print of that person; it turns like a head does."""
        with self._lock:
            self._people, self._printed = (self._seed(person),), True
            self._head.put(0)

    def _seed(self, person: str) -> int:
        if person not in self._seeds:
            raise ConfigError(f"person: {person!r} is not known; known: {', '.join(self._seeds)}")
        return self._seeds[person]

    def light(self, share: float) -> None:
        """Dims the hall: 1 is full light."""
        with self._lock:
            self._light = share

    def pose(self, yaw: int) -> None:
        """Turns the head at once; positive turns the nose to the right of the picture, which is the person's own left."""
        with self._lock:
            self._head.put(yaw)

    def look(self) -> None:
        """Turns back to the camera."""
        with self._lock:
            self._head.go(0)

    def follow(self, hint: Hint) -> None:
        """Does what the kiosk asks: turns as far as asked and back, over and over, until the next hint."""
        with self._lock:
            self._head.go(*_SIDES.get(hint, (0,)), repeat=hint in _SIDES)

    def sweep(self) -> None:
        """Looks at the camera, turns to both sides, and again, without being asked."""
        with self._lock:
            self._head.go(YAW_MOST, -YAW_MOST, 0, repeat=True)

    @property
    def yaw(self) -> int:
        """Where the head is turned now, in degrees."""
        return self._head.yaw

    @property
    def watchers(self) -> int:
        """How many lines are open: whether somebody films."""
        return len(self._server.clients) if self._server else 0

    def break_with(self, fault: Fault) -> None:
        """Makes the camera fail, or mends it with Fault.NONE."""
        with self._lock:
            self._fault = fault
        if fault is Fault.CUT:
            self._unplug()
        elif self._server is None:
            self._server = _Server(self, self.port)

    def close(self) -> None:
        """Ends the server."""
        with self._lock:
            self._fault = Fault.CUT
        self._unplug()

    def _unplug(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.cut()

    # what follows runs in the server's threads

    def picture(self) -> tuple[bytes, float]:
        """The next JPEG and the seconds until the one after it; b"" is silence."""
        from devices.simulators.camera_pictures import VARIANTS, Shot, black, developed

        with self._lock:
            fault, shot = self._fault, (self._people, self._printed, self._distance, self._light)
            yaw = round(self._head.step() / YAW_STEP) * YAW_STEP
            self._count += 1
            variant = self._count % VARIANTS
        if fault is Fault.STALLED:
            return b"", 0.1
        if fault is Fault.BLACK:
            return black(), 1 / FRAMES_PER_SECOND
        if fault is not Fault.FROZEN or not self._last:
            self._last = developed(Shot(*shot, yaw))[variant]
        return self._last, 0.5 if fault is Fault.SLOW else 1 / FRAMES_PER_SECOND


class _Stream(BaseHTTPRequestHandler):
    """One client's stream, until it leaves or the line is cut."""

    server: _Server

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        self.server.clients.add(self.connection)
        with contextlib.suppress(OSError):
            while True:
                self._send(*self.server.bench.picture())
        self.server.clients.discard(self.connection)

    def _send(self, jpeg: bytes, pause: float) -> None:
        if jpeg:
            head = b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(jpeg)
            self.wfile.write(head + jpeg + b"\r\n")
        if self.server.stopped.wait(pause):
            raise ConnectionAbortedError

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing on stderr."""


class _Server(ThreadingHTTPServer):
    """HTTP on the loopback address."""

    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False

    def __init__(self, bench: CameraBench, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Stream)
        self.bench = bench
        self.stopped = threading.Event()
        self.clients: set[socket.socket] = set()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, name="camera bench", daemon=True).start()

    def cut(self) -> None:
        """Closes the listener and every line."""
        self.stopped.set()
        self.shutdown()
        self.server_close()
        for client in list(self.clients):
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)


def serve(persons: Mapping[str, Mapping[str, Any]] | None = None, port: int = 0) -> CameraBench:
    """A camera for these persons (rows with `face_seed`; by default config/persons.toml), on a free port unless one is given."""
    if persons is None:
        persons = tomllib.loads(_PERSONS.read_text(encoding="utf-8"))
    return CameraBench({key: int(row["face_seed"]) for key, row in persons.items()}, port)
