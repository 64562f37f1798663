"""Reads the stories of the test persons from `config/persons.toml` and writes them as the departments' records.

Each person may have a table `records`; a key of it is read into the dataclass below, unknown keys stop the start. The
stories are true on the reference day, whatever the platform's clock says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from central.departments.directory import DEPARTMENTS
from central.departments.real_estate import OwnCases, RegistrationFile
from central.registry import Register
from central.seeds.households import HouseholdSeed
from central.seeds.runs import FundSeed, InsuranceSeed
from core.clock import DEMO_START
from core.config import ConfigError, build, read_rows
from core.secret import Secret
from flows.records.civil_affairs import Marriage
from flows.records.common import BankAccount, BankAccounts, Contact
from flows.records.social_insurance import Benefit, Benefits
from flows.records.utilities import Account, BoundAccount, BoundAccounts, GasAccount, PowerAccount, WaterAccount

SEEDS = {name: kind for department in DEPARTMENTS.values() for name, kind in department.seeds.items()}
"""Tables of a person that a department takes as records of the person, as they stand."""

NEEDED = ("name", "number", "address")
"""What a record says of its person."""

REFERENCE_DAY = DEMO_START.date()


@dataclass(frozen=True)
class BenefitsSeed:
    """Pensions of one person."""

    pensions: tuple[dict[str, Any], ...] = ()
    protected: bool = False

    def record(self) -> Benefits:
        """The typed record; a pension without `suspended_since` is not suspended."""
        rows = tuple(build(Benefit, {"suspended_since": None, **row}, f"pension {row.get('scheme', '')}") for row in self.pensions)
        return Benefits(rows, self.protected)


@dataclass(frozen=True)
class MarriageSeed:
    """The spouse is named by the key of the other person."""

    spouse: str
    divorce_applied: str = ""


@dataclass(frozen=True)
class RecordsSeed:
    """Everything that the departments know of one person."""

    phone: str = ""
    bank_accounts: tuple[BankAccount, ...] = ()
    insurance: InsuranceSeed | None = None
    benefits: BenefitsSeed | None = None
    marriage: MarriageSeed | None = None
    fund: FundSeed | None = None
    household: HouseholdSeed | None = None  # told once, under one of its members
    power: tuple[dict[str, Any], ...] = ()  # accounts; owner and address are the person's own unless told otherwise
    water: tuple[dict[str, Any], ...] = ()
    gas: tuple[dict[str, Any], ...] = ()
    registrations: tuple[RegistrationFile, ...] = ()  # applications at the register of real estate, newest first


def seed_persons(register: Register, path: Path) -> int:
    """Writes the records of all test persons; how many persons have some. Raises `ConfigError`."""
    persons = read_rows(path, NEEDED)
    seeded = 0
    for key, person in persons.items():
        tables = dict(person.get("records", {}))
        plain = [build(kind, tables.pop(name), f"{path}: {key}.records.{name}") for name, kind in SEEDS.items() if name in tables]
        seed = build(RecordsSeed, tables, f"{path}: {key}.records")
        number = Secret(str(person["number"]))
        records = [*_records(seed, person, persons), *((None, record) for record in plain)]
        for holder, record in records:
            register.put(holder or number, record)
        seeded += bool(records)
    return seeded


def _records(seed: RecordsSeed, person: dict[str, Any], persons: dict[str, Any]) -> Iterator[tuple[Secret[str] | None, Any]]:
    """Records with the number they belong to; None is the person's own."""
    if seed.phone:
        yield None, Contact(Secret(seed.phone))
    if seed.bank_accounts:
        yield None, BankAccounts(seed.bank_accounts)
    if seed.insurance:
        yield None, seed.insurance.record()
    if seed.benefits:
        yield None, seed.benefits.record()
    if seed.marriage:
        yield None, _marriage(seed.marriage, persons)
    if seed.fund:
        yield None, seed.fund.record(REFERENCE_DAY)
    if seed.household:
        yield from seed.household.records(person, persons)
    yield from _accounts(seed, person)
    if seed.registrations:
        yield None, OwnCases(tuple(file.case.number for file in seed.registrations))
    yield from ((Secret(file.case.number), file) for file in seed.registrations)


def _marriage(seed: MarriageSeed, persons: dict[str, Any]) -> Marriage:
    if seed.spouse not in persons:
        raise ConfigError(f"there is no person {seed.spouse!r} to be married to")
    spouse = Secret(str(persons[seed.spouse]["number"]))
    applied = REFERENCE_DAY.fromisoformat(seed.divorce_applied) if seed.divorce_applied else None
    return Marriage(True, spouse, applied)


def _accounts(seed: RecordsSeed, person: dict[str, Any]) -> Iterator[tuple[Secret[str] | None, Any]]:
    kinds: dict[str, type[Account]] = {"power": PowerAccount, "water": WaterAccount, "gas": GasAccount}
    accounts = [(key, _account(kind, table, person)) for key, kind in kinds.items() for table in getattr(seed, key)]
    for _, account in accounts:
        yield Secret(account.number), account
    if accounts:
        yield None, BoundAccounts(tuple(BoundAccount(a.number, a.owner, a.address, key) for key, a in accounts))


def _account(kind: type[Account], table: dict[str, Any], person: dict[str, Any]) -> Account:
    plain = {"found": True, "owner": person["name"], "address": person["address"], **table}
    return build(kind, plain, f"{kind.__name__} {table.get('number', '')}")
