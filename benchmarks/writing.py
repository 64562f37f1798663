"""Typing Chinese: the work of a key with its candidates, how often the first five have the phrase, what a drawn character costs.

The phrases (phrases.toml) were written down before the engine was tuned, and are kept out of its words; each is typed in one go,
without tones or separators. A phrase that the dictionary or our own services' texts hold as one word all the same is counted apart.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

from benchmarks import Row, at_most, told
from flows.writing import Writing
from kiosk.handwriting import recogniser
from kiosk.pinyin import lexicon
from kiosk.pinyin.lexicon import Lexicon
from kiosk.pinyin.speller import Speller
from kiosk.pinyin.syllables import on_nine_keys, sound
from kiosk.pinyin.vulgar import Vulgar
from tools.display import any_display

PHRASES = Path(__file__).parent / "phrases.toml"
WRITINGS = {"address": Writing.ADDRESS, "name": Writing.NAME, "free": Writing.FREE, "term": Writing.FREE}
KEY_P95_MS, DRAWN_MS, MEMORY_MB = 10.0, 17.0, 40.0
TEN = (((150, 500), (850, 490)), ((500, 100), (500, 400), (500, 900)))
"""The character 十, in a field of 1000 px."""


def rows() -> list[Row]:
    """Hits by kind of phrase, then times, then memory."""
    words = lexicon.here()
    if words is None:
        return [told("pinyin: no dictionary on this machine, nothing measured", None, "")]
    keys = [key for _, _, key in phrases()]
    return [*hits(words), *key_work(keys), *drawn(), at_most("pinyin and handwriting, PSS added", added_mb(), "MB", MEMORY_MB)]


def phrases() -> Iterator[tuple[str, str, str]]:
    """Kind, phrase, keys."""
    for kind, held in tomllib.loads(PHRASES.read_text(encoding="utf-8")).items():
        yield from ((kind, phrase, keys) for phrase, keys in held.items())


def hits(words: Lexicon) -> list[Row]:
    """How often a whole phrase comes first, or among the first five."""
    found = [(kind, place(words, WRITINGS[kind], phrase, keys), entered(words, phrase)) for kind, phrase, keys in phrases()]
    rows = []
    for name, of in (("all 100", set(WRITINGS)), *((kind, {kind}) for kind in WRITINGS)):
        places = [at for kind, at, _ in found if kind in of]
        rows += [
            told(f"pinyin, {name}: phrase comes first", share(at == 0 for at in places), "%"),
            told(f"pinyin, {name}: phrase among the first five", share(0 <= at < 5 for at in places), "%"),
        ]
    composed = [at for _, at, whole in found if not whole]
    rows.append(
        told(f"pinyin, the {len(composed)} that no list holds whole: among the first five", share(0 <= at < 5 for at in composed), "%")
    )
    nine = [place(words, WRITINGS[kind], phrase, on_nine_keys(keys)) for kind, phrase, keys in phrases()]
    return [*rows, told("nine keys, all 100: phrase among the first five", share(0 <= at < 5 for at in nine), "%")]


def place(words: Lexicon, writing: Writing, phrase: str, keys: str) -> int:
    """Where the phrase stands among the candidates, from 0; -1 for nowhere."""
    speller = Speller(words, writing, Vulgar.read())
    for key in keys:
        speller.push(key)
    texts = [candidate.text for candidate in speller.candidates(10)]
    return texts.index(phrase) if phrase in texts else -1


def entered(words: Lexicon, phrase: str) -> bool:
    """Whether the phrase is one word of the lexicon."""
    from pypinyin import lazy_pinyin

    return any(word.text == phrase for word in words.words("'".join(map(sound, lazy_pinyin(phrase, v_to_u=False))), 40))


def share(held: Iterator[bool]) -> float:
    """Per cent of those that hold."""
    counted = list(held)
    return 100 * sum(counted) / len(counted)


def key_work(keys: list[str]) -> list[Row]:
    """CPU time of one key on the screen's thread: decoding, and what the candidates' fields change to."""
    with any_display():
        from kiosk.boot import Panel, prepare

        prepare(Panel())
        from kivy.core.window import Window

        from kiosk.ui import lettering
        from kiosk.ui.layout import settle
        from kiosk.ui.stage import set_stage
        from kiosk.ui.text_pad import TextPad
        from kiosk.ui.tokens import Mode

        set_stage()
        taken: list[float] = []
        for each in keys:
            pad = TextPad(Mode(), Writing.FREE, 100, lambda _: None)
            pad.size_hint_x, pad.width = None, 960
            Window.add_widget(pad)
            settle(pad)
            for key in each:
                begun = time.thread_time()
                pad.spell(key)
                lettering.draw_all()
                taken.append((time.thread_time() - begun) * 1000)
            Window.remove_widget(pad)
    taken.sort()
    return [
        told("pinyin key with its candidates, own work, median", statistics.median(taken), "ms"),
        at_most("pinyin key with its candidates, own work, p95", taken[int(0.95 * len(taken))], "ms", KEY_P95_MS),
        told("pinyin key with its candidates, own work, longest", taken[-1], "ms"),
    ]


def drawn() -> list[Row]:
    """What one recognition costs the screen's thread."""
    reads = recogniser.here()
    if reads is None:
        return [told("handwriting: no libzinnia on this machine, nothing measured", None, "")]
    taken = []
    for strokes in range(1, 13):
        for _ in range(4):
            written = [[(x + 30 * (n % 5), y + 40 * (n // 5)) for x, y in TEN[n % 2]] for n in range(strokes)]
            begun = time.thread_time()
            reads.recognise(written, (1000, 1000))
            taken.append((time.thread_time() - begun) * 1000)
    return [
        told("handwriting, one to twelve strokes, own work, median", statistics.median(taken), "ms"),
        at_most("handwriting, one to twelve strokes, own work, longest", max(taken), "ms", DRAWN_MS),
    ]


_ALONE = """
import json
from benchmarks.screens import pss_mb
from benchmarks.writing import TEN, phrases, place
from flows.writing import Writing
from kiosk.handwriting import recogniser
from kiosk.pinyin import lexicon
before = pss_mb()
words, reads = lexicon.here(), recogniser.here()
for _, phrase, keys in phrases():
    place(words, Writing.FREE, phrase, keys)
if reads:
    reads.recognise(TEN, (1000, 1000))
print(json.dumps(pss_mb() - before))
"""


def added_mb() -> float:
    """How much larger a process of its own gets by typing all phrases and drawing a character, MB (PSS)."""
    return float(json.loads(subprocess.run([sys.executable, "-c", _ALONE], capture_output=True, text=True, check=True).stdout))  # noqa: S603


if __name__ == "__main__":
    for line in rows():
        print(line)
