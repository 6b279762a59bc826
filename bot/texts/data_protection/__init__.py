"""The words about personal data and how long they are kept."""
