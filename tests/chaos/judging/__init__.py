"""What was lost, done twice or left undone: reading and counting it."""
