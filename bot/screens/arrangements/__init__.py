"""What the office's arrangements look like: their parts, a change, and who decided it."""
