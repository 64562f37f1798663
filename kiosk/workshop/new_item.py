"""`kiosk items new`: the files of a new item, which import and walk at once and say in 【待填：…】 what is still to be written.

flows/items/<category>/<item>.py        what is asked, in which order, and why       config/guides/<item>.toml, config/guides/en/<item>.toml
flows/records/<item>.py                 what the department serves                   assets/locale/en/items/<item>.toml
central/departments/<item>.py           the simulated department                     tests/central/test_<item>.py
kiosk/workshop/examples/<item>.py       one record for every branch
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from keyword import iskeyword
from pathlib import Path
from string import Template
from typing import TypeVar

from core.config import ConfigError
from flows.item import Agent, Category, Identity, Offline, Review, Shape

ROOT = Path(__file__).resolve().parents[2]
TO_FILL = "【待填"
"""Begins every text that a template leaves to its author; the lint lets none pass."""

_LEFT = re.compile(f"{TO_FILL}[^】]*】")
_TEMPLATES = Path(__file__).parent / "templates"
_ID = re.compile(r"[a-z]{2}(-[a-z][a-z0-9]*)+")
_CLASS = re.compile(r"([A-Z][a-z0-9]+)+")
_TAKEN = frozenset(
    "Act Agent Answers Asked CaseState Category Department Desk Done Identity Kiosk Offline Priced QuoteLine Refusal Review Row Summary Way "
    "act answers asked book card contact department desk facts lookup number_of phone price purpose require submitted summary".split()
)
"""Words that the templates use for something else."""
TILE = 8
"""Characters that a tile has room for in large type."""
_SENTENCE = re.compile(r"[^\"\\$\n]+")

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True)
class Wanted:
    """What somebody has said about the item to be made. `record` names the class of what the department keeps: BusCard."""

    category: Category
    id: str
    name: str
    tile: str
    record: str
    shape: Shape
    identity: Identity
    review: tuple[Review, ...] = ()
    agent: Agent = Agent.NO
    offline: Offline = Offline.NO

    def __post_init__(self) -> None:
        """Raises `ConfigError` for what cannot be: an id that its category does not begin, a service, words that no Python string holds."""
        if not _ID.fullmatch(self.id) or not self.id.startswith(f"{self.category.prefix}-"):
            raise ConfigError(f"{self.id!r}: an id of {self.category.value} looks like {self.category.prefix}-some-words")
        if self.shape is Shape.SERVICE:
            raise ConfigError("shape 'service': what comes after the items is none of them")
        if not _CLASS.fullmatch(self.record):
            raise ConfigError(f"record {self.record!r}: what the department keeps, named like BusCard")
        if any(iskeyword(word) or word in _TAKEN for word in (self.record, self.table)):
            raise ConfigError(f"record {self.record!r}: Python or the item's own files need that word, take another")
        for words in (self.name, self.tile):
            if not _SENTENCE.fullmatch(words) or not words.strip():
                raise ConfigError(f"{words!r}: a name is one line without quotation marks, and not empty")
        if len(self.tile) > TILE:
            raise ConfigError(f"tile {self.tile!r}: {TILE} characters are all that a tile shows")

    @property
    def module(self) -> str:
        """The id as Python names files."""
        return self.id.replace("-", "_")

    @property
    def table(self) -> str:
        """The record as Python names steps: the one that looks it up, and the table of a test person; bus_card for BusCard."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.record).lower()


def place(words: str) -> tuple[Category, str]:
    """Category and id of "ageing/ag-some-words". Raises `ConfigError` naming what is wrong."""
    category, slash, item_id = words.partition("/")
    if not slash:
        raise ConfigError(f"{words!r}: say CATEGORY/ID, like ageing/ag-some-words")
    return member(Category, category, "category"), item_id


def member(kind: type[E], word: str, what: str) -> E:
    """The member of that value, or of that name in any case. Raises `ConfigError` with the known ones."""
    for one in kind:
        if word.lower().replace("_", "-") in (str(one.value), one.name.lower().replace("_", "-")):
            return one
    known = ", ".join(one.name.lower().replace("_", "-") for one in kind)
    raise ConfigError(f"{what} {word!r}: one of {known}")


def source_of(item_id: str) -> Path:
    """The file of an item, from the root; a service after the items has no category."""
    module = f"{item_id.replace('-', '_')}.py"
    try:
        return Path("flows/items", Category.of(item_id).value.replace("-", "_"), module)
    except ValueError:
        return Path("flows/services", module)


