"""Announcements: written, approved, sent, read."""
