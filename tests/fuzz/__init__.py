"""Arbitrary updates against the whole application, and the report's life against a model."""
