"""Every item looks like what it is: the three bills are told apart by their pictures, and a rating is not called a query."""

from __future__ import annotations

from flows.items import known
from kiosk.screens.categories import look
from kiosk.ui.icons import Symbol


def test_water_power_and_gas_have_a_picture_each() -> None:
    bills = [known()[f"ut-{what}-pay"] for what in ("water", "electricity", "gas")]
    assert [look(bill)[0] for bill in bills] == [Symbol.WATER, Symbol.LIGHTNING_BOLT, Symbol.FIRE]
    assert len({look(bill)[1] for bill in bills}) == 1, "one category, one colour"


def test_a_rating_is_called_one() -> None:
    assert known()["case-evaluation"].service_type == "评价"
    assert known()["case-progress"].service_type == "查询"
