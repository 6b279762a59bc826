"""The scores of sections."""
