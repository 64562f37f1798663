"""Question types: each builds a `Step` that knows its options, its preset, what it accepts and how it shows its answer."""

from flows.fields.choosing import Limits, OptionsOf, bookable, choice, choices, count, only, paper_or_not, promise, purpose
from flows.fields.dates import day, month, months_between
from flows.fields.region import own_county, region
from flows.fields.signing import signature
from flows.fields.typed import amount, code, digits, id_number, phone, text

__all__ = [
    "Limits",
    "OptionsOf",
    "amount",
    "bookable",
    "choice",
    "choices",
    "code",
    "count",
    "day",
    "digits",
    "id_number",
    "month",
    "months_between",
    "only",
    "own_county",
    "paper_or_not",
    "phone",
    "promise",
    "purpose",
    "region",
    "signature",
    "text",
]
