"""SOPs: the list, a whole one as a file, and reloading."""
