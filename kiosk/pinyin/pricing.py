"""What is likelier in a text, an address, a name: three ways to price the words of the lexicon and what follows what.

A pricing turns the words of a sound into edges (text, cost, state behind it) and says what an edge costs behind a state; None forbids it.
Costs are nats: the way with the least sum is the likeliest.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flows.writing import Writing
from kiosk.pinyin.entries import PLACE_ENDINGS
from kiosk.pinyin.lexicon import Lexicon, NamePart, Word
from kiosk.pinyin.names import COMPOUND, SURNAMES
from kiosk.pinyin.parts import Part

State = str
"""What stands before, as far as it matters: an ending of a place, a part of a name."""

ACCENT, ACCENT_AGAIN = 5.0, 1.5
"""What a word costs that is spelled as the south speaks, and each further syllable of it: an accent stays the same within a word."""
FOLLOWED = 14
"""How many ways to write one part of the keys are followed on."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A piece of text for some keys."""

    text: str
    cost: float
    state: State
    part: Part | None = None


class Pricing(ABC):
    """What words cost; one for each kind of writing."""

    cheapest_step = 0.0
    """No step is cheaper."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def start(self, _before: str) -> State:
        """The state behind the text that stands already."""
        return ""

    def edges(self, typed: Sequence[str], _sounds: Sequence[str], words: Sequence[Word], most: int) -> list[Edge]:
        """What may be written for these syllables, the `most` likeliest, cheapest first."""
        found = [self.edge(word, accent(typed, word.syllables)) for word in words]
        found.sort(key=_by_cost)
        return found[:most]

    def begun(self, typed: Sequence[str], words: Sequence[Word], extra: float) -> list[Edge]:
        """What may be written when the syllables are only begun."""
        fitting = [word for word in words if all(s.startswith(t) for s, t in zip(word.syllables, typed, strict=True))]
        return sorted((self.edge(word, extra) for word in fitting), key=_by_cost)[:FOLLOWED]

    @abstractmethod
    def edge(self, word: Word, extra: float) -> Edge:
        """One word with its price."""

    @abstractmethod
    def step(self, state: State, edge: Edge) -> float | None:
        """What the edge costs there besides its own price."""

    def closing(self, _state: State) -> float:
        """What it costs to end there."""
        return 0.0


class FreePricing(Pricing):
    """Plain words: how common each is."""

    def edge(self, word: Word, extra: float) -> Edge:
        return Edge(word.text, word.cost + extra, "")

    def step(self, _state: State, _edge: Edge) -> float:
        return 0.0


class AddressPricing(Pricing):
    """Places: their names are strung together, each closed by its ending (镇, 路, 号)."""

    cheapest_step = -1.5
    _OPEN, _ENDED = "open", "ended"

    def edge(self, word: Word, extra: float) -> Edge:
        return Edge(word.text, word.address + extra, self._ENDED if word.text[-1] in PLACE_ENDINGS else self._OPEN)

    def step(self, state: State, edge: Edge) -> float:
        if len(edge.text) > 1 or edge.state is self._OPEN:
            return 0.0
        return {self._OPEN: self.cheapest_step, self._ENDED: 2.5}.get(state, 4.0)


class NamePricing(Pricing):
    """A family name, then one or two characters; anything else is dear, but stays possible for names of other peoples."""

    _BEGIN, _SURNAME, _FIRST, _WHOLE = "", "surname", "first", "whole"
    _STEPS: Mapping[tuple[State, Part], float] = {
        (_BEGIN, Part.SURNAME): 0.0,
        (_SURNAME, Part.ONLY): 1.8,
        (_SURNAME, Part.FIRST): 0.9,
        (_SURNAME, Part.BOTH): 0.6,
        (_FIRST, Part.SECOND): 0.0,
    }
    """Six of seven given names have two characters."""
    _BEHIND: Mapping[Part, State] = {
        Part.SURNAME: _SURNAME,
        Part.ONLY: _WHOLE,
        Part.FIRST: _FIRST,
        Part.SECOND: _WHOLE,
        Part.BOTH: _WHOLE,
    }
    _RARE = 7.0
    """On top for a character that no known name has there."""
    _NO_NAME = 12.0

    def start(self, before: str) -> State:
        text = before.strip()
        if not text:
            return self._BEGIN
        if text in COMPOUND or text in SURNAMES:
            return self._SURNAME
        return self._FIRST if len(text) == 2 and text[0] in SURNAMES else self._WHOLE

    def edges(self, typed: Sequence[str], sounds: Sequence[str], words: Sequence[Word], most: int) -> list[Edge]:
        parts = [self._part(part, typed) for part in self._lexicon.name_parts("'".join(sounds))]
        return [*parts, *super().edges(typed, sounds, words, most)]

    def _part(self, part: NamePart, typed: Sequence[str]) -> Edge:
        return Edge(part.text, part.cost + accent(typed, part.syllables), self._BEHIND[part.part], part.part)

    def edge(self, word: Word, extra: float) -> Edge:
        return Edge(word.text, word.cost + extra, self._WHOLE)

    def step(self, state: State, edge: Edge) -> float | None:
        if edge.part is not None:
            return self._STEPS.get((state, edge.part))
        return self._RARE if state in (self._SURNAME, self._FIRST) and len(edge.text) == 1 else self._NO_NAME

    def closing(self, state: State) -> float:
        return 4.0 if state == self._FIRST else 0.0


PRICINGS: Mapping[Writing, Callable[[Lexicon], Pricing]] = {
    Writing.FREE: FreePricing,
    Writing.ADDRESS: AddressPricing,
    Writing.NAME: NamePricing,
}


def accent(typed: Sequence[str], meant: Sequence[str]) -> float:
    """What it costs that syllables are spelled otherwise than meant; ue and v for üe and ü are spelled right."""
    if tuple(typed) == tuple(meant):
        return 0.0
    unlike = sum(one != other and not _same(one, other) for one, other in zip(typed, meant, strict=False))
    return ACCENT + ACCENT_AGAIN * (unlike - 1) if unlike else 0.0


def _same(typed: str, meant: str) -> bool:
    return "v" in typed + meant and typed.replace("v", "u") == meant.replace("v", "u") and (typed[0] in "jqxy" or meant.endswith("ve"))


def _by_cost(edge: Edge) -> float:
    return edge.cost
