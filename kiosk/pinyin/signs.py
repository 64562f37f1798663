"""What is written as it is, beside the words: digits, and the signs of addresses and sentences."""

SIGNS = "1234567890号栋室楼-·，。、？"
"""In the order of the keys."""
