"""The page with phones."""
