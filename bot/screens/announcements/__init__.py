"""How announcements look: to readers, authors and approvers, and while one is written."""
