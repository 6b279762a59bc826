"""Gathers questions that no SOP answered by their words: a pure rule."""

import re
from collections.abc import Iterable

from office.figures.values import Gap

MOST_GAPS = 20
_WORD = re.compile(r"\w+")


def gather(asked: Iterable[tuple[int, str]]) -> tuple[Gap, ...]:
    """The gaps with the same words in any order, the most asked first.

    `asked` is who asked and what, the latest first. How they ask alike beyond their words is the
    business of the search.
    """
    found: dict[tuple[str, ...], tuple[str, list[int]]] = {}
    for member, text in asked:
        words = tuple(sorted(set(_WORD.findall(text.casefold()))))
        found.setdefault(words, (text, []))[1].append(member)
    gaps = [Gap(text, len(members), len(set(members))) for text, members in found.values()]
    return tuple(sorted(gaps, key=lambda one: (-one.people, -one.times))[:MOST_GAPS])
