"""The words about personal data and how long it is kept."""
