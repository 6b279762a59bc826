"""The screens of writing and reviewing content."""
