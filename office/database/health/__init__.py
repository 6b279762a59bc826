"""What is wrong with a database: damage, trouble that passes, and how it is logged."""
