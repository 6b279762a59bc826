"""SQLite alone: one process, one writer, shared commits, in the event loop itself."""
