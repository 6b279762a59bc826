"""Formatted text: read from markup or entities, and written back."""
