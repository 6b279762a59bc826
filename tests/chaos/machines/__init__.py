"""What the office runs on, and what breaks it: processes, disks, databases, keys."""
