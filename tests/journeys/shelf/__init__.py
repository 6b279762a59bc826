"""The shelf: read, written, reviewed, changed."""
