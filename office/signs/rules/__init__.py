"""Rules of signs: the interval of a share, and what the figures allow to propose."""
