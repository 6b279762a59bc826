"""How things are said on Telegram: requests, replies, buttons, menus and rate limits."""
