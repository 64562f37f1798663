"""Where items are made and proved: the lint, the walk along every path, English, editions, and `kiosk items new`.

Nothing here is loaded by `kiosk run`.
"""
