"""Kills around reports, interviews and verifications."""
