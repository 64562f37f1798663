"""「我要…」 covers the whole catalogue, and a wish means what it says."""

from __future__ import annotations

import pytest

from flows.item import Shape
from kiosk.finding.wishes import WISHES
from kiosk.screens.wishes import WISH_LOOKS
from tests.kiosk.finding.county import ITEMS


def test_every_item_is_in_the_list_of_some_wish() -> None:
    meant = {item.id for wish in WISHES.values() for item in wish.means(ITEMS.values())}
    assert meant == set(ITEMS)


@pytest.mark.parametrize(
    ("wish", "item_id"),
    [
        ("pay", "ut-water-pay"),
        ("paper", "re-housing-certificate"),
        ("look", "case-progress"),
        ("look", "ut-water-pay"),
        ("renew", "am-licence-renewal"),
        ("renew", "ps-residence-permit-endorsement"),
        ("renew", "ag-bus-card-validation"),
    ],
)
def test_a_wish_means_what_it_says(wish: str, item_id: str) -> None:
    assert item_id in [item.id for item in WISHES[wish].means(ITEMS.values())]


def test_every_wish_is_offered() -> None:
    assert list(WISH_LOOKS) == list(WISHES)


def test_what_a_wish_means_by_its_shape_comes_before_what_only_has_the_word() -> None:
    meant = WISHES["look"].means(ITEMS.values())
    queries = [item.shape in (Shape.QUERY, Shape.SERVICE) for item in meant]
    assert queries == sorted(queries, reverse=True)
    assert not queries[-1]
