"""The kiosk protocol, version 1: one file per idea."""
