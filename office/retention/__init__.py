"""How long what is kept: by kind and state, announced before, logged after, never silent."""
