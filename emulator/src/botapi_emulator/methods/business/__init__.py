"""Methods for what a bot does in the name of a person who connected it to their account."""
