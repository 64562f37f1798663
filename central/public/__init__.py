"""Pages that anybody may open, without script: guide, verify, cashier, progress, service orders."""
