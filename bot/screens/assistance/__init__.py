"""The screens of the silent help."""
