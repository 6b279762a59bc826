"""Which lines of one text became which of another, found in bounded time. A pure rule."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

Step = tuple[str, int, int, int, int]
"""What changed, and the lines: first and last in the old text, first and last in the new one."""

# About a tenth of a second.
_MOST_WORK = 2_000_000


def steps(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Return how one text becomes the other, as `difflib` says it.

    If lines repeat each other hundreds of times, `difflib` searches for minutes. Then everything
    between the lines that both texts begin and end with counts as replaced.
    """
    if _work(old, new) <= _MOST_WORK:
        return _searched(old, new)
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    old_end, new_end = len(old) - last, len(new) - last
    middle = _middle(old[first:old_end], new[first:new_end])
    found = [
        ("equal", 0, first, 0, first),
        *((kind, a + first, b + first, c + first, d + first) for kind, a, b, c, d in middle),
        ("equal", old_end, len(old), new_end, len(new)),
    ]
    return [step for step in found if step[1] < step[2] or step[3] < step[4]]


def _middle(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    is_too_much = _work(old, new) > _MOST_WORK
    return [("replace", 0, len(old), 0, len(new))] if is_too_much else _searched(old, new)


def _searched(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _work(old: Sequence[str], new: Sequence[str]) -> int:
    """Return what `difflib` does at most: for each match it looks at all pairs of equal lines."""
    times = Counter(new)
    pairs = sum(times[line] for line in old)
    return (len(old) + pairs) * min(len(old), len(new))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the lines that both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
