"""What the bot can do, on screen: the answer, its live values, and the buttons below sections."""
