"""The people of the tests: how they come in, and what they do with their phones."""
