"""Rules of the silent help on plain values: whom a call reaches, and what a counter's link holds."""
