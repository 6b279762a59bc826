"""What machines watch: counters, progress, and counts of the tables."""
