"""A list of places that is damaged, in each way in which files are: the places of the configuration are offered, and it is said why."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.records.regions import Region
from kiosk.aids.diagnosis import AidFiles
from kiosk.diagnosis import aids_described
from kiosk.regions.choosing import Dependable, open_gazetteer
from kiosk.regions.listed import Listed
from kiosk.regions.nationwide import Nationwide, RegionsDamaged
from kiosk.regions.prepare import build, is_good
from kiosk.workshop.people import policy
from tests.kiosk.regions.archive import TABLES, archive

Capture = pytest.CaptureFixture[str]
PAGE = 4_096


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A list of many pages, as the set-up makes it."""
    villages = TABLES["villages"] | {f"441900003{number:03}": f"第{number}社区" for number in range(1, 1_000)}
    target = tmp_path / "list.sqlite"
    build(archive({**TABLES, "villages": villages}), target)
    return target


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 5 * PAGE])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def zeros(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def other(file: Path) -> None:
    file.write_bytes(b"no database" * 4_000)


def statement(words: str) -> Callable[[Path], None]:
    def run(file: Path) -> None:
        with sqlite3.connect(file) as rows:
            rows.execute(words)
        rows.close()

    return run


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


AT_ONCE = {
    "cut off": cut,
    "empty": empty,
    "zeros": zeros,
    "another file": other,
    "a folder": folder,
    "no table": statement("DROP TABLE division"),
    "no rows": statement("DELETE FROM division"),
    "another column": statement("ALTER TABLE division RENAME COLUMN letter TO initial"),
    "a name that is none": statement("UPDATE division SET name = NULL WHERE code = 43"),
    "a name that is no text": statement("UPDATE division SET name = x'ff00' WHERE code = 43"),
    "a code that is none": statement("UPDATE division SET code = 4 WHERE code = 43"),
}


@pytest.mark.parametrize("damage", AT_ONCE.values(), ids=AT_ONCE)
def test_a_damaged_list_is_as_good_as_none_and_is_logged(
    built: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    damage(built)
    regions = open_gazetteer(built, policy())
    assert isinstance(regions, Listed)
    assert regions.region("431021103") == Region("431021103", ("湖南省", "郴州市", "桂阳县", "太和镇"))
    assert "regions.damaged code=F-REGIONS" in caplog.text


def zero_its_end(file: Path) -> None:
    """The list still opens, for its top stands in front; what is lost is below 东城街道 in 东莞市."""
    whole = file.read_bytes()
    file.write_bytes(whole[: -3 * PAGE] + bytes(3 * PAGE))


def test_damage_further_in_is_found_when_somebody_comes_there_and_the_way_so_far_stays(
    built: Path, caplog: pytest.LogCaptureFixture
) -> None:
    zero_its_end(built)
    regions = open_gazetteer(built, policy())
    assert regions.whole
    (towns, _) = regions.below("431021"), regions.below("431021103")
    assert not caplog.records
    assert regions.below("441900003") == ()
    assert not regions.whole
    assert regions.region("431021103200") == Region("431021103200", ("湖南省", "郴州市", "桂阳县", "太和镇", "湾塘村")), (
        "it was on the screen"
    )
    assert {town.code for town in towns} <= {town.code for town in regions.below("431021")}
    assert len([record for record in caplog.records if "regions.damaged" in record.message]) == 1
    regions.forget()
    assert regions.region("431021103200") is None


def test_a_list_that_was_good_when_it_was_opened_may_fail_at_any_question(built: Path) -> None:
    country = Nationwide(built)
    regions = Dependable(country, policy())
    country.close()
    assert next(division.name for division in regions.below("")) == "湖南省"
    assert not regions.whole


def test_the_set_up_takes_no_damaged_list_for_a_list(built: Path) -> None:
    assert is_good(built)
    zero_its_end(built)
    Nationwide(built).close()
    assert not is_good(built)
    assert not is_good(built.with_name("none"))


def test_diagnose_says_status_cause_and_remedy_of_damage_that_opening_does_not_see(built: Path, capsys: Capture) -> None:
    assert not aids_described(AidFiles(regions=built))
    assert "F-REGIONS" not in capsys.readouterr().out
    zero_its_end(built)
    assert aids_described(AidFiles(regions=built))
    out = capsys.readouterr().out
    assert "填写: F-REGIONS damaged" in out
    assert "F-REGIONS  cause: no list of the country's places that can be read" in out
    assert f"detail: {built}: " in out
    assert "remedy: `.venv/bin/python -m kiosk.regions.prepare`" in out


def test_a_terminal_that_was_set_up_without_the_list_is_told_of_and_works(built: Path, capsys: Capture) -> None:
    assert not aids_described(AidFiles(regions=built.with_name("none")))
    assert "F-REGIONS not set up" in capsys.readouterr().out


def test_the_damaged_page_is_named_as_damaged(built: Path) -> None:
    zero_its_end(built)
    with pytest.raises(RegionsDamaged, match=r"list\.sqlite"):
        Nationwide(built).below("441900003")
