"""What requests say, read and refused as Telegram's server does."""
