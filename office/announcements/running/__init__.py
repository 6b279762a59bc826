"""An announcement on its way: sent, counted, and kept the same wherever it shows."""
