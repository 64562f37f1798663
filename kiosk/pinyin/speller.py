"""Letters in, candidates out, one key at a time.

    keys      x  i  a  n  s  h  i            columns[n] holds the best ways to write keys[:n]; a new key adds one column from the
    columns   ●  ●  ●  ●  .  .  ●            earlier ones and the words between, so a long line costs no more per key than a short one
                    └ 西安 ──────┘

The last syllable may be only begun (zhongg 中国), and a word may be given by its initials (zgr 中国人). A digit
is a key of a telephone and stands for any of its letters (64426 你好): more words fit, and none can be abbreviated. A speller belongs to one field
and dies with it: it learns nothing, and nothing of it outlives the field.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from flows.writing import Writing
from kiosk.pinyin.lexicon import Lexicon, Word
from kiosk.pinyin.pricing import FOLLOWED, PRICINGS, Edge, State
from kiosk.pinyin.syllables import APART, BEGINNINGS, INITIALS, LETTERS, LONGEST, NINE_KEYS, SOUND_OF, initial_sound, on_nine_keys
from kiosk.pinyin.vulgar import Vulgar

MOST_KEYS = 60
_KEYS = LETTERS | frozenset(NINE_KEYS)
_BEAM = 16
_LONGEST_WORD = 8
_MOST_OF_WORD, _MOST_OF_SYLLABLE, _EVERY = 24, 60, 3000
"""How many words of a sound are looked at: of several syllables, of one, and where each character is to be offered."""
_MOST_NINE = 24
"""How many keys of a telephone are looked up as one word."""
_WHOLE = 6
"""So many ways to write all keys come before the single words."""
_ABBREVIATED = 3.0
"""What each syllable costs that is given by its initial only."""
_BEGUN = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be written for the first `keys` keys."""

    text: str
    keys: int


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to write the keys so far."""

    cost: float
    state: State
    text: str


@dataclass(frozen=True, slots=True)
class _Span:
    """Keys from `start` to the end at hand, taken as these syllables."""

    start: int
    typed: tuple[str, ...]
    sounds: tuple[str, ...]


class Speller:
    """What is being typed in one field. `before` is what stands in the field already: a surname there makes the next a given name."""

    def __init__(self, lexicon: Lexicon, writing: Writing, vulgar: Vulgar, before: str = "") -> None:
        self._lexicon, self._vulgar = lexicon, vulgar
        self._pricing = PRICINGS[writing](lexicon)
        self._remembered: dict[tuple[str, int], list[Word]] = {}
        self.start(before)

    def start(self, before: str = "") -> None:
        """Nothing typed yet, behind that text."""
        self.keys, self._before = "", before
        self._syllables: list[list[_Span]] = [[]]  # by their end
        self._heads: list[list[Candidate]] = [[]]  # what may be written for the keys up to each end, as one word
        self._columns: list[list[_Way]] = [[_Way(0.0, self._pricing.start(before), "")]]

    def push(self, key: str) -> None:
        """One more letter; what is no letter and what is too much is ignored. Letters and keys of a telephone in one line are all keys."""
        if not NINE_KEYS.keys().isdisjoint(self.keys):
            key = on_nine_keys(key)
        elif key in NINE_KEYS and self.keys:
            typed = on_nine_keys(self.keys)
            self.start(self._before)
            for each in typed:
                self.push(each)
        if key not in _KEYS or len(self.keys) >= MOST_KEYS or (key == APART and self.keys[-1:] in ("", APART)):
            return
        self.keys += key
        end = len(self.keys)
        if key == APART:
            self._syllables.append([])
            self._heads.append([])
            self._columns.append(self._columns[-1])
            return
        self._syllables.append(self._syllables_to(end))
        edges = list(self._on_nine_keys(end)) if key in NINE_KEYS else [*self._spelled(end), *self._abbreviated(end)]
        self._heads.append(_heads(edges, end))
        self._columns.append(self._joined(edges))

    def pop(self) -> None:
        """Takes the last letter back."""
        if self.keys:
            self.keys = self.keys[:-1]
            for each in (self._syllables, self._heads, self._columns):
                each.pop()

    def take(self, chosen: Candidate, before: str) -> None:
        """Goes on with the keys behind a candidate; `before` is the field's text with it."""
        rest = self.keys[chosen.keys :].lstrip(APART)
        self.start(before)
        for key in rest:
            self.push(key)

    def candidates(self, most: int = 400) -> list[Candidate]:
        """First whole lines, the likeliest first; then the longest words that the keys begin with; last the single characters."""
        found: dict[str, Candidate] = {}
        for candidate in self._all():
            if candidate.text not in found and not self._vulgar.within(candidate.text):
                found[candidate.text] = candidate
                if len(found) == most:
                    break
        return list(found.values())

    def _all(self) -> Iterator[Candidate]:
        end = len(self.keys)
        if not end:
            return
        whole = self._closed([*self._columns[end], *self._begun(end)] if self.keys[-1] != APART else self._columns[end])
        yield from (Candidate(way.text, end) for way in whole[:_WHOLE])
        for reached in range(end - 1, 0, -1):
            if not whole and self._columns[reached] and self.keys[reached - 1] != APART:
                yield from (Candidate(way.text, reached) for way in self._closed(self._columns[reached])[:2])
                break
        heads = [candidate for of_end in self._heads[::-1] for candidate in of_end]
        yield from (candidate for candidate in heads if len(candidate.text) > 1)
        yield from (candidate for candidate in heads if len(candidate.text) == 1)
        yield from self._characters()

    def _closed(self, ways: list[_Way]) -> list[_Way]:
        """The ways at the end of the line, the cheapest first, each text once."""
        ordered = sorted(((way.cost + self._pricing.closing(way.state), way.text, way) for way in ways), key=lambda each: each[:2])
        return list({text: way for _, text, way in reversed(ordered)}.values())[::-1]

    def _joined(self, edges: list[tuple[int, Edge]]) -> list[_Way]:
        """The new column: every way up to the start of an edge, and the edge. What cannot come among the best is not tried."""
        least = self._pricing.cheapest_step
        ordered = sorted(((self._columns[start][0].cost + edge.cost + least, start, edge) for start, edge in edges), key=_first)
        best: dict[str, _Way] = {}
        bar = math.inf
        for lowest, start, edge in ordered:
            if lowest > bar:
                break
            for way in self._columns[start]:
                dear = self._pricing.step(way.state, edge)
                if dear is None:
                    continue
                text, cost = way.text + edge.text, way.cost + edge.cost + dear
                if cost < bar and (text not in best or cost < best[text].cost):
                    best[text] = _Way(cost, edge.state, text)
            if len(best) >= 2 * _BEAM:
                best = {way.text: way for way in sorted(best.values(), key=_cost)[:_BEAM]}
                bar = max(way.cost for way in best.values())
        return sorted(best.values(), key=_cost)[:_BEAM]

    # the words between two places

    def _syllables_to(self, end: int) -> list[_Span]:
        found = []
        for start in range(end - 1, max(-1, end - LONGEST - 1), -1):
            typed = self.keys[start:end]
            if typed in SOUND_OF and self._columns[start]:
                found.append(_Span(start, (typed,), (SOUND_OF[typed],)))
        return found

    def _spans(self, end: int, longest: int = _LONGEST_WORD) -> Iterator[_Span]:
        """Every row of syllables that ends there."""
        for last in self._syllables[end]:
            yield last
            if longest > 1:
                before = last.start - 1 if self.keys[last.start - 1 : last.start] == APART else last.start
                for rest in self._spans(before, longest - 1):
                    yield _Span(rest.start, rest.typed + last.typed, rest.sounds + last.sounds)

    def _spelled(self, end: int) -> Iterator[tuple[int, Edge]]:
        for span in self._spans(end):
            single = len(span.sounds) == 1
            words = self._words(APART.join(span.sounds), _MOST_OF_SYLLABLE if single else _MOST_OF_WORD)
            most = _MOST_OF_SYLLABLE if single and not span.start else FOLLOWED
            yield from ((span.start, edge) for edge in self._pricing.edges(span.typed, span.sounds, words, most))

    def _characters(self) -> Iterator[Candidate]:
        """Every character of the first syllable, rare ones too; asked for only when somebody has turned the pages so far."""
        for end in range(min(len(self.keys), LONGEST), 0, -1):
            spans = [_Span(0, (), (self.keys[:end],))] if self.keys[0] in NINE_KEYS else self._syllables[end]
            for span in spans:
                if span.start == 0:
                    words = self._words(span.sounds[0], _EVERY)
                    yield from (Candidate(edge.text, end) for edge in self._pricing.edges(span.typed, span.sounds, words, _EVERY))

    def _on_nine_keys(self, end: int) -> Iterator[tuple[int, Edge]]:
        for start in range(end - 1, max(-1, end - _MOST_NINE - 1), -1):
            if self._columns[start]:
                keys = self.keys[start:end]
                words = self._words(keys, _MOST_OF_SYLLABLE)
                most = _MOST_OF_SYLLABLE if end <= LONGEST and not start else FOLLOWED
                yield from ((start, edge) for edge in self._pricing.edges((), (keys,), words, most))

    def _abbreviated(self, end: int) -> Iterator[tuple[int, Edge]]:
        """Words by their initials only, where no letter between could be anything else."""
        initials: tuple[str, ...] = ()
        start = end
        while start > 0 and len(initials) < 6:
            size = 2 if self.keys[max(0, start - 2) : start] in INITIALS and start > 1 else 1
            if self.keys[start - size : start] not in INITIALS:
                return
            start -= size
            initials = (self.keys[start : start + size], *initials)
            if len(initials) > 1 and self._columns[start]:
                words = self._words(APART.join(map(initial_sound, initials)), _MOST_OF_WORD)
                fitting = [word for word in words if len(word.syllables) == len(initials)]
                yield from ((start, edge) for edge in self._pricing.begun(initials, fitting, _ABBREVIATED * len(initials)))

    def _begun(self, end: int) -> list[_Way]:
        """The ways to write all keys when the last syllable is only begun."""
        edges: list[tuple[int, Edge]] = []
        for start in range(end - 1, max(-1, end - LONGEST), -1):
            typed = self.keys[start:end]
            if typed not in BEGINNINGS or typed in SOUND_OF or not self._columns[start]:
                continue
            before = start - 1 if self.keys[start - 1 : start] == APART else start
            for span in [_Span(start, (), ()), *self._spans(before, 3)]:
                words = self._words(APART.join((*span.sounds, initial_sound(typed))), _MOST_OF_WORD)
                edges += ((span.start, edge) for edge in self._pricing.begun((*span.typed, typed), words, _BEGUN))
        return self._joined(edges)

    def _words(self, sound: str, most: int) -> list[Word]:
        key = (sound, most)
        if key not in self._remembered:
            self._remembered[key] = self._lexicon.words(sound, most)
        return self._remembered[key]


def _heads(edges: list[tuple[int, Edge]], end: int) -> list[Candidate]:
    """The words that begin the line and end there."""
    first = sorted((edge for start, edge in edges if start == 0), key=lambda edge: edge.cost)
    return [Candidate(edge.text, end) for edge in first]


def _first(edge: tuple[float, int, Edge]) -> float:
    return edge[0]


def _cost(way: _Way) -> float:
    return way.cost
