"""Reads the words in which people ask: sample questions and vocabulary."""
