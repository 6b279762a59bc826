"""What the mask of personal numbers catches and what it leaves alone."""
