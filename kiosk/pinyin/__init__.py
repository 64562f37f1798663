"""Typing Chinese by pinyin: an engine of our own over an open dictionary. No Kivy in here, no learning, nothing kept.

build       at set-up: jieba's dictionary + pypinyin's readings + our own texts ─▶ .build/pinyin/lexicon.sqlite
lexicon     reads it; pricing says what is likelier in a text, an address, a name
speller     keys in, candidates out, one key at a time; made for one field and thrown away with it
vulgar      what is never offered
"""
