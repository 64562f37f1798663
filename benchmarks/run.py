"""Runs every module of the package, prints one table and writes out/bench.json.

Each module is measured in a process of its own: the memory of one is not counted for the next, and one that crashes
costs its own row only. The exit code is 1 when a module failed or a bar does not hold. Modules that define no `rows`
are studies for other occasions: they are named, not run.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import pkgutil
import platform
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import Row

LIMIT = 300
"""Seconds one module may take; all of them together are meant to stay under fifteen minutes."""

PATIENCE = {"standing": 1200}
"""The same for a module that needs more: thousands of visits, and minutes in which nothing happens."""

LONGEST = 90
"""Characters of one cell in the table; the file has the whole text."""

COLUMNS = ("module", "name", "value", "unit", "bar", "holds")
KEYS_IN_ORDER = ("name", "value", "unit", "bar", "holds")
KEYS = frozenset(KEYS_IN_ORDER)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints, writes; the exit code."""
    options = parse(arguments)
    if options.write_rows:
        write_rows(f"{options.package}.{options.modules[0]}", options.write_rows)
        return 0
    modules, studies = modules_of(options.package)
    rows = [row for module in options.modules or modules for row in measured(options.package, module)]
    print(table(rows))
    if studies:
        print(f"studies, run on their own: {', '.join(studies)}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    plain = [{key: row[key] for key in KEYS_IN_ORDER} for row in rows]
    options.out.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(surroundings())
    broken = [row for row in rows if row["holds"] is False]
    print(f"{len(rows)} rows, {len(broken)} below their bar or failed; {options.out}")
    return 1 if broken or not rows else 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options; `--write-rows` is how the program calls itself for one module."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure, and compare with the bars.")
    parser.add_argument("modules", nargs="*", help="only these modules")
    parser.add_argument("--package", default="benchmarks", help="the package whose modules are run")
    parser.add_argument("--out", type=Path, default=Path("out/bench.json"), help="the file for the rows")
    parser.add_argument("--write-rows", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def modules_of(package: str) -> tuple[list[str], list[str]]:
    """The names of the modules that define `rows`, and of those that do not; seen in their source, nothing is imported."""
    names = {module.name for module in pkgutil.iter_modules(importlib.import_module(package).__path__)} - {"run"}
    benches = {name for name in names if "\ndef rows(" in "\n" + source(f"{package}.{name}")}
    return sorted(benches), sorted(names - benches)


def source(module: str) -> str:
    """The text of a module; empty for a package in a folder."""
    found = importlib.util.find_spec(module)
    path = Path(found.origin) if found and found.origin else None
    return path.read_text(encoding="utf-8") if path and path.suffix == ".py" else ""


def measured(package: str, module: str) -> list[Row]:
    """The rows of one module, run in a new process; a single row that says why when there are none."""
    limit = PATIENCE.get(module, LIMIT)
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.json"
        command = [sys.executable, "-m", "benchmarks.run", "--package", package, "--write-rows", str(rows), module]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=limit)  # noqa: S603
        except subprocess.TimeoutExpired:
            return [failed(module, f"took longer than {limit} s")]
        if done.returncode:
            return [failed(module, (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1])]
        return [{"module": module, **row} for row in json.loads(rows.read_text(encoding="utf-8"))]


def failed(module: str, why: str) -> Row:
    """The row of a module that could not be measured."""
    return {"module": module, "name": f"failed: {why}", "value": None, "unit": "", "bar": "runs", "holds": False}


def write_rows(module: str, file: Path) -> None:
    """Runs `module` here and writes its rows. Raises `ValueError` when a row has not the agreed keys."""
    rows = list(importlib.import_module(module).rows())
    for row in rows:
        if set(row) != KEYS:
            raise ValueError(f"{module}: a row has the keys {sorted(row)}, not {sorted(KEYS)}")
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def surroundings() -> str:
    """Where the numbers were taken; they mean little without it."""
    return (
        f"commit {commit()}  python {platform.python_version()}  {platform.machine()}  {os.cpu_count()} cpus  load {os.getloadavg()[0]:.1f}"
    )


def commit() -> str:
    """The commit of the tree, empty when this is not a checkout."""
    try:
        return subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S607
    except (OSError, subprocess.CalledProcessError):
        return ""


def table(rows: Iterable[Row]) -> str:
    """The rows under each other, columns aligned also where the text is Chinese."""
    lines = [COLUMNS, *(tuple(cell(row[column]) for column in COLUMNS) for row in rows)]
    widths = [max(width(line[number]) for line in lines) for number in range(len(COLUMNS))]
    return "\n".join("  ".join(padded(text, wide) for text, wide in zip(line, widths, strict=True)).rstrip() for line in lines)


def cell(value: object) -> str:
    """How a value is printed: numbers to four digits, truth as yes or no, nothing as a dash."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "NO"
    text = f"{value:.4g}" if isinstance(value, float) else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def width(text: str) -> int:
    """The columns a text takes in a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, wide: int) -> str:
    """The text with blanks up to the column's width."""
    return text + " " * (wide - width(text))


if __name__ == "__main__":
    sys.exit(main())
