"""OpenCV as this project wants it: quiet, and not waiting ten seconds for a dead USB camera.

The settings are read by the library itself, the first when it is loaded, so drivers import `cv2` from here.
Somebody may have loaded it before; the log level is then set by call, and the others are read at the first open.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")  # a missing camera prints three warnings per attempt
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "2")  # seconds; the default is 10
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # quiet; a cut stream is our own status, not a line on stderr

import cv2 as cv2

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)
