"""The list of divisions: how it is made from the archive, and what it says."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from flows.places import provinces
from flows.records.regions import Level, Region
from kiosk.regions.choosing import open_gazetteer
from kiosk.regions.gazetteer import COUNTRY, Gazetteer
from kiosk.regions.letters import first_letter
from kiosk.regions.listed import Listed
from kiosk.regions.nationwide import Nationwide, RegionsDamaged
from kiosk.regions.prepare import NotTheArchive, as_said, fetch
from kiosk.ui.letters import letter_keys
from kiosk.workshop.people import policy
from tests.kiosk.regions.archive import archive, small_list


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Nationwide:
    return Nationwide(small_list(tmp_path_factory.mktemp("regions")), tuple(provinces(policy())))


def names(regions: Gazetteer, code: str) -> list[str]:
    return [division.name for division in regions.below(code)]


def test_a_village_has_its_five_names(country: Nationwide) -> None:
    assert country.region("431021103001") == Region("431021103001", ("湖南省", "郴州市", "桂阳县", "太和镇", "太和社区"))


def test_the_near_provinces_stand_first_and_parts_in_the_order_of_their_codes(country: Nationwide) -> None:
    assert names(country, COUNTRY) == ["湖南省", "广东省", "湖北省", "重庆市", "北京市"]
    assert names(country, "431021") == ["鹿峰街道", "太和镇"]


def test_below_a_municipality_stand_its_districts_and_counties(country: Nationwide) -> None:
    assert names(country, "50") == ["万州区", "城口县"]
    assert country.region("110101") == Region("110101", ("北京市", "东城区"))
    assert Region("11", ("北京市",)).level is Level.CITY


def test_a_county_under_the_province_stands_among_its_cities(country: Nationwide) -> None:
    assert names(country, "42") == ["武汉市", "仙桃市"]
    assert country.region("429004") == Region("429004", ("湖北省", "仙桃市"))


def test_a_city_without_counties_leads_to_its_towns(country: Nationwide) -> None:
    assert country.region("441900003") == Region("441900003", ("广东省", "东莞市", "东城街道"))


def test_nothing_is_found_that_the_list_does_not_have(country: Nationwide) -> None:
    assert country.region("439999") is country.region("4310211") is country.region("x") is None
    assert country.below("439999") == ()


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("昭金村村委会", "昭金村"),
        ("阳王村民委员会", "阳王村"),
        ("富阳村村民委员会", "富阳村"),
        ("南塔社区居委会", "南塔社区"),
        ("卜尔汉图嘎查村民委员会", "卜尔汉图嘎查"),
        ("下源村", "下源村"),
    ],
)
def test_a_village_is_called_as_people_call_it(listed: str, said: str) -> None:
    assert as_said(listed) == said


def test_a_name_begins_as_it_is_spoken() -> None:
    assert [first_letter(name) for name in ("重庆市", "长沙市", "厦门市", "郴州市", "六安市", "单县", "长治市")] == list("CCXCLSC")


def test_the_letters_of_a_long_list_come_together_in_a_few_keys() -> None:
    keys = letter_keys(list("AAABCDDDEFFFF"), 4)
    assert "".join(keys) == "ABCDEF"
    assert len(keys) == 4
    assert letter_keys(list("AB"), 6) == ("A", "B")


def test_what_a_resident_opened_does_not_stay_in_memory(tmp_path: Path) -> None:
    regions = Nationwide(small_list(tmp_path))
    opened = regions.below("431021")
    regions.close()
    assert regions.below("431021") == opened, "somebody goes down and up the same few lists"
    regions.forget()
    with pytest.raises(RegionsDamaged, match="closed database"):
        regions.below("431021")


def test_without_the_list_the_county_and_the_cities_are_there(tmp_path: Path) -> None:
    regions = open_gazetteer(tmp_path / "none.sqlite", policy())
    assert isinstance(regions, Listed)
    assert not regions.whole
    assert regions.region("431021103") == Region("431021103", ("湖南省", "郴州市", "桂阳县", "太和镇"))
    assert len(regions.below("431021")) == 22
    assert regions.below("430102") == ()


def test_both_lists_name_the_cities_alike(country: Nationwide) -> None:
    listed = Listed(policy())
    for province in ("43", "42", "44"):
        there = {division.code: division.name for division in listed.below(province)}
        assert {division.code: division.name for division in country.below(province)}.items() <= there.items()


def test_only_the_archive_that_was_published_is_taken(tmp_path: Path) -> None:
    file, content = tmp_path / "archive.tgz", archive().getvalue()
    file.write_bytes(content)
    into = io.BytesIO()
    fetch(file.as_uri(), into, hashlib.sha512(content).hexdigest())
    assert into.getvalue() == content
    with pytest.raises(NotTheArchive):
        fetch(file.as_uri(), io.BytesIO())
