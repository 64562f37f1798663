"""What the resident sees and touches: one file per kind of step, plus home, guide, trouble and the shell around them.

    sitting.py     what is true at the screen: the visit, where it browses, what lies over the case
    conductor.py   sitting ──▶ scene: which screen, decided anew after everything that happens
    shell.py       builds the screen of the scene, runs errands on workers, ends the visit
    app.py         the window

There is no current page: an answer, a tap or a worker's result changes the sitting, and the scene follows.
"""
