"""When who is trained: the schedules, the form that changes them, and pauses."""
