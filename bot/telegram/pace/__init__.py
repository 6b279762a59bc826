"""How fast the bot may send, and how long it waits after trouble."""
