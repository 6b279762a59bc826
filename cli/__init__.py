"""The terminal: one file per noun, and what its commands share."""
