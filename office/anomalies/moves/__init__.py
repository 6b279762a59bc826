"""What moves a report: its reporter, the heads, time, and posts that change hands."""
