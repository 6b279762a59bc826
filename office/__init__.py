"""The office: who works here, what was asked, what was decided. Nothing here knows Telegram."""
