"""What heads and keepers see who settle open lines of their SOPs."""
