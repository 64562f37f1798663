"""ESC/POS from the host's side: a slip becomes lines, lines become bytes, answers become problems.

profile ─┬─ characters, wrapping, layout, glyphs ── encoder   core.slip.Slip → Job (bytes)
         └─ status, conversation, delivery                    Job → wire → printed, not printed, unknown
"""
