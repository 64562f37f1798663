"""What every part shares, on the standard library alone."""
