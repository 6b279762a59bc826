"""The text of one SOP file: its head, its Markdown, and the SOP made of both."""
