"""What the sixteen test persons come for, and how it ends: each of their stories as a journey on the reference day.

    test_pensioners.py       P1 P2 P11 P16     test_work_and_land.py   P3 P6 P7 P8 P10 P12
    test_families.py         P4 P5 P9 P13      test_the_site.py        P14 P15
    test_in_the_window.py    P8 P9 P11 P12 P13 P16, where what stands on the screen matters

All but the last go through the kiosk's own desk and the county's platform, without a window: cards on a simulated reader, words
read off simulated paper. A test is named after its person; `test_all_of_them.py` sees that nobody is left out.
"""
