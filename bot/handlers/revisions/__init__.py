"""Content written in chat: an author's text, its review, its history."""
