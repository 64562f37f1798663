"""Quotes and orders: what may be paid, once, and what became of it."""
