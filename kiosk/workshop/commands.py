"""`kiosk items …`: check, graph, new, editions, guides. What they work with is loaded when they are called: `kiosk run` needs none of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from core.config import ConfigError, read_folder
from flows.item import Agent, Category, Identity, Offline, Review, Shape
from flows.items import catalogue, known
from flows.policy import NoFigure, Policy
from kiosk.settings import make_clock, read_policy, read_settings


def check(options: argparse.Namespace) -> int:
    """The rules that every item must keep."""
    from kiosk.workshop import lint

    folder = options.config.parent
    policy = Policy(read_policy(folder), make_clock(read_settings(options.config).clock).now().date())
    try:
        found = lint.faults(known(), folder, policy)
    except NoFigure as error:
        raise ConfigError(f"{folder / 'policy'}: there is no figure {error}") from error
    for fault in found:
        print(fault)
    print(f"{len(catalogue())} items, {len(found)} faults")
    return int(bool(found))


def graph(options: argparse.Namespace) -> int:
    """One item as a Mermaid chart."""
    from kiosk.workshop import lint

    if options.item not in known():
        raise ConfigError(f"no item {options.item!r}; known: {', '.join(known())}")
    print(lint.mermaid(known()[options.item]))
    return 0


def write_editions(_: argparse.Namespace) -> int:
    """Keeps what the items' sources are now, and says whose were others."""
    from kiosk.workshop import editions

    for item_id in editions.write(known()):
        print(f"{item_id}: version {known()[item_id].version}")
    return 0


def guides(options: argparse.Namespace) -> int:
    """What the translation of each guide has to name, and how it stands."""
    from kiosk.workshop import translations

    for line in translations.table(read_folder(options.config.parent / "guides"), known()):
        print(line)
    return 0


QUESTIONS = (
    ("name", "name, as the county's list has it", ""),
    ("tile", "name on the tile, eight characters at most", ""),
    ("record", "what the department keeps of a person, as a class is named: BusCard", ""),
    ("shape", f"shape: {', '.join(shape.name.lower() for shape in Shape if shape is not Shape.SERVICE)}", ""),
    ("identity", f"identity: {', '.join(one.name.lower().replace('_', '-') for one in Identity)}", ""),
    ("review", "who decides after the slip: none, town, county or town,county", "none"),
    ("agent", "may somebody else do it: no, yes", "no"),
    ("offline", "without a line: no, draft", "no"),
)
"""What is asked, or said as options: the option, the question, the answer of an empty line."""


def new(options: argparse.Namespace, ask: Callable[[str], str] = input, keyboard: Callable[[], bool] = sys.stdin.isatty) -> int:
    """Writes the files of a new item and says what is left to do."""
    from kiosk.workshop.new_item import Wanted, member, place, write

    category, item_id = place(options.place)
    words = said(options, ask, keyboard)
    wanted = Wanted(
        category,
        item_id,
        words["name"],
        words["tile"],
        words["record"],
        member(Shape, words["shape"], "shape"),
        member(Identity, words["identity"], "identity"),
        () if words["review"] == "none" else tuple(member(Review, level, "review") for level in words["review"].split(",")),
        member(Agent, words["agent"], "agent"),
        member(Offline, words["offline"], "offline"),
    )
    for path in write(wanted):
        print(path)
    print(f"Now fill every 【待填】, give a person of config/persons.toml a table {wanted.table!r}, and ask `kiosk items check`.")
    return 0


def said(options: argparse.Namespace, ask: Callable[[str], str], keyboard: Callable[[], bool]) -> dict[str, str]:
    """What the options say, and for the rest what is typed. Raises `ConfigError` when nobody can type."""
    words = {option: getattr(options, option) for option, _, _ in QUESTIONS}
    missing = [f"--{option}" for option, _, usual in QUESTIONS if words[option] is None and not usual]
    if missing and not keyboard():
        raise ConfigError(f"nobody can be asked here: say {', '.join(missing)}")
    for option, question, usual in QUESTIONS:
        if words[option] is None:
            words[option] = _typed(ask, f"{question}{f' [{usual}]' if usual else ''}: ", usual) if keyboard() else usual
    return words


def _typed(ask: Callable[[str], str], question: str, usual: str) -> str:
    while not (answer := ask(question).strip() or usual):
        pass
    return answer


def add_to(items: argparse._SubParsersAction[argparse.ArgumentParser], settings: Callable[[argparse.ArgumentParser], None]) -> None:
    """The commands with their options."""
    checked = items.add_parser("check", help="guides, gates, steps, words, English and editions of every item")
    settings(checked)
    checked.set_defaults(act=check)
    drawn = items.add_parser("graph", help="an item's steps as a Mermaid chart")
    drawn.add_argument("item")
    drawn.set_defaults(act=graph)
    made = items.add_parser("new", help="write the files of a new item; what is not said is asked")
    made.add_argument("place", metavar="CATEGORY/ID", help=f"like ageing/ag-some-words; categories: {', '.join(c.value for c in Category)}")
    for option, question, _ in QUESTIONS:
        made.add_argument(f"--{option}", help=question)
    made.set_defaults(act=new)
    kept = items.add_parser("editions", help="keep what every item's source is now, so that a later change without a new version is seen")
    kept.set_defaults(act=write_editions)
    translated = items.add_parser("guides", help="which texts the translation of each guide has to name, and how it stands")
    settings(translated)
    translated.set_defaults(act=guides)
