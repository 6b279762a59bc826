"""What a colleague sees who is asked how they would ask."""
