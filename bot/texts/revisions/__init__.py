"""The words of writing and reviewing content in chat."""
