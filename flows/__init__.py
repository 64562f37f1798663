"""What is asked, in which order, and why: pure values and functions. No screen, device, database, network or file."""
