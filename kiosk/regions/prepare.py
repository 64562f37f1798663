"""Makes the list of divisions, once, at set-up: a published archive becomes one read-only SQLite file of some 20 MB.

    npm registry ──archive, SHA-512──▶ five CSV tables ──merge, shorten, first letters──▶ .build/regions/<release>.sqlite

The archive is china-division (https://github.com/modood/Administrative-divisions-of-China), the statistical divisions of the
National Bureau of Statistics. Without a network the terminal does without the list (`listed.py`), and the set-up says so.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import sqlite3
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import IO

from flows.records.regions import MUNICIPALITIES
from kiosk import prepared
from kiosk.regions.letters import first_letter
from kiosk.regions.nationwide import RegionsMissing, look_through

RELEASE = "china-division-2.7.0"
ARCHIVE = f"china-division/-/{RELEASE}.tgz"
REGISTRY = "https://registry.npmjs.org"
SHA512 = "e2e50f013fb559fa838798f2b6aee899d0a61cd9378fe93beb3106ff622a68671807dd1cd92c1c8b1b6d732a5db19dd3ffdb4dd534e9043a1e667f98c3fa8110"
TIMEOUT_S = 30
_BLOCK = 1 << 16
_TWELVE_DIGITS = 10**11
"""The least number that is a village's."""

_TABLES = ("provinces", "cities", "areas", "streets", "villages")
_ONLY_IN_STATISTICS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_COMMITTEE = re.compile(r"(嘎查|村)?(?:村民委员会|村委会)$")
_NEIGHBOURS = re.compile(r"社区(?:居民委员会|居委会)$")

Row = tuple[int, int, str]
"""The code above, the own code, the name."""


class NotTheArchive(Exception):
    """What came is not the archive that was published; the message has both sums."""


def listed_file() -> Path:
    """Where the list stands once it is made."""
    return prepared.folder("regions") / f"{RELEASE}.sqlite"


def fetch(address: str, into: IO[bytes], sha512: str = SHA512) -> None:
    """Writes the archive there. Raises `OSError` without a line to it, and `NotTheArchive`."""
    seen = hashlib.sha512()
    with urllib.request.urlopen(address, timeout=TIMEOUT_S) as archive:  # noqa: S310  the registry of the machine's settings
        while block := archive.read(_BLOCK):
            seen.update(block)
            into.write(block)
    if seen.hexdigest() != sha512:
        raise NotTheArchive(f"{address}: SHA-512 {seen.hexdigest()[:16]}…, not {sha512[:16]}…")
    into.seek(0)


def build(archive: IO[bytes], target: Path) -> int:
    """Writes the list beside the target and renames it; how many divisions it has."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        part = Path(folder) / target.name
        with sqlite3.connect(part) as rows:
            rows.execute(
                "CREATE TABLE division (parent INTEGER, code INTEGER, name TEXT, letter TEXT, PRIMARY KEY (parent, code)) WITHOUT ROWID"
            )
            found = sorted(divisions(_tables(archive)))
            rows.executemany("INSERT INTO division VALUES (?, ?, ?, ?)", ((*row, _letter(row)) for row in found))
        rows.close()
        os.chmod(part, 0o644)
        os.replace(part, target)
    return len(found)


def _letter(row: Row) -> str:
    """A village's by its first two characters: there are half a million, of which many begin alike."""
    _, code, name = row
    return _begun(name[:2]) if code >= _TWELVE_DIGITS else first_letter(name)


_begun = cache(first_letter)


def divisions(tables: dict[str, list[tuple[str, str]]]) -> Iterator[Row]:
    """Every division that people know, under the one above it that they know."""
    above: dict[str, str] = {"": ""}
    alone = _alone(tables["areas"])
    for name in _TABLES:
        for code, title in tables[name]:
            parent = above[_before(code)]
            if (title in _ONLY_IN_STATISTICS and len(code) == 4) or title == alone.get(code):
                above[code] = parent
            else:
                above[code] = code
                yield int(parent or 0), int(code), as_said(title)


def _alone(counties: list[tuple[str, str]]) -> dict[str, str]:
    """The cities with one county that has the city's name, which is both: 东莞市."""
    parts: dict[str, list[str]] = {}
    for code, name in counties:
        parts.setdefault(code[:4], []).append(name)
    return {city: names[0] for city, names in parts.items() if len(names) == 1 and city[:2] not in MUNICIPALITIES}


def _before(code: str) -> str:
    return {2: "", 4: code[:2], 6: code[:4], 9: code[:6], 12: code[:9]}[len(code)]


def as_said(name: str) -> str:
    """A village by its own name, without its committee: 昭金村村委会 is 昭金村, 高码头社区居委会 is 高码头社区."""
    if name in ("村民委员会", "村委会"):
        return name
    return _NEIGHBOURS.sub("社区", _COMMITTEE.sub(lambda found: found[1] or "村", name))


def _tables(archive: IO[bytes]) -> dict[str, list[tuple[str, str]]]:
    """Code and name of each row, by the name of its table."""
    with tarfile.open(fileobj=archive, mode="r:gz") as files:
        return {name: list(_rows(files, f"package/dist/{name}.csv")) for name in _TABLES}


def _rows(files: tarfile.TarFile, path: str) -> Iterable[tuple[str, str]]:
    table = files.extractfile(path)
    assert table is not None, path
    for row in csv.DictReader(io.TextIOWrapper(table, encoding="utf-8")):
        yield row["code"], row["name"]


def is_good(file: Path) -> bool:
    """Whether that is a list, to its end."""
    try:
        look_through(file)
    except RegionsMissing:
        return False
    return True


def main() -> int:
    """Makes the list if there is none that can be read; a terminal without it works, so that failing here ends nothing."""
    target = listed_file()
    if is_good(target):
        return 0
    address = f"{os.environ.get('NPM_CONFIG_REGISTRY', REGISTRY).rstrip('/')}/{ARCHIVE}"
    try:
        with tempfile.TemporaryFile() as archive:
            fetch(address, archive)
            count = build(archive, target)
    except (OSError, NotTheArchive) as error:
        print(f"set-up: no list of the country's divisions ({error}); the kiosk offers those of its own county", file=sys.stderr)
        return 0
    print(f"set-up: {count} divisions from {RELEASE}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
