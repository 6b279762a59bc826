"""Rules of changes: what differs, which line became which, when readers are told."""
