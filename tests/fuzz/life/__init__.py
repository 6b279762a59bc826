"""The report's life as its order tells it, and the machine that compares the office with it."""
