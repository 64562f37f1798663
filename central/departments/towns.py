"""Which town answers for a person: where the household is registered or, with a residence permit, where the person lives."""

from __future__ import annotations

from central.registry import Register
from core.secret import Secret
from flows.policy import Policy
from flows.records.household import Household
from flows.records.public_security import ResidencePermit


def town_of(register: Register, policy: Policy, number: Secret[str]) -> str:
    """The town's name as the policy lists it, like 太和镇; empty when none of the county's is found."""
    household, permit = register.get(Household, number), register.get(ResidencePermit, number)
    where = household.town if household else permit.address.reveal() if permit else ""
    return next((town for town in policy["county.towns"] if town in where), "")
