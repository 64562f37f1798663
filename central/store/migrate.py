"""Brings a database to the newest form of the tables, from empty or from any earlier version."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig

from central.store.engine import Store


def migrate(store: Store) -> None:
    """Applies the migrations that are missing, in one transaction."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
