"""What an operator does at the platform's own machine, one file per desk: service orders, money, terminals."""
