"""Opens what the configuration calls `source`: a number, a device path, a stream's URL.

OpenCV's own time limits differ by backend: streams take one per call, USB cameras one for the whole process, in the
environment (`devices/face/opencv.py`). Buffers are kept at one picture, or a slow reader sees the past.
"""

from __future__ import annotations

from typing import Protocol

from devices.camera.place import is_stream
from devices.face.opencv import cv2

OPEN_SECONDS = 3.0
READ_SECONDS = 1.5
WARM_UP = 10  # pictures that a USB camera needs to settle its exposure


class Source(Protocol):
    """An opened camera. All calls must come from one thread: a release during a read elsewhere is a segmentation fault."""

    def isOpened(self) -> bool: ...
    def read(self) -> tuple[bool, object]: ...
    def release(self) -> None: ...


def open_source(source: str, width: int, height: int) -> Source:
    """The camera, opened or not: ask `isOpened`. Never raises, takes up to `OPEN_SECONDS`."""
    if is_stream(source):
        return _stream(source)
    return _local(source, width, height)


def _stream(url: str) -> Source:
    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, int(OPEN_SECONDS * 1000), cv2.CAP_PROP_READ_TIMEOUT_MSEC, int(READ_SECONDS * 1000)]
    return cv2.VideoCapture(url, cv2.CAP_FFMPEG, [*limits, cv2.CAP_PROP_N_THREADS, 1])


def _local(source: str, width: int, height: int) -> Source:
    capture = cv2.VideoCapture(int(source), cv2.CAP_V4L2) if source.isdigit() else cv2.VideoCapture(source, cv2.CAP_V4L2)
    if capture.isOpened():
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))  # raw 1280x720 does not fit through USB 2
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        for _ in range(WARM_UP):
            if not capture.read()[0]:
                break  # the reading loop says what it is
    return capture
