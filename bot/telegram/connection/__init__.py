"""The connection to Telegram: requests, the bot's identity, no token in a text."""
