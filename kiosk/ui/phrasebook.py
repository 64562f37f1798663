"""A catalogue that also reads finished sentences: 「确认缴费 82.32 元」 is found by its id `确认缴费 {amount} 元`.

    the whole text, as an id          exact ids first
    a form                            a day, an amount (english.py)
    an id with slots                  the one with most text of its own first; what stands in a slot is translated in turn
    its parts                         sentences, then clauses, then the members of a list, then what stands in brackets

A slot ends before the end of a sentence, but for one called `{sentences}`. A slot may hold Chinese only where the id has enough text of its own to be sure of it: a name, a place. Nothing that was asked is
remembered: it may be somebody's name. Ids with slots are found by the character they begin or end with, so that a text meets few.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.language import CHINESE
from kiosk.ui.english import within

Form = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_LABELS = frozenset({"{records}", "{what}", "{accounts}", "{entry}", "{device}"})
"""Slots that hold labels, which have a capital only where they begin a sentence."""
_SLOT = re.compile(r"\{[^{}]*\}")
_LONG = "{sentences}"
_LONGEST = 300
"""Characters that an id with filled slots may have. What is longer is only parted: looking for slots in it would take seconds."""
_TOGETHER = 8
"""So many sentences are looked for as one id at most."""
_MOST_BRACKETS = 12
"""No sentence of ours has as many; a text from outside with more is left as it is."""
_SURE = 3
"""So many characters of its own let an id hold a slot that stays Chinese."""
_MARKS = (
    ("\n", "\n", ""),
    ("　", "  ", ""),
    ("。", ". ", "."),
    ("；", "; ", ";"),
    ("：", ": ", ":"),
    ("，", ", ", ","),
    (" · ", ", ", ","),
    ("·", ", ", ","),
    ("、", ", ", ","),
)
"""What parts of a text stand between, the strongest first; how that is written between two parts, and at the end."""
_NARROW = {"，": ", ", "；": "; ", "：": ": ", "、": ", ", "。": ".", "（": " (", "）": ")"}
_WIDE = re.compile("[，；：、。（）]")
"""Chinese marks that a sentence has left between words that are in the language already."""
_BRACKETS = re.compile("(?P<before>.*?)(?:（|(?<=[\u3400-\u9fff])\\()(?P<inside>[^（）()]+)[）)](?P<after>.*)", re.DOTALL)
_QUOTED = re.compile("「(?P<inside>[^「」]+)」")


@dataclass(frozen=True)
class Template:
    """An id with slots."""

    id: str
    english: str
    pattern: re.Pattern[str] = field(compare=False)
    begins: str
    ends: str
    own: int  # characters of its own, without the slots

    @classmethod
    def of(cls, text: str, translated: str) -> Template:
        """The template of an entry; a slot that is there twice must hold the same twice."""
        pieces, names, pattern = _SLOT.split(text), _SLOT.findall(text), ""
        groups: dict[str, str] = {}
        for piece, name in zip(pieces, [*names, ""], strict=True):
            pattern += re.escape(piece)
            if name in groups:
                pattern += f"(?P={groups[name]})"
            elif name:
                groups[name] = f"s{len(groups)}"
                pattern += f"(?P<{groups[name]}>{'.' if name == _LONG else '[^。]'}+?)"
        return cls(text, translated, re.compile(pattern, re.DOTALL), pieces[0][:1], pieces[-1][-1:], sum(map(len, pieces)))

    def slots(self, text: str) -> dict[str, str] | None:
        """What stands in the slots of a finished sentence; None when it is none of this id."""
        found = self.pattern.fullmatch(text)
        if found is None:
            return None
        return {name: found[f"s{place}"] for place, name in enumerate(dict.fromkeys(_SLOT.findall(self.id)))}

    def filled(self, slots: Mapping[str, str]) -> str:
        """The translation with what stands in the slots."""
        return _SLOT.sub(lambda slot: self._written(slot, slots.get(slot[0], slot[0])), self.english)

    @staticmethod
    def _written(slot: re.Match[str], value: str) -> str:
        joined = slot[0] in _LABELS and slot.string[: slot.start()].endswith(" ")
        return within(value) if joined else value


class Phrasebook:
    """The catalogue of one language. `used`, when it is given, gathers the ids that were needed."""

    def __init__(self, sentences: Mapping[str, str], forms: Sequence[Form] = (), used: set[str] | None = None) -> None:
        self._sentences, self._forms, self._used = sentences, forms, used
        self._first: dict[str, list[Template]] = defaultdict(list)
        self._last: dict[str, list[Template]] = defaultdict(list)
        self._loose: list[Template] = []
        templates = [Template.of(text, translated) for text, translated in sentences.items() if _SLOT.search(text)]
        for template in sorted(templates, key=_most_own):
            if template.begins:
                self._first[template.begins].append(template)
            elif template.ends:
                self._last[template.ends].append(template)
            else:
                self._loose.append(template)

    def entry(self, text: str) -> str:
        """The translation of exactly this id; "" when there is none."""
        return self._sentences.get(text, "")

    def translate(self, text: str) -> str:
        """The text in the other language as far as the catalogue goes."""
        found = self._whole(text)
        return self._by_parts(text) if found is None else found

    def _whole(self, text: str) -> str | None:
        """The translation of what is one id, one form or one id with slots."""
        if not CHINESE.search(text):
            return _WIDE.sub(lambda mark: _NARROW[mark[0]], text)
        if found := self._sentences.get(text):
            self._note(text)
            return found
        for form, written in self._forms:
            if match := form.fullmatch(text):
                return written(match)
        return self._by_template(text)

    def _by_template(self, text: str) -> str | None:
        for template in self._near(text) if len(text) <= _LONGEST else ():
            slots = template.slots(text)
            if slots is None:
                continue
            told = {name: self.translate(value.strip()) for name, value in slots.items()}
            if template.own < _SURE and any(CHINESE.search(value) for value in told.values()):
                continue
            self._note(template.id)
            return template.filled(told)
        return None

    def _near(self, text: str) -> list[Template]:
        found = [*self._first.get(text[0], ()), *self._last.get(text[-1], ()), *self._loose]
        return sorted(found, key=_most_own)

    def _by_parts(self, text: str) -> str:
        """The first way to part the text of which at least one part has a translation."""
        return next((told for told in self._parted(text) if told is not None), text)

    def _parted(self, text: str) -> Iterator[str | None]:
        for mark, between, end in _MARKS:
            if mark in text:
                yield self._joined(text, mark, between, end)
        yield self._bracketed(text)
        yield self._quoted(text)
        if " " in text.strip():
            yield self._spaced(text)

    def _joined(self, text: str, mark: str, between: str, end: str) -> str | None:
        parts = text.split(mark)
        told = [*(self._runs(parts[:-1]) if mark == "。" else map(self.translate, parts[:-1])), self.translate(parts[-1])]
        if told == parts:
            return None
        return between.join(part.strip().removesuffix(end) for part in told if part.strip()) + ("" if parts[-1] else end)

    def _runs(self, parts: list[str]) -> Iterator[str]:
        """Sentences, as many together as stand in the catalogue together, then each by itself, with its 。 first."""
        while parts:
            runs = range(min(len(parts), _TOGETHER), 0, -1)
            count, told = next(((n, told) for n in runs if (told := self._whole("。".join(parts[:n]) + "。")) is not None), (1, ""))
            yield told or self.translate(parts[0])
            parts = parts[count:]

    def _bracketed(self, text: str) -> str | None:
        found = _BRACKETS.fullmatch(text) if text.count("（") + text.count("(") <= _MOST_BRACKETS else None
        if found is None:
            return None
        before, inside, after = (self.translate(found[part].strip()) for part in ("before", "inside", "after"))
        told = " ".join(part for part in (before, f"({inside})", after) if part)
        return None if (before, inside, after) == found.group("before", "inside", "after") else told

    def _quoted(self, text: str) -> str | None:
        found = _QUOTED.fullmatch(text)
        told = self.translate(found["inside"]) if found else ""
        return f"“{told}”" if found and told != found["inside"] else None

    def _spaced(self, text: str) -> str | None:
        """Words between spaces, if all of them are known: a name and an address are not torn."""
        told = [self._whole(part) for part in text.split()]
        return " ".join(part for part in told if part is not None) if None not in told else None

    def _note(self, text: str) -> None:
        if self._used is not None:
            self._used.add(text)


def slots_of(text: str) -> list[str]:
    """The slots of an id or of its translation."""
    return _SLOT.findall(text)


def _most_own(template: Template) -> tuple[int, str]:
    return (-template.own, template.id)
