"""Finds the numbers of the search on questions whose section is known: `make fit`."""
