"""Rules of signs: the interval of a share, and what the figures allow to propose."""

# Quarters of which the counts are looked at.
QUARTERS = 8
