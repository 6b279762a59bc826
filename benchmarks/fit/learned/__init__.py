"""Tables learned from sample questions, which the search reads when it starts."""
