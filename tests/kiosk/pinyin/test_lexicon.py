"""The file: never written to, made again only when it must be, and nothing vulgar comes out of it."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from flows.writing import Writing
from kiosk.pinyin import build, lexicon
from kiosk.pinyin.lexicon import Lexicon, LexiconDamaged, LexiconMissing
from kiosk.pinyin.speller import Speller
from kiosk.pinyin.syllables import SYLLABLES
from kiosk.pinyin.vulgar import Vulgar, digest


def test_a_session_leaves_the_lexicon_as_it_was_to_the_byte(lexicon: Lexicon) -> None:
    folder = build.lexicon.place().parent
    before = state(folder)
    for writing in Writing:
        speller = Speller(lexicon, writing, Vulgar.read())
        for key in "ouyangminghuizhuzaizhonghualu":
            speller.push(key)
            speller.candidates()
        speller.take(speller.candidates()[0], "欧阳明辉")

    assert state(folder) == before


def state(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def test_a_lexicon_of_these_inputs_is_not_made_again(lexicon: Lexicon) -> None:
    made = build.lexicon.place().stat().st_mtime_ns

    build.main()

    assert build.lexicon.place().stat().st_mtime_ns == made


def test_a_file_that_is_no_lexicon_is_made_of_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "lexicon.sqlite"
    broken.write_bytes(b"not a data base")

    assert lexicon.made_of(broken) == ""


def test_without_a_lexicon_the_machine_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(LexiconMissing):
        Lexicon(tmp_path / "none.sqlite")


@pytest.mark.parametrize("kept", [0, 1, 100, 4096, 1_000_000])
def test_a_lexicon_that_was_cut_off_is_not_opened(lexicon: Lexicon, tmp_path: Path, kept: int) -> None:
    cut = tmp_path / "lexicon.sqlite"
    cut.write_bytes(build.lexicon.place().read_bytes()[:kept])

    with pytest.raises(LexiconDamaged):
        Lexicon(cut)


def test_something_else_in_its_place_is_not_opened(tmp_path: Path) -> None:
    other = tmp_path / "lexicon.sqlite"
    other.write_bytes(b"not a data base" * 1000)
    with pytest.raises(LexiconDamaged):
        Lexicon(other)
    other.unlink()
    with sqlite3.connect(other) as empty:
        empty.execute("CREATE TABLE made (of TEXT)")
    with pytest.raises(LexiconDamaged):
        Lexicon(other)


def test_nothing_can_be_written_into_it(lexicon: Lexicon) -> None:
    with pytest.raises(sqlite3.OperationalError):
        lexicon._connection.execute("DELETE FROM word")


def test_no_vulgar_word_is_offered_for_any_pair_of_syllables(lexicon: Lexicon) -> None:
    vulgar = Vulgar.read()
    speller = Speller(lexicon, Writing.FREE, vulgar)
    pairs = [(one, other) for one in sorted(SYLLABLES)[::7] for other in sorted(SYLLABLES)[::5]]
    for one, other in pairs:
        speller.start()
        for key in one + other:
            speller.push(key)
        assert not [c.text for c in speller.candidates(30) if vulgar.within(c.text)]
    assert len(pairs) > 4000


def test_the_happy_word_comes_without_its_vulgar_twin(lexicon: Lexicon) -> None:
    speller = Speller(lexicon, Writing.FREE, Vulgar.read())
    for key in "xingfu":
        speller.push(key)
    found = [candidate.text for candidate in speller.candidates(400)]

    assert found[0] == "幸福"
    assert digest("性福").hex() in Path("assets/input/vulgar.txt").read_text(encoding="utf-8")
    assert "性福" not in found


def test_a_word_of_the_list_hides_every_text_that_contains_it() -> None:
    vulgar = Vulgar(frozenset({digest("坏话")}))

    assert vulgar.within("一句坏话")
    assert vulgar.within("坏话")
    assert not vulgar.within("坏了的话")


def test_pages_damaged_in_the_middle_offer_nothing_and_stop_nobody(lexicon: Lexicon, tmp_path: Path) -> None:
    damaged = bytearray(build.lexicon.place().read_bytes())
    size = int.from_bytes(damaged[16:18], "big")
    leaves = [at for at in range(10 * size, len(damaged), size) if damaged[at] in (0x0A, 0x0D)]
    with sqlite3.connect(build.lexicon.place()) as kept:
        first = [kept.execute(f"SELECT sound, word FROM {table} LIMIT 1").fetchone() for table in ("word", "name")]
        sounds = [sound for (sound,) in kept.execute("SELECT DISTINCT sound FROM word LIMIT 20000")][::100]
    for at in leaves[1::2]:
        page = damaged[at : at + size]
        if not any(sound.encode() in page and word.encode() in page for sound, word in first):  # opening looks at those
            damaged[at : at + size] = b"\xff" * size
    file = tmp_path / "lexicon.sqlite"
    file.write_bytes(damaged)

    opened = Lexicon(file)
    found, whole = ([word for sound in sounds for word in one.words(sound, 5)] for one in (opened, lexicon))
    assert len(found) < len(whole)
    assert all(isinstance(opened.name_parts(sound), list) for sound in sounds)
    opened.close()
