"""What drills look like."""
