"""What becomes of a reported case: received once, walked again, acted on, answered."""
