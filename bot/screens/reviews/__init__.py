"""What an owner is asked, and what rests on a changed regulation."""
