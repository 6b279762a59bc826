"""One engine a file; each has `create(variant)` and imports what it needs at the top."""
