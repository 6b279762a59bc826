"""Processes that share one database."""
