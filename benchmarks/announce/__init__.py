"""An announcement to thousands: how fast, what a killed process costs, and what overtakes it."""
