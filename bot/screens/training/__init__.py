"""How the training looks: cards, quizzes, results, schedules."""
