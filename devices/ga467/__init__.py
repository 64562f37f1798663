"""The GA/T 467 protocol between a host and the security module (SAM_A) of a resident ID card reader.

status_codes   what the reader's answer byte SW3 means and what to do about it
frames         commands, frames, and the receiver that finds frames in a noisy stream
connection     the line to one reader, opened again when it was lost
plate          what is known of the place where the card lies
line           one command at a time over an open port: time limits, repeats, resets
card_text      the 256 bytes of text on the four kinds of card -> core.id_card.IdCard
"""
