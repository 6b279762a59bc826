"""What verifications look like: the form, the card, the letter."""
