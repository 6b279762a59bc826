"""The words of verifications: the form, the card, what a clock says, and refusals."""
