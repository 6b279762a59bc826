"""What the office knows: its SOPs, its words, and how a question finds its answer."""
