"""What the office confirms line by line: which lines are open, and what was said of them."""
