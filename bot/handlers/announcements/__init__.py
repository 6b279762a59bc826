"""Announcements: writing, reading, rewording and running them."""
