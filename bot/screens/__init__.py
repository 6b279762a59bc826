"""What a noun looks like: text and buttons, before they become Telegram's."""
