"""Questions, their answers, and what heads say."""
