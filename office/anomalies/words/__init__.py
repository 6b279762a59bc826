"""What people say about a report: the thread, its forms, and what is taken back."""
