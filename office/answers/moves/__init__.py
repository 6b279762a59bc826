"""What people do with a question to a head: forward it, answer it, replace the answer."""
