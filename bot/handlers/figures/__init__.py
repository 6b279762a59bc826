"""Figures: the files of a period."""
