"""How reports look: the card, the form, the timeline."""
