"""The touch application on the terminal: the only place that joins flows and devices."""

VERSION = "0.1.0"
"""What slips, reports and heartbeats say; the same as in pyproject.toml."""
