"""Reports: writing one, following one's own, and what heads do with them."""
