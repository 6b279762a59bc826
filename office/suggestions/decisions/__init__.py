"""What keepers decide of suggestions, and take back."""
