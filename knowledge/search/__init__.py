"""From a question to a passage."""
