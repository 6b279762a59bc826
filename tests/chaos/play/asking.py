"""What officers ask of the shelf, and how an answer is told from news and drafts about the same."""

import re

from tests.journeys.conftest import ANSWER, SURE

# The passage of the second one is revised; who asked for it hears the news.
REVISED_QUESTION, REVISED_ANSWER = "denda hilang", "Paspor hilang — Biaya"
ANSWERS = {SURE: ANSWER, REVISED_QUESTION: REVISED_ANSWER}
# Means nothing by itself: it is about what was asked before.
LEANING = "berapa lama"
NEWS = re.compile(r"^(?:\d+\. )?(?:SOP berubah|Bagian baru|Bagian dihapus): ", re.MULTILINE)


def is_answer(words: str, question: str | None = None) -> bool:
    """Whether words answer that question, or any that is asked."""
    wanted = [ANSWERS[question]] if question else ANSWERS.values()
    return any(one in words for one in wanted) and NEWS.search(words) is None
