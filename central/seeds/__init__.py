"""What an empty platform starts with: the test persons' records, staff, slots."""
