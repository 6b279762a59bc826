"""Everything that speaks Telegram: updates in, screens out."""
