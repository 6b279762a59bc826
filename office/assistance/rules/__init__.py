"""Rules of the silent help on plain values: whom a call reaches, what a counter's link holds."""
