"""How well sections fit a question: the views, what weighs them, and the tables behind."""
