"""The words of announcements."""
