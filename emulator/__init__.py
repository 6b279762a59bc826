"""A local Telegram: the Bot API over HTTP, people to talk to a bot, and a page with their phones."""
