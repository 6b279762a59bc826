"""Figures, verdicts and tables of a run."""
