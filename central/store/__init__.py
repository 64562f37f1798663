"""The platform's memory: tables, sessions, migrations."""
