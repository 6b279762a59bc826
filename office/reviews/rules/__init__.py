"""Rules of reviews: which SOP is asked about when, and what speaks for looking at one now."""
