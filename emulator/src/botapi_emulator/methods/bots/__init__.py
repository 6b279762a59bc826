"""Methods for the bot itself: who it is, what it shows, how updates reach it."""
