"""`kiosk items new`: what it writes imports, walks and names exactly what is left to fill; filled, the item is one like the others."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.config import ConfigError
from flows.item import Category, Identity, Review, Shape
from kiosk.cli import main, parser
from kiosk.workshop import commands
from kiosk.workshop.new_item import ROOT, Wanted, files_of, write

COPIED = ("assets", "central", "config", "core", "devices", "flows", "kiosk", "tests/__init__.py", "tests/central", "pyproject.toml")
SAID = ["--name", "某某事项", "--tile", "某某", "--shape", "query", "--identity", "card"]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source in which something may be made."""
    copy = tmp_path_factory.mktemp("tree")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "pictures"))
        else:
            (copy / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    return copy


def kiosk(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def wanted() -> Iterator[Wanted]:
    """One item of each shape, in as many categories."""
    for category, shape in zip(Category, Shape, strict=False):
        if shape is Shape.SERVICE:
            continue
        identity = Identity.CARD if shape is Shape.PAY else Identity.CARD_AND_FACE
        review = (Review.TOWN,) if shape is Shape.DECLARE else ()
        yield Wanted(
            category, f"{category.prefix}-made-{shape.name.lower()}", f"某某{shape.value}", f"某某{shape.value}", shape, identity, review
        )


@pytest.mark.timeout(600)  # reads the whole catalogue four times, in processes of their own
def test_an_item_of_each_shape_walks_at_once_and_says_what_is_left(tree: Path) -> None:
    made = list(wanted())
    left = {str(path) for one in made for path in write(one, tree)}
    ruff = Path(sys.executable).with_name("ruff")
    for check in (["check"], ["format", "--check"]):
        checked = subprocess.run(
            [ruff, *check, *sorted(p for p in left if p.endswith(".py"))], cwd=tree, capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout

    checked = kiosk(tree, "kiosk.cli", "items", "check")
    assert checked.returncode == 1, checked.stderr
    found = checked.stdout.splitlines()[:-1]
    told = {line.split(": ", 1)[1].split(":")[0] for line in found if "【待填" in line}
    assert told == {str(path) for one in made for path in files_of(one.id)}
    assert all("【待填" in line or "its edition is not kept" in line or "no English for" in line for line in found), "\n".join(found)
    guide = [line for line in found if f"{made[0].id}.toml:" in line and "guides" in line]
    assert len(guide) == 13, "every element but the name"

    for path in left:
        text = (tree / path).read_text(encoding="utf-8")
        (tree / path).write_text(re.sub(r"【待填[^】]*】", "P3" if "PERSON" in text else "某某", text), encoding="utf-8")
    persons = tree / "config/persons.toml"
    rows = "".join(f'{one.table} = {{ number = "1" }}\n' for one in made)
    persons.write_text(persons.read_text(encoding="utf-8").replace("[P3.records]\n", f"[P3.records]\n{rows}"), encoding="utf-8")
    english = {
        re.search(r"no English for '(.*)'", line)[1]
        for line in kiosk(tree, "kiosk.cli", "items", "check").stdout.splitlines()
        if "no English" in line
    }
    (tree / "assets/locale/en/made.toml").write_text("".join(f'"{text}" = "Something"\n' for text in english), encoding="utf-8")
    assert kiosk(tree, "kiosk.cli", "items", "editions").returncode == 0
    done = kiosk(tree, "kiosk.cli", "items", "check")
    assert done.returncode == 0, done.stdout

    tests = [f"tests/central/test_{one.module}.py" for one in made if one.shape is not Shape.BOOK]  # nobody has given it places
    ran = kiosk(tree, "pytest", "-q", "-p", "no:cacheprovider", *tests)
    assert ran.returncode == 0, ran.stdout


def test_what_is_there_is_not_written_over(tree: Path) -> None:
    made = kiosk(tree, "kiosk.cli", "items", "new", "disability/dp-once", *SAID)
    assert made.returncode == 0, made.stderr
    again = kiosk(tree, "kiosk.cli", "items", "new", "disability/dp-once", *SAID)
    assert (again.returncode, "already there: flows/items/disability/dp_once.py" in again.stderr) == (2, True)
    (tree / files_of("dp-once")[0]).unlink()
    kept = tree / "config/guides/dp-once.toml"
    kept.write_text("mine", encoding="utf-8")
    assert kiosk(tree, "kiosk.cli", "items", "new", "disability/dp-once", *SAID).returncode == 2
    assert kept.read_text(encoding="utf-8") == "mine"
    assert not (tree / files_of("dp-once")[0]).exists(), "nothing is written when something is there"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("ag-no-category", "say CATEGORY/ID"),
        ("agein/ag-some-words", "category 'agein': one of social-insurance"),
        ("ageing/dp-some-words", "an id of ageing looks like ag-some-words"),
        ("ageing/ag-Some", "looks like ag-some-words"),
        ("ageing/ag-../../etc", "looks like ag-some-words"),
    ],
)
def test_a_place_that_cannot_be_is_refused(place: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["items", "new", place, *SAID]) == 2
    assert told in capsys.readouterr().err


def test_words_that_no_file_could_hold_are_refused() -> None:
    with pytest.raises(ConfigError, match="one line without quotation marks"):
        Wanted(Category.AGEING, "ag-x", 'a"b', "a", Shape.QUERY, Identity.CARD)


def test_without_a_keyboard_it_says_what_is_missing(tree: Path) -> None:
    result = kiosk(tree, "kiosk.cli", "items", "new", "ageing/ag-silent", "--name", "某某")
    assert result.returncode == 2
    assert "nobody can be asked here: say --tile, --shape, --identity" in result.stderr


def test_with_a_keyboard_it_asks_for_the_rest() -> None:
    typed = iter(["", "某某", "query", "card", "town", "", ""])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(typed)

    options = parser().parse_args(["items", "new", "ageing/ag-asked", "--name", "某某事项"])
    said = commands.said(options, ask, lambda: True)
    assert said == {
        "name": "某某事项",
        "tile": "某某",
        "shape": "query",
        "identity": "card",
        "review": "town",
        "agent": "no",
        "offline": "no",
    }
    assert asked[0] == asked[1], "an empty answer is asked again where nothing is usual"
