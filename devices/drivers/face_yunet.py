"""Compares a face with a card photo on the machine itself: YuNet finds it, an embedder measures it, nothing is kept.

The work is done in the thread of whoever calls `verify`; the models are loaded by the first `status` or `verify`. Without their
files the answer is UNAVAILABLE, never SAME. The log gets decision, score, model, threshold and number of frames.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from core.cancel import Cancel
from core.clock import Clock
from core.config import ConfigError
from core.log import event
from core.secret import Secret
from devices.device import Info, Status
from devices.face.manifest import Task, model_folder, pick, read_manifest
from devices.face.photo import DECODERS
from devices.kinds import Camera, FaceDecision, FaceMatcher, FaceResult, HintTo
from devices.problem import DeviceError, Problem
from devices.registry import driver

if TYPE_CHECKING:
    from devices.face.chain import Chain

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """`models`: folder of the model files. `detector`, `embedder`: ids in the manifest. `photo`: decoder of the card's photo block."""

    models: str = ""
    manifest: str = "config/face-models.toml"
    detector: str = "yunet-2023mar"
    embedder: str = "mobileface-id-v2"
    photo: str = "none"


@driver("face", "yunet-embedder", Options)
class YunetMatcher(FaceMatcher):
    """One detector and one embedder, used by one thread at a time (`claim`)."""

    def __init__(self, options: Options, clock: Clock, random: Random | None = None) -> None:
        """Raises `ConfigError` for an unknown model or decoder. `random` orders the sides of the head turn."""
        super().__init__()
        if options.photo not in DECODERS:
            raise ConfigError(f"face.yunet-embedder: unknown photo decoder {options.photo!r}; known: {', '.join(DECODERS)}")
        models = read_manifest(Path(options.manifest))
        self._detect, self._embed = pick(models, options.detector, Task.DETECT), pick(models, options.embedder, Task.EMBED)
        self._folder = model_folder(options.models)
        self._decoder = DECODERS[options.photo]()
        self._closed_photos = options.photo == "none"
        self._clock, self._random = clock, random or SystemRandom()
        self._loaded: Chain | None = None
        self._counters = {"compared": 0, "unavailable": 0}

    def status(self) -> Status:
        info = Info("face", "yunet-embedder", model=self._embed.name)
        problems, detail = self._problems()
        return Status(info, problems, self._clock.monotonic(), detail, dict(self._counters))

    def close(self) -> None:
        self._loaded = None

    def verify(self, photo: Secret[bytes], camera: Camera, cancel: Cancel, *, turn: bool, hint: HintTo) -> FaceResult:
        try:
            result = self._verify(photo, camera, cancel, turn, hint)
        except DeviceError as error:
            event(log, logging.WARNING, "face.unavailable", problem=error.problem, detail=error.detail)
            result = self._unavailable(error.problem.code)
        self._counters["unavailable" if result.decision is FaceDecision.UNAVAILABLE else "compared"] += 1
        event(
            log, logging.INFO, "face.compared", decision=result.decision, score=result.score, frames=result.frames,
            model=result.model, threshold=result.threshold, live=result.live, reason=result.reason,
        )  # fmt: skip
        return result

    def _verify(self, photo: Secret[bytes], camera: Camera, cancel: Cancel, turn: bool, hint: HintTo) -> FaceResult:
        chain = self._load()
        picture = self._decoder.decode(photo.reveal())
        if picture is None:
            raise DeviceError(Problem.PHOTO_UNDECODABLE, "no decoder takes this photo block")
        return chain.verify(picture, camera, cancel, self._clock, self._random, turn, hint)

    def _load(self) -> Chain:
        if self._loaded is None:
            from devices.face.chain import Chain  # here: the home page does not wait for OpenCV

            self._loaded = Chain(self._detect, self._embed, self._folder)
        return self._loaded

    def _problems(self) -> tuple[tuple[Problem, ...], str]:
        try:
            self._load()  # once; then nobody waits for it before the camera
        except DeviceError as error:
            return (error.problem,), error.detail
        if self._closed_photos:
            return (Problem.PHOTO_UNDECODABLE,), "no photo decoder is configured"
        return (), ""

    def _unavailable(self, reason: str) -> FaceResult:
        return FaceResult(FaceDecision.UNAVAILABLE, model=self._embed.name, threshold=self._embed.accept, reason=reason)
