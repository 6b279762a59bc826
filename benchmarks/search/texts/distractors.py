"""Passages made from a collection's own sentences, if it has too few for a size."""

import re
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from benchmarks.search.texts.data import SEED, Passage, Question

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def distractors(
    passages: Sequence[Passage], questions: Iterable[Question], count: int
) -> list[Passage]:
    """Join sentences of different passages into new ones of the same length.

    No sentence comes from a passage that answers one of the questions. The copy would be a right
    answer that counts as wrong.
    """
    answers = {one for question in questions for one in question.gold}
    sources = [passage for passage in passages if passage.id not in answers]
    if not sources:
        return []
    return list(_made(sources, count))


def _made(sources: Sequence[Passage], count: int) -> Iterator[Passage]:
    chance = Random(SEED)
    sentences = [one for source in sources for one in _SENTENCE_END.split(source.body) if one]
    for number in range(count):
        like = chance.choice(sources)
        body = chance.choice(sentences)
        while len(body) < len(like.body):
            body = f"{body} {chance.choice(sentences)}"
        yield Passage(f"made-{number}", chance.choice(sources).title, body)
