"""What the bot can do, as content: answers that begin something, and buttons below sections."""
