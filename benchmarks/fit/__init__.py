"""Fits the numbers of the search to questions whose section is known: `make fit`."""
