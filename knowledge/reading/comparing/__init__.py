"""What only shows when all lines of the SOPs are laid side by side."""
