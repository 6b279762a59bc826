"""Dates and hours: when the office is open, and how people write a day or a time."""
