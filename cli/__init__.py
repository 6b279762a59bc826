"""The terminal: one file a noun, and what its commands share."""
