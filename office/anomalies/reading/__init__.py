"""How reports look to somebody: what they may do, why they have it, what is open, on paper."""
