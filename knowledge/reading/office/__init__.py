"""Reads what the office has written of itself: `office.toml` and `anomalies.toml`."""
