"""The gallery sees all that a resident can turn to, says when a promise is broken, and shows every kind of place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flows.items import known
from kiosk.desk import Desk
from tests.window.fixtures import screen  # noqa: F401
from tools.gallery.moments import Moment, general, guide, of_item
from tools.gallery.stage import Stage, desk
from tools.gallery.views import SMALL, VIEWS, View

ITEM = known()["si-insured-certificate"]


@pytest.fixture(scope="module")
def open_desk() -> Iterator[Desk]:
    with desk() as opened:
        yield opened


def _moment(name: str) -> Moment:
    return next(moment for moment in of_item(ITEM, 0) if moment.name == name)


def test_a_guide_is_shown_with_its_pages_and_all_its_elements(screen: None, open_desk: Desk) -> None:  # noqa: F811
    stage, shown = Stage(open_desk, View("small", SMALL)), {}
    for name in stage.leaves(guide(ITEM)):
        shown[name] = "".join(stage.driver.texts())
    stage.close()
    assert [*shown][:2] == ["guide", "guide, page 2"]
    assert "guide, more, page 2" in shown
    assert "设定依据" not in shown["guide"]
    assert any("设定依据" in text for name, text in shown.items() if name.startswith("guide, more"))


def test_the_paper_that_a_check_page_promises_is_shown(screen: None, open_desk: Desk) -> None:  # noqa: F811
    stage, papers = Stage(open_desk, View("standard")), []
    for name in stage.leaves(_moment("check")):
        papers += [name] if stage.driver.sees("纸上会这样写") else []
    stage.close()
    assert papers
    assert papers[0] == "check, paper"


def test_what_belongs_to_the_holder_alone_is_a_fault(screen: None, open_desk: Desk) -> None:  # noqa: F811
    from kiosk.ui.words import Words

    stage = Stage(open_desk, View("standard"))
    stage.show(_moment("check"))
    assert stage.faults() == []
    holder = stage.shell.sitting.visit.card
    assert holder is not None
    stage.shell.screen.widget.add_widget(Words(stage.shell.mode, holder.number.reveal(), verbatim=True))
    stage.driver.lay_out()
    assert any(fault.startswith("unmasked") for fault in stage.faults())
    stage.close()


@pytest.mark.parametrize(("name", "said"), [("training", "演练"), ("query-machine", "太和"), ("bank-branch", "农商银行")])
def test_every_kind_of_place_has_a_view(screen: None, name: str, said: str) -> None:  # noqa: F811
    view = next(view for view in VIEWS if view.name == name)
    with desk(view) as there:
        stage = Stage(there, view)
        stage.show(next(general(stage.shell.desk)))
        assert stage.driver.sees(said)
        assert stage.shell.training.on is view.training
        assert bool(stage.shell.offers.elsewhere) is view.query
        stage.close()
