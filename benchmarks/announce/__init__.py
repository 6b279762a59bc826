"""An announcement to thousands: its pace, the cost of a killed process, and what overtakes it."""
