"""How truly the local Telegram plays Telegram: other people's bots and tests, run on it."""
