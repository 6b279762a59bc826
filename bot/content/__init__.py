"""Content for the bot: passes what `knowledge/` has read to the office, in its terms."""
