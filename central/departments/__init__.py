"""The simulated systems of the departments: one file per category, a function per record."""
