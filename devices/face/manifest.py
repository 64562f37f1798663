"""The list of face models that may be loaded, and the only way to their bytes: size and sha256 are checked every time.

The checked bytes are what OpenCV gets, so a file swapped after the check is never loaded.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from core.config import ConfigError, build, read_toml
from devices.problem import DeviceError, Problem

_ROOT = Path(__file__).resolve().parents[2]


class Task(Enum):
    """What a model is for."""

    DETECT = "detect"
    EMBED = "embed"


@dataclass(frozen=True)
class Model:
    """One row of the manifest. `accept` and `review` are cosines and belong to this model alone."""

    id: str
    task: Task
    file: str
    bytes: int
    sha256: str
    licence: str
    url: str
    dim: int = 0
    accept: float = 0.0
    review: float = 0.0

    @property
    def name(self) -> str:
        """What a result and the log say about the model: its id and the beginning of its hash."""
        return f"{self.id} {self.sha256[:12]}"


def read_manifest(path: Path) -> dict[str, Model]:
    """The models by id. Raises `ConfigError` when the file is missing or wrong."""
    path = path if path.is_absolute() else _ROOT / path
    rows = read_toml(path).get("model", [])
    models = [build(Model, row, f"{path.name}: model {n}") for n, row in enumerate(rows, 1)]
    return {model.id: model for model in models}


def pick(models: dict[str, Model], id: str, task: Task) -> Model:
    """The model of that id. Raises `ConfigError` when there is none for the task."""
    if id not in models or models[id].task is not task:
        known = ", ".join(m.id for m in models.values() if m.task is task)
        raise ConfigError(f"face models: no {task.value} model {id!r}; known: {known}")
    return models[id]


def model_folder(option: str) -> Path:
    """Where the model files are: the configured folder; else `models` beside the code when it is there; else in the folder that
    JINBAN_SHARED names."""
    if option:
        return Path(option)
    own = _ROOT / "models"
    return own if own.is_dir() else (_ROOT / os.environ.get("JINBAN_SHARED", "../shared")).resolve() / "models"


def verified(model: Model, folder: Path) -> bytes:
    """The model's bytes. Raises DeviceError(FACE_MODELS_MISSING), saying what is wrong with the file."""
    try:
        data = (folder / model.file).read_bytes()
    except OSError as error:
        raise DeviceError(Problem.FACE_MODELS_MISSING, f"{model.file}: {type(error).__name__}; source {model.url}") from error
    if len(data) != model.bytes:
        raise DeviceError(Problem.FACE_MODELS_MISSING, f"{model.file}: {len(data)} bytes instead of {model.bytes}")
    if hashlib.sha256(data).hexdigest() != model.sha256:
        raise DeviceError(Problem.FACE_MODELS_MISSING, f"{model.file}: sha256 differs from the manifest")
    return data
