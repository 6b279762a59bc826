"""What authors and approvers do with an announcement."""
