"""Training: cards and quizzes, results, schedules, and sentences to say."""
