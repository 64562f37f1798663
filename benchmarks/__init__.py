"""What is measured. Each module has `rows()`: a list of {name, value, unit, bar, holds}; `make bench` prints them all."""
