"""A conversation that people have on the page, written down as a test."""
