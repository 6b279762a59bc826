"""python-telegram-bot's own examples and tests, and the accounts that they expect."""
