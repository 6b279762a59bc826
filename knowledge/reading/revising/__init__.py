"""Texts over the files: drafts line by line, revisions, and which files they are."""
