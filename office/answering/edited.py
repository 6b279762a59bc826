"""Whether an edited message is a question that was asked before, with other words. A pure rule."""

from difflib import SequenceMatcher

_LEAST_LIKENESS = 0.5


def is_edit(before: str, now: str) -> bool:
    """Whether one text is the other with some letters changed, as who mends a slip does."""
    likeness = SequenceMatcher(None, before.casefold(), now.casefold(), autojunk=False)
    return likeness.ratio() >= _LEAST_LIKENESS
