"""Writes the people of the sites from `config/staff.toml`; PINs are kept as scrypt only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from central.registry import person_tag
from central.staff import hash_pin, new_salt
from central.store.service import Staff
from central.vault import Vault
from core.config import ConfigError, build, read_rows, read_toml
from core.secret import Secret


@dataclass(frozen=True)
class StaffSeed:
    """One row of the file; `person` is the key of a test person whose identity card this is."""

    number: str
    person: str
    name: str
    role: str
    grid: str
    phone: str
    pin: str


@dataclass(frozen=True)
class StaffFile:
    """The whole file."""

    staff: tuple[StaffSeed, ...]


def seed_staff(session: Session, vault: Vault, path: Path, persons_path: Path) -> int:
    """Writes everybody of the file; how many. Raises `ConfigError`."""
    seeds = build(StaffFile, read_toml(path), str(path)).staff
    persons = read_rows(persons_path, ("number",))
    for seed in seeds:
        if seed.person not in persons:
            raise ConfigError(f"{path}: {seed.number}: there is no person {seed.person!r} in {persons_path}")
        salt = new_salt()
        session.add(
            Staff(
                number=seed.number,
                name=seed.name,
                role=seed.role,
                grid=seed.grid,
                phone=seed.phone,
                person_tag=person_tag(vault, Secret(str(persons[seed.person]["number"]))),
                salt=salt,
                pin_hash=hash_pin(Secret(seed.pin), salt),
                tries=0,
            )
        )
    return len(seeds)
