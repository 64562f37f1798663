"""Where items are made and proved: the lint, the walk along every path, English, editions, and `kiosk items new`.

`kiosk run` loads nothing of it but `commands`, the options; each command loads what it works with.
"""
