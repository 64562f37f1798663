"""Every table, so that the metadata is complete wherever it is used as a whole."""

from central.store import after, cases, console, kiosks, operations, payments, register, service
from central.store.base import Base

METADATA = Base.metadata
MODULES = (after, cases, console, kiosks, operations, payments, register, service)
