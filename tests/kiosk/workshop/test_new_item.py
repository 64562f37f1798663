"""`kiosk items new`: what it writes imports, walks and names exactly what is left to fill; filled, the item is one like the others."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.config import ConfigError, read_folder
from flows.guides import read_guide
from flows.item import Category, Identity, Review, Shape
from kiosk.cli import main, parser
from kiosk.workshop import commands
from kiosk.workshop.new_item import ROOT, Wanted, files_of, to_fill, write

COPIED = ("assets", "central", "config", "core", "devices", "flows", "kiosk", "tests/__init__.py", "tests/central", "pyproject.toml")
SAID = ["--name", "某某事项", "--tile", "某某", "--record", "SomeThing", "--shape", "query", "--identity", "card"]


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


CHECK = """
import json, sys
from pathlib import Path
import pytest
from flows.items import catalogue
from kiosk.workshop import lint
from kiosk.workshop.walks import policy
made = {name: catalogue()[name] for name in json.loads(sys.argv[1])}
print(json.dumps(lint.faults(made, Path("config"), policy())))
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", *sys.argv[2:]]))
"""
"""Reads a tree once: first the faults of those items, then their tests."""


def run(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python in that tree, with nobody at a keyboard."""
    return subprocess.run([sys.executable, *words], cwd=tree, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def ruff(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([Path(sys.executable).with_name("ruff"), *words], cwd=tree, capture_output=True, text=True, check=False)


CATEGORIES = (
    Category.SOCIAL_INSURANCE,
    Category.PUBLIC_SECURITY,
    Category.CIVIL_AFFAIRS,
    Category.AGEING,
    Category.DISABILITY,
    Category.UTILITIES,
)
"""Some begin with letters before those of our own modules, some with later ones: imports have to be in order either way."""


def wanted() -> Iterator[Wanted]:
    """One item of each shape, in as many categories."""
    for category, shape in zip(CATEGORIES, Shape, strict=False):
        identity = Identity.CARD if shape is Shape.PAY else Identity.CARD_AND_FACE
        review = (Review.TOWN,) if shape is Shape.DECLARE else ()
        name, words = shape.name.lower(), f"某某{shape.value}"
        yield Wanted(category, f"{category.prefix}-made-{name}", words, words, f"Made{name.capitalize()}", shape, identity, review)


def test_an_item_of_each_shape_says_what_is_left_and_walks_once_that_is_filled(tree: Path) -> None:
    made = list(wanted())
    left = sorted(str(path) for one in made for path in write(one, tree))
    for check in (["check"], ["format", "--check"]):
        checked = ruff(tree, *check, *(path for path in left if path.endswith(".py")))
        assert checked.returncode == 0, checked.stdout
    told = [line.split(":")[0] for one in made for line in to_fill(one.id, tree)]
    assert sorted(set(told)) == left
    assert told.count(f"config/guides/{made[0].id}.toml") == 13, "every element but the name"

    filled(tree, made, left)
    tests = [f"tests/central/test_{one.module}.py" for one in made if one.shape is not Shape.BOOK]  # nobody has given it places
    ran = run(tree, "-c", CHECK, json.dumps([one.id for one in made]), *tests)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    of_these = [line for line in json.loads(ran.stdout.splitlines()[0]) if line.startswith(tuple(f"{one.id}:" for one in made))]
    assert [line for line in of_these if "no English for" not in line and "its edition is not kept" not in line] == []
    assert len([line for line in of_these if "its edition is not kept" in line]) == len(made)


def filled(tree: Path, made: list[Wanted], left: list[str]) -> None:
    """Something stands wherever something was left to write, and P3 has one of each."""
    for path in left:
        text = (tree / path).read_text(encoding="utf-8")
        words = "P3" if "PERSON" in text else "something" if path.startswith("config/guides/en") else "某某"
        (tree / path).write_text(re.sub(r"【待填[^】]*】", words, text), encoding="utf-8")
    guides = read_folder(tree / "config/guides")
    for one in made:
        translated = tree / "config/guides/en" / f"{one.id}.toml"
        named = f'of = "{read_guide(guides, one.id).digest}"'
        translated.write_text(translated.read_text(encoding="utf-8").replace('of = "something"', named), encoding="utf-8")
    persons = tree / "config/persons.toml"
    rows = "".join(f'{one.table} = {{ number = "1" }}\n' for one in made)
    persons.write_text(persons.read_text(encoding="utf-8").replace("[P3.records]\n", f"[P3.records]\n{rows}"), encoding="utf-8")


def test_what_is_there_is_not_written_over(tree: Path) -> None:
    made = run(tree, "-m", "kiosk.cli", "items", "new", "disability/dp-once", *SAID)
    assert made.returncode == 0, made.stderr
    assert {str(path) for path in files_of("dp-once")} <= set(made.stdout.splitlines())
    once = Wanted(Category.DISABILITY, "dp-once", "某某事项", "某某", "SomeThing", Shape.QUERY, Identity.CARD)
    with pytest.raises(ConfigError, match=r"already there: flows/items/disability/dp_once\.py"):
        write(once, tree)
    (tree / files_of("dp-once")[0]).unlink()
    kept = tree / "config/guides/dp-once.toml"
    kept.write_text("mine", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"already there: config/guides/dp-once\.toml"):
        write(once, tree)
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


def test_a_record_is_named_as_a_class() -> None:
    with pytest.raises(ConfigError, match="named like BusCard"):
        Wanted(Category.AGEING, "ag-x", "某某", "某某", "bus_card", Shape.QUERY, Identity.CARD)


def test_a_record_that_is_there_is_not_made_again(tree: Path) -> None:
    again = Wanted(Category.AGEING, "ag-some-words", "某某", "某某", "BusCard", Shape.QUERY, Identity.CARD)
    with pytest.raises(ConfigError, match="already in flows/records/ag_bus"):
        write(again, tree)
    assert not (tree / files_of(again.id)[0]).exists()


def test_words_that_no_file_could_hold_are_refused() -> None:
    with pytest.raises(ConfigError, match="one line without quotation marks"):
        Wanted(Category.AGEING, "ag-x", 'a"b', "a", "SomeThing", Shape.QUERY, Identity.CARD)


@pytest.mark.parametrize("record", ["None", "Class", "Import", "Department", "Book"])
def test_a_record_that_takes_a_word_of_its_own_files_is_refused(record: str) -> None:
    with pytest.raises(ConfigError, match="need that word"):
        Wanted(Category.AGEING, "ag-x", "某某", "某某", record, Shape.QUERY, Identity.CARD)


@pytest.mark.parametrize("tile", ["", "  ", "一二三四五六七八九"])
def test_a_tile_has_some_words_and_not_more_than_fit(tile: str) -> None:
    with pytest.raises(ConfigError, match=r"not empty|8 characters"):
        Wanted(Category.AGEING, "ag-x", "某某", tile, "SomeThing", Shape.QUERY, Identity.CARD)


def test_without_a_keyboard_it_says_what_is_missing() -> None:
    options = parser().parse_args(["items", "new", "ageing/ag-silent", "--name", "某某"])
    with pytest.raises(ConfigError, match="nobody can be asked here: say --tile, --record, --shape, --identity"):
        commands.said(options, input, lambda: False)


def test_with_a_keyboard_it_asks_for_the_rest() -> None:
    typed = iter(["", "某某", "BusCard", "query", "card", "town", "", ""])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(typed)

    options = parser().parse_args(["items", "new", "ageing/ag-asked", "--name", "某某事项"])
    said = commands.said(options, ask, lambda: True)
    assert said == {
        "name": "某某事项",
        "tile": "某某",
        "record": "BusCard",
        "shape": "query",
        "identity": "card",
        "review": "town",
        "agent": "no",
        "offline": "no",
    }
    assert asked[0] == asked[1], "an empty answer is asked again where nothing is usual"
