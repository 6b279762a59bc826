"""Reports climb, ring, and change hands."""
