"""Files and what can be read of them."""
