"""Pages that show what can be done here and now, and so have to follow it: home, the lists, the guide.

The offer may change under the resident's eyes: the line breaks, the paper runs out. A page asks again every few seconds and changes
only when something that stands on it has changed.
"""

from __future__ import annotations

from kiosk.offline import Offers
from kiosk.screens.screen import Screen

REFRESH_S = 10.0
"""How often a page asks again what is offered: a resident seldom stays longer on one."""


class FollowsOffers(Screen):
    """Mixed into a screen that reads `shell.offers`; the screen says what of it is shown and how it changes."""

    def enter(self) -> None:
        self._stands = self.offered(self.shell.offers)
        self._look()
        self.every(REFRESH_S, self._look)

    def offered(self, offers: Offers) -> object:
        """What of the offers stands on the page; another value is another page."""
        return offers

    @property
    def busy(self) -> bool:
        """Whether the page must stay as it is for now; it is asked again."""
        return False

    def follow(self) -> None:
        """Shows what is offered now."""
        self.shell.renew()

    def _look(self) -> None:
        self.ask("desk", self.desk.readiness.offers, self._known)

    def _known(self, offers: Offers) -> None:
        self.shell.offers = offers
        now = self.offered(offers)
        if now != self._stands and not self.busy:
            self._stands = now
            self.follow()
