"""The words of a question: what they may mean, name, and ask for."""
