"""How reports end and how long they take; and the same for those who are no heads, in bands."""
