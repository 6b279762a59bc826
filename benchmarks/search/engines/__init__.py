"""One engine per file. Each has `create(variant)` and imports what it needs at the top."""
