"""Accounts of the console: who may review what. Passwords are kept as scrypt; five wrong ones lock the account for ten minutes.

town     cases of one town, at the town's level
county   cases of one category, at the county's level, and those that the platform would not judge alone
admin    cases that nobody else sees, certificates, the book of what operators did
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import threading
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from central import audit
from central.cases.nodes import LEVELS
from central.log import alarm
from central.platform import Platform
from central.store.console import ConsoleSession, ConsoleUser
from core.config import ConfigError, build, read_toml
from core.secret import Secret
from flows.item import Category, Review

TRIES = 5
"""As at a site's PIN: who mistypes has tries left, who guesses has not."""

LOCKED = timedelta(minutes=10)
"""720 guesses a day at most, against passwords of `SHORTEST` characters."""

SHORTEST = 10
"""Characters of a password: with the lock, out of reach of guessing; NIST SP 800-63B asks for at least 8."""

ACCOUNT = r"[a-z0-9._-]{2,32}"

HASHERS = threading.BoundedSemaphore(2)
"""Passwords tried at once, so that a flood of log-ins takes 64 MiB and not all the memory. Whoever finds both taken is sent away and
does not wait: the threads in which he would wait serve the kiosks."""


class Role(Enum):
    """What an account is for."""

    TOWN = "town"
    COUNTY = "county"
    ADMIN = "admin"

    @property
    def level(self) -> Review | None:
        """At which an account of this role decides; an administrator's decides at none."""
        return {Role.TOWN: Review.TOWN, Role.COUNTY: Review.COUNTY}.get(self)

    @property
    def words(self) -> str:
        return LEVELS[self.level].role if self.level else "平台管理"


@dataclass(frozen=True)
class User:
    """Somebody who is logged in, or may be."""

    account: str
    role: Role
    unit: str
    town: str = ""
    category: Category | None = None


@dataclass(frozen=True)
class UserSeed:
    """One account of the file, for rehearsals."""

    account: str
    role: str
    unit: str
    password: Secret[str]
    town: str = ""
    category: str = ""


@dataclass(frozen=True)
class UserFile:
    """The whole file."""

    users: tuple[UserSeed, ...]


class Busy(Exception):
    """As many passwords are being tried as may be: come again in a moment."""


class Unsuitable(ValueError):
    """The account cannot be made as it was told; the message says why."""


def user_of(row: ConsoleUser) -> User:
    """The row as its user."""
    return User(row.account, Role(row.role), row.unit, row.town, Category(row.category) if row.category else None)


def add(platform: Platform, session: Session, user: User, password: Secret[str]) -> None:
    """Makes the account, or gives it that password and that task. Raises `Unsuitable`."""
    plain = password.reveal()
    if len(plain) < SHORTEST:
        raise Unsuitable(f"the password needs {SHORTEST} characters")
    if not platform.config.rehearsal and plain in shipped_passwords(platform.config.console):
        raise Unsuitable("that password is in the shipped configuration")
    if (user.role is Role.TOWN) is not bool(user.town) or (user.role is Role.COUNTY) is not (user.category is not None):
        raise Unsuitable("a town's account names its town, a county's its category, an administrator's neither")
    if user.town and user.town not in platform.policy()["county.towns"]:
        raise Unsuitable(f"there is no town {user.town}; known are {'、'.join(platform.policy()['county.towns'])}")
    salt = os.urandom(16)
    row = ConsoleUser(
        account=user.account,
        role=user.role.value,
        town=user.town,
        category=user.category.value if user.category else "",
        unit=user.unit,
        salt=salt,
        password_hash=_hash(password, salt),
        tries=0,
        locked_until=None,
    )
    session.merge(row)
    session.execute(delete(ConsoleSession).where(ConsoleSession.account == user.account))


def remove(session: Session, account: str) -> bool:
    """Takes the account away and ends its log-ins; False when there is none."""
    session.execute(delete(ConsoleSession).where(ConsoleSession.account == account))
    row = session.get(ConsoleUser, account)
    if row is not None:
        session.delete(row)
    return row is not None


def listed(session: Session) -> list[ConsoleUser]:
    """All accounts."""
    return list(session.scalars(select(ConsoleUser).order_by(ConsoleUser.role, ConsoleUser.account)))


def checked(platform: Platform, account: str, password: Secret[str]) -> User | None:
    """The user with that password; None for a wrong one, an unknown account and one that is locked, which nobody is told apart.
    Raises `Busy`.

    The slow part stands outside of any transaction: nobody waits for the database while passwords are tried.
    """
    with platform.store.reading() as session:
        known = session.get(ConsoleUser, account) if re.fullmatch(ACCOUNT, account) else None
    found = _hash_now(password, known.salt if known else os.urandom(16))
    if known is None:
        return None
    with platform.store.writing() as session:
        row = session.get(ConsoleUser, account, with_for_update=True)
        if row is None or (row.locked_until and platform.now() < row.locked_until):
            return None
        if not hmac.compare_digest(row.password_hash, found) or _only_for_rehearsals(platform, password):
            _count(platform, session, row)
            return None
        row.tries, row.locked_until = 0, None
        audit.record(platform, session, row.account, "console-login", row.account)
        return user_of(row)


def _count(platform: Platform, session: Session, row: ConsoleUser) -> None:
    row.tries += 1
    if row.tries >= TRIES:
        row.tries, row.locked_until = 0, platform.now() + LOCKED
        audit.record(platform, session, row.account, "console-locked", row.account)
        alarm("console-locked", account=row.account)


def _only_for_rehearsals(platform: Platform, password: Secret[str]) -> bool:
    return not platform.config.rehearsal and password.reveal() in shipped_passwords(platform.config.console)


def shipped_passwords(path: Path) -> frozenset[str]:
    """The passwords that everybody can read in the configuration."""
    return frozenset(user.password.reveal() for user in _read(path)) if path.exists() else frozenset()


def seed_users(platform: Platform, session: Session) -> int:
    """Makes the accounts of the file where there are none, in a rehearsal only; how many. Raises `ConfigError`."""
    if not platform.config.rehearsal or listed(session):
        return 0
    seeds = _read(platform.config.console)
    for seed in seeds:
        try:
            category = Category(seed.category) if seed.category else None
            user = User(seed.account, Role(seed.role), seed.unit, seed.town, category)
            add(platform, session, user, seed.password)
        except ValueError as error:
            raise ConfigError(f"{platform.config.console}: {seed.account}: {error}") from error
    return len(seeds)


def _read(path: Path) -> tuple[UserSeed, ...]:
    return build(UserFile, read_toml(path), str(path)).users


def _hash_now(password: Secret[str], salt: bytes) -> bytes:
    """The hash, for somebody at the door. Raises `Busy`."""
    if not HASHERS.acquire(blocking=False):
        raise Busy
    try:
        return _hash(password, salt)
    finally:
        HASHERS.release()


def _hash(password: Secret[str], salt: bytes) -> bytes:
    """scrypt (RFC 7914) with N 2^15, r 8, p 1: 32 MiB and some 100 ms a try."""
    return hashlib.scrypt(password.reveal().encode("utf-8", "surrogatepass"), salt=salt, n=2**15, r=8, p=1, maxmem=2**26)
