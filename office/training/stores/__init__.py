"""The SQL of the training, a file each for cards, quizzes and results."""
