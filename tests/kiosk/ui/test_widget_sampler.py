"""Every family of widgets, in every mode and on every panel, measured as it stands in the window."""

from __future__ import annotations

import pytest

from kiosk.ui.tokens import Mode
from tests.window.fixtures import Drive

PANELS = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (768, 1366)}
MODES = {
    **{f"{name}": Mode(width=w, height=h) for name, (w, h) in PANELS.items()},
    **{f"elder {name}": Mode(elder=True, width=w, height=h) for name, (w, h) in PANELS.items()},
    "low": Mode(low=True),
    "elder low": Mode(low=True, elder=True),
    "high contrast": Mode(high_contrast=True),
}
WITH_PICTURES = ("upright", "elder upright", "high contrast")
"""Colours do not depend on the panel, so contrast is judged on these."""


@pytest.mark.parametrize("name", MODES)
def test_no_page_of_the_sampler_has_a_fault(drive: Drive, name: str):
    from tests.kiosk.ui.sampler import PAGES, Sampler
    from tests.window.look import faults

    mode = MODES[name]
    driver = drive(Sampler, (mode.width, mode.height))
    wrong = {}
    for page in PAGES:
        driver.app.show(page, mode)
        driver.lay_out()
        found = faults(driver, mode, driver.shot() if name in WITH_PICTURES else None)
        if found:
            wrong[page.__name__] = found
    assert wrong == {}


def test_low_mode_keeps_every_target_in_the_lower_half(drive: Drive):
    from tests.kiosk.ui.sampler import PAGES, Sampler

    driver = drive(Sampler)
    for page in PAGES:
        driver.app.show(page, Mode(low=True))
        driver.lay_out()
        too_high = [seen.widget.say for seen in driver.touchables() if seen.top > 961]
        assert too_high == [], page.__name__


def test_no_page_is_kept_alive_after_it_has_gone(drive: Drive):
    import gc

    from kivy.uix.widget import Widget

    from tests.kiosk.ui.sampler import PAGES, Sampler

    driver = drive(Sampler)

    def widgets_after_all_pages() -> int:
        for page in PAGES:
            driver.app.show(page, Mode())
            driver.lay_out()
        driver.app.place.clear_widgets()
        driver.skip(1)
        gc.collect()
        return sum(issubclass(type(thing), Widget) for thing in gc.get_objects())

    first = widgets_after_all_pages()
    assert widgets_after_all_pages() <= first
