"""A short play on a local Telegram: the real program, a cast of the office, and their phones."""
