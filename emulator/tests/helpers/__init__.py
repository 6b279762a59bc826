"""What several files of the tests need."""