def files_of(item_id: str) -> tuple[Path, ...]:
    """All files of an item, from the root; an item of long ago may share its records, department and tests with others."""
    module = item_id.replace("-", "_")
    return (
        source_of(item_id),
        Path("config/guides", f"{item_id}.toml"),
        Path("config/guides/en", f"{item_id}.toml"),
        Path("flows/records", f"{module}.py"),
        Path("central/departments", f"{module}.py"),
        Path("kiosk/workshop/examples", f"{module}.py"),
        Path("assets/locale/en/items", f"{item_id}.toml"),
        Path("tests/central", f"test_{module}.py"),
    )


def write(wanted: Wanted, root: Path = ROOT) -> tuple[Path, ...]:
    """Writes the files and says which, from the root. Raises `ConfigError`, before anything is written, when one is there, or a
    record of that name."""
    paths = files_of(wanted.id)
    if there := [str(path) for path in paths if (root / path).exists()]:
        raise ConfigError(f"already there: {', '.join(there)}")
    for path in sorted((root / "flows/records").glob("*.py")):
        if f"class {wanted.record}:" in path.read_text(encoding="utf-8"):
            raise ConfigError(f"record {wanted.record}: already in {path.relative_to(root)}")
    names = ("item", "guide", "guide_en", "records", "department", "examples", "english", "test")
    for path, name in zip(paths, names, strict=True):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(_filled(name, wanted), encoding="utf-8")
    return paths


def to_fill(item_id: str, root: Path = ROOT) -> list[str]:
    """Every place that its author still has to fill, like "config/guides/x.toml:3: 【待填：实施主体】"."""
    return [
        f"{path}:{number}: {left}"
        for path in files_of(item_id)
        if (root / path).is_file()
        for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1)
        for left in _LEFT.findall(line)
    ]


def _filled(name: str, wanted: Wanted) -> str:
    own = {"item": _item_parts, "department": _department_parts, "test": _test_parts, "english": _english_parts}.get(name)
    words = {
        "id": wanted.id,
        "name": wanted.name,
        "tile": wanted.tile,
        "category": wanted.category.name,
        "identity": wanted.identity.name,
        "module": wanted.module,
        "table": wanted.table,
        "record": wanted.record,
        **(own(wanted) if own else {}),
    }
    return Template((_TEMPLATES / f"{name}.txt").read_text(encoding="utf-8")).substitute(words)


@dataclass(frozen=True)
class _Form:
    """What one shape needs beyond the common: its builder, words of `flows.counter`, and lines of the item."""

    builder: str
    words: tuple[str, ...]
    rest: str = "    summary=summary,\n"


_FORMS: Mapping[Shape, _Form] = {
    Shape.QUERY: _Form("query", ("paper_or_not",), "    ask=[paper_or_not()],\n    summary=summary,\n"),
    Shape.CERT: _Form("certificate", ("purpose",), '    ask=[purpose("【待填：用途】", "其他")],\n    summary=summary,\n'),
    Shape.PAY: _Form(
        "payment",
        ("HOLDER",),
        '    ask=[],\n    quoted_with=lambda a: {"number": a[HOLDER].number},\n    facts=facts,\n',
    ),
    Shape.DECLARE: _Form("declaration", ("contact", "phone"), "    ask=[contact(), phone()],\n    summary=summary,\n"),
    Shape.AUTH: _Form("authentication", ()),
    Shape.BOOK: _Form("booking", (), ""),
}


def _item_parts(wanted: Wanted) -> dict[str, str]:
    form = _FORMS[wanted.shape]
    asks_itself = wanted.identity is Identity.NONE or wanted.shape is Shape.PAY
    words = {"Refusal", "Way", "lookup", "require", form.builder, *form.words}
    nouns = {"Identity"}
    imports, function, rest = [], "", form.rest
    if wanted.shape is Shape.BOOK:
        imports.append("from flows.appointments import appointment, booked")
        rest = (
            f'    ask=appointment("{wanted.table}", "【待填：地点叫什么】"),\n'
            '    summary=booked(lambda _: "【待填：要带什么】", "【待填：一句提醒】。"),\n'
        )
    else:
        words.add("Answers")
        nouns.add("Row" if wanted.shape is Shape.PAY else "Summary")
        function = _facts(wanted) if wanted.shape is Shape.PAY else _summary(wanted)
    if asks_itself:
        words |= {"card", "card_in_force"}
    handling = ""
    if wanted.review:
        nouns.add("Review")
        handling += f"    review=({', '.join(f'Review.{level.name}' for level in wanted.review)},),\n"
    if wanted.agent is Agent.YES:
        nouns.add("Agent")
        handling += "    agent=Agent.YES,\n"
    if wanted.offline is not Offline.NO:
        nouns.add("Offline")
        handling += f"    offline=Offline.{wanted.offline.name},\n"
    imports += [
        f"from flows.counter import {', '.join(_sorted(words))}",
        f"from flows.item import {', '.join(_sorted(nouns))}",
        f"from flows.records.{wanted.module} import {wanted.record}",
    ]
    return {
        "builder": form.builder,
        "imports": "\n".join(imports) + ("" if not function else "\n"),
        "function": function,
        "head": "        card(),\n        card_in_force(),\n" if asks_itself else "",
        "rest": rest,
        "handling": handling,
    }


