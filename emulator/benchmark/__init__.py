"""How faithful the local Telegram is: other people's bots and tests run on it."""
