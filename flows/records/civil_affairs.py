"""Civil affairs: the marriage register, as far as a booking needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.secret import Secret


@dataclass(frozen=True)
class Marriage:
    """One person's entry; `spouse` is the other's ID number. `divorce_applied` starts the 30-day reflection period."""

    married: bool
    spouse: Secret[str] | None = None
    divorce_applied: date | None = None
