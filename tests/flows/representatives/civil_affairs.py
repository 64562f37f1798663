"""Single; married to P6; and every day on which a divorce can stand."""

from datetime import timedelta

from flows.records.civil_affairs import Marriage
from tests.flows.people import TODAY, card

SPOUSE = card("P6").number

RECORDS = {
    Marriage: (
        Marriage(married=False),
        Marriage(married=True, spouse=SPOUSE),
        Marriage(married=True, spouse=SPOUSE, divorce_applied=TODAY - timedelta(days=35)),
        Marriage(married=True, spouse=SPOUSE, divorce_applied=TODAY - timedelta(days=90)),
        Marriage(married=True, spouse=SPOUSE, divorce_applied=TODAY),
    )
}
