"""The words of the training."""
