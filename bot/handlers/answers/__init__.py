"""Questions to heads: an asker forwards one, a head answers it."""
