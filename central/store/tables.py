"""Every table, so that the metadata is complete wherever it is used as a whole."""

from central.store import cases, console, kiosks, operations, payments, register, service
from central.store.base import Base

METADATA = Base.metadata
MODULES = (cases, console, kiosks, operations, payments, register, service)
