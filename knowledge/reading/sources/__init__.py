"""The documents on which the shelf rests: the list, and what rests on each."""
