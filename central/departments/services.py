"""The platform's own desk: what it knows itself of cases, for the services that come after them. No line of it can be down."""

from __future__ import annotations

from central.after.own import own_cases
from central.departments.department import Department
from flows.records.own_cases import OwnCases

DEPARTMENT = Department(None, {OwnCases: own_cases})
