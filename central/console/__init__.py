"""The console: pages for the people who review cases. Server-rendered, without script, for accounts of `central.accounts`."""
