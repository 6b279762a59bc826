"""Handlers of the figures, one module a conversation."""
