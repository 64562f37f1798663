"""Fits the machines of the configuration: real drivers always, simulated machines only where the configuration allows them.

    options = { port = "sim://id_card?card=P1" }     options = { source = "sim" } (a camera)

A simulator in a hall would hand out papers that nobody asked for, so without `allow_simulators` the kiosk does not start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from core.clock import Clock
from core.config import ConfigError
from devices.device import Device
from devices.registry import open_device
from kiosk.settings import Devices, DeviceSettings

SIMULATED = "sim"
SIMULATED_PHOTO = "simulated"
"""What a decoder of the simulated card's photo is called: with it no real card is ever compared."""


@dataclass(frozen=True)
class Fitted:
    """The machines by kind, which of them are simulated, and the simulated camera's bench when there is one."""

    devices: Mapping[str, Device]
    simulated: frozenset[str]
    camera_bench: Any = None

    def close(self) -> None:
        """Takes the simulated camera away; the devices belong to whoever watches them."""
        if self.camera_bench is not None:
            self.camera_bench.close()


def fit(settings: Devices, clock: Clock, allow_simulators: bool) -> Fitted:
    """Every configured machine, not yet connected. Raises `ConfigError`."""
    wanted = {field.name: getattr(settings, field.name) for field in fields(settings) if getattr(settings, field.name).driver}
    simulated = frozenset(kind for kind, device in wanted.items() if is_simulated(device))
    if simulated and not allow_simulators:
        raise ConfigError(
            f"simulated {', '.join(sorted(simulated))}, but allow_simulators is not set: residents would meet machines that are not there"
        )
    if simulated:
        import devices.simulators  # noqa: F401  registers the sim:// scheme
    bench = _camera_bench() if "camera" in simulated else None
    made = {kind: _made(kind, device, clock, bench.url if bench and kind == "camera" else "") for kind, device in wanted.items()}
    return Fitted(made, simulated, bench)


def is_simulated(device: DeviceSettings) -> bool:
    """Whether any option names a simulator."""
    return any(
        isinstance(value, str) and (value in (SIMULATED, SIMULATED_PHOTO) or value.startswith(f"{SIMULATED}://"))
        for value in device.options.values()
    )


def _made(kind: str, device: DeviceSettings, clock: Clock, camera_url: str) -> Device:
    options = {**device.options, "source": camera_url} if camera_url else device.options
    return open_device(kind, device.driver, options, clock)


def _camera_bench() -> Any:
    from devices.simulators.camera import serve

    return serve()
