"""The administrative divisions of China, to be chosen level by level; knows no screen.

gazetteer.py   what a list of divisions can be asked             letters.py     the first letter of a name, as it is said
nationwide.py  the whole country, from the list of the set-up    listed.py      what the configuration alone knows
prepare.py     makes the list, once, at set-up                   choosing.py    the best list that this terminal has
"""
