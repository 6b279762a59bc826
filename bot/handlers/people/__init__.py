"""People: how a newcomer gets in, and the list of members."""