def _sorted(names: set[str]) -> list[str]:
    """As the imports' order has them: constants, then classes, then functions."""
    return sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))


def _summary(wanted: Wanted) -> str:
    return (
        "def summary(answers: Answers) -> Summary:\n"
        f'    held: {wanted.record} = answers["{wanted.table}"]\n'
        f'    return Summary("【待填：将办理】", "{wanted.tile}", (("【待填：号码】", held.number),), note="【待填：一句提醒】。")\n\n\n'
    )


def _facts(wanted: Wanted) -> str:
    return (
        "def facts(answers: Answers) -> tuple[Row, ...]:\n"
        f'    held: {wanted.record} = answers["{wanted.table}"]\n'
        '    return (("【待填：号码】", held.number),)\n\n\n'
    )


def _department_parts(wanted: Wanted) -> dict[str, str]:
    department = ["Asked", "Department", "Desk"]
    acts = {"Act", "Done"}
    records, functions, tables = [f"from flows.records.{wanted.module} import {wanted.record}"], "", ""
    if wanted.shape is Shape.PAY:
        department.append("Priced")
        records.insert(0, "from flows.records.exchange import QuoteLine")
        functions += (
            "def price(_desk: Desk, _asked: Asked) -> Priced:\n"
            '    """【待填：what it costs】."""\n'
            '    return Priced((QuoteLine("【待填：项目】", "1", "1.00", 100),), 100, "【待填：计价依据】")\n\n\n'
        )
        tables += f'    prices={{"{wanted.id}": price}},\n'
    if wanted.shape in (Shape.QUERY, Shape.CERT):
        acts.clear()
    else:
        tables += f'    acts={{"{wanted.id}": submitted}},\n'
        functions += 'def submitted(act: Act) -> Done:\n    """【待填：what a submitted case changes】."""\n'
        functions += f"    return {_done(wanted)}\n\n\n"
    if wanted.shape is Shape.BOOK:
        acts.add("book")
    if wanted.review and acts:
        records.insert(0, "from flows.records.exchange import CaseState")
    lines = [f"from central.departments.acts import {', '.join(_sorted(acts))}"] if acts else []
    lines += [
        f"from central.departments.department import {', '.join(department)}, number_of",
        "from flows.item import Category",
        *sorted(records),
    ]
    return {"imports": "\n".join(lines) + "\n", "functions": functions, "tables": tables}


def _done(wanted: Wanted) -> str:
    if wanted.shape is Shape.BOOK:
        return f'book(act, [act.holder()], "{wanted.table}")'
    if wanted.review:
        return 'Done(CaseState.ACCEPTED, {"下一步": f"【待填：谁审核】，凭号查询 {act.case_no}"})'
    return 'Done(details={"【待填：凭条上的一行】": f"{act.today:%Y-%m-%d}"})'


def _test_parts(wanted: Wanted) -> dict[str, str]:
    faced = wanted.identity.faced or wanted.shape is Shape.AUTH
    answers = [f'"consent": "{"face" if faced else "card-only"}"', '"card": card(person)', *(['"face": FACE'] if faced else [])]
    records = [] if wanted.shape is Shape.PAY else ["from flows.records.exchange import CaseState"]
    done = "DONE" if not wanted.review or wanted.shape in (Shape.QUERY, Shape.CERT) else "ACCEPTED"
    shown = f"kiosk.done(ITEM, answers(PERSON)).state is CaseState.{done}"
    match wanted.shape:
        case Shape.CERT:
            answers.append('"purpose": "其他"')
        case Shape.PAY:
            answers.append('"pay_method": "微信扫码"')
            shown = "kiosk.fill(ITEM, answers(PERSON)).path.complete"
        case Shape.BOOK:
            answers += [f'"{step}": "【待填：{what}】"' for step, what in (("site", "地点"), ("date", "日期"), ("slot", "时段"))]
        case _:
            pass
    imports = [*records, f"from tests.central.client import {'FACE, ' if faced else ''}Kiosk, card"]
    return {"imports": "\n".join(imports) + "\n", "answers": "".join(f"        {answer},\n" for answer in answers), "shown": shown}


def _english_parts(wanted: Wanted) -> dict[str, str]:
    return {"texts": "".join(f'"{text}" = "{TO_FILL}：English】"\n' for text in dict.fromkeys((wanted.name, wanted.tile)))}
