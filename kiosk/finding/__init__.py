"""How a resident gets to an item without knowing its department: a few letters, a wish, what others here come for.

    words.py ──▶ index.py ──▶ what the letters mean        wishes.py   「我要…」        uses.py   what others use most
       ▲            ▲
    config/      readings.py   every way a character is read

No Kivy and no machine: the screens ask, and show what comes back.
"""
