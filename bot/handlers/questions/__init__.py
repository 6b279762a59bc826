"""Questions: asking one, and the buttons under the answer."""
