"""Revisions and the files below them: conflicts, import."""
