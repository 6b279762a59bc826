"""People: how newcomers join, and the list of members."""
