"""The touch application on the terminal: the only place that joins flows and devices."""
