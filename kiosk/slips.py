"""The kiosk's slips: the words of `flows.receipt` with this site's head and foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.clock import Clock
from core.slip import Slip
from flows import receipt
from flows.guides import Guides
from flows.item import Item
from flows.numbers import yuan
from flows.policy import Figure, Policy
from flows.receipt import Imprint
from flows.records.exchange import CaseState, EarlierCase, Registered
from flows.walk import told
from flows.word_back import WordBack
from kiosk import VERSION
from kiosk.case import Case
from kiosk.reports import Terminal


@dataclass(frozen=True)
class Slips:
    """Composes slips; prints nothing."""

    terminal: Terminal
    guides: Guides
    clock: Clock
    items: Mapping[str, Item]
    figures: tuple[Figure, ...]

    def of_case(self, case: Case, copy: int = 1) -> Slip:
        """The slip of a case with an outcome; one that is not sent yet gets 离线登记回执."""
        assert case.outcome is not None
        earlier = case.outcome.earlier
        if earlier is not None and self.items[earlier.item].digest == earlier.item_digest:
            return self._of_earlier(earlier, copy)
        answers, printing, phone = case.path().answers, self._printing(copy), self._phone(case)
        if case.outcome.state is CaseState.QUEUED:
            return receipt.queued_slip(case.item, answers, case.outcome, printing, phone)
        if case.draft:
            return receipt.draft_slip(case.item, answers, case.outcome, printing, phone)
        return receipt.case_slip(case.item, answers, case.outcome, printing, phone)

    def _of_earlier(self, earlier: EarlierCase, copy: int) -> Slip:
        """The slip of the case that 我的办件 has brought back; its own copy number goes on with every further try here."""
        item, policy = self.items[earlier.item], Policy(self.figures, earlier.policy_date)
        answers = told(item, earlier.answers, earlier.records, policy)
        printing = replace(self._printing(earlier.copy + copy - 1), handled=earlier.occurred_at)
        return receipt.case_slip(item, answers, earlier.came_of_it(), printing, self.guides[item.id].phone, earlier.title)

    def preview(self, case: Case) -> Slip:
        """What the slip will say, before the act: marked 预览, personal data masked."""
        return receipt.preview_slip(case.item, case.path().answers, case.number, self._printing(1), self._phone(case))

    def of_payment(self, case: Case) -> Slip:
        """The slip of a payment whose result is not known yet."""
        assert case.payment is not None
        amount = f"{yuan(case.payment.fen)} 元"
        return receipt.pending_payment_slip(case.item, case.path().answers, case.number, case.payment.order_no, amount, self._printing(1))

    def of_guide(self, item_id: str, url: str) -> Slip:
        """The guide of an item to take along; `url` is its page for the phone."""
        return receipt.guide_slip(self.guides[item_id], url, self._printing(1))

    def of_registered(self, title: str, about: tuple[tuple[str, str], ...], registered: Registered, back: WordBack) -> Slip:
        """The slip of a help order or a ticket."""
        return receipt.registered_slip(title, about, registered, back, self._printing(1))

    def _phone(self, case: Case) -> str:
        return self.guides[case.item.id].phone

    def _printing(self, copy: int) -> Imprint:
        site = self.terminal.site
        return Imprint(
            county=site.county,
            site=site.name,
            terminal=self.terminal.number,
            helper=site.helper,
            helper_phone=site.helper_phone,
            hotline=site.hotline,
            at=self.clock.now(),
            copy=copy,
            version=VERSION,
            rehearsal=self.terminal.rehearsal.words,
        )
