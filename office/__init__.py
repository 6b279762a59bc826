"""The office: who works here, what was asked, what was decided. Nothing here knows Telegram."""

# As in pyproject.toml, which is not where the program runs.
VERSION = "0.2.0"
