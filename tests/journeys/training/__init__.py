"""Training and figures: cards, quizzes, what heads see of them."""
