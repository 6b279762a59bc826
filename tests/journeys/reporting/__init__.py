"""Reports: written, followed, moved."""
