"""Revisions and the files below them: facts of the content, conflicts, import."""
