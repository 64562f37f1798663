"""The words in which an item is written: what it is built with, asks, looks up and requires.

An item imports from here, from `flows.item` (what an item is) and from its own topic and records; where a word is at home is the
engine's matter. Nothing is defined here.
"""

from flows.after import ACCOUNT, cancel, ticket
from flows.eligibility import card_in_force, from_here, from_this_county, not_before, not_protected
from flows.fields import (
    amount,
    choice,
    choices,
    code,
    count,
    day,
    digits,
    id_number,
    month,
    months_between,
    only,
    own_county,
    paper_or_not,
    phone,
    promise,
    purpose,
    region,
    signature,
)
from flows.flow import Answers, Option
from flows.refusal import Refusal, Way
from flows.shapes import SEEN, authentication, booking, certificate, declaration, payment, query
from flows.steps import HOLDER, NO_PAPER, PAPER, card, contact, face, lookup, require

__all__ = [
    "ACCOUNT",
    "HOLDER",
    "NO_PAPER",
    "PAPER",
    "SEEN",
    "Answers",
    "Option",
    "Refusal",
    "Way",
    "amount",
    "authentication",
    "booking",
    "cancel",
    "card",
    "card_in_force",
    "certificate",
    "choice",
    "choices",
    "code",
    "contact",
    "count",
    "day",
    "declaration",
    "digits",
    "face",
    "from_here",
    "from_this_county",
    "id_number",
    "lookup",
    "month",
    "months_between",
    "not_before",
    "not_protected",
    "only",
    "own_county",
    "paper_or_not",
    "payment",
    "phone",
    "promise",
    "purpose",
    "query",
    "region",
    "require",
    "signature",
    "ticket",
]
