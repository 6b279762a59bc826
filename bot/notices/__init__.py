"""What the outbox says: one file a noun, and the table of all renderers."""
