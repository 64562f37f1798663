"""What makes answers easier to give and lies in files of its own, and what is said when such a file is missing or damaged.

problem.py  the codes, each with the one thing to do             diagnosis.py  whether all three are there, for `kiosk diagnose`
"""
