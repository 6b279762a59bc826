"""Posts: appointing, leave, and who is on duty."""
