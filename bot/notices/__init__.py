"""What the outbox says: one file a noun."""
