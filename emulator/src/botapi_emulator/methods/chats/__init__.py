"""Methods for groups and channels: who is in them, what they show."""
