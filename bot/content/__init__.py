"""Content for the bot: what `knowledge/` has read, in the office's terms, and watched."""
