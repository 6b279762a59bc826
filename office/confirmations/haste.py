"""When confirmations come so fast that nobody can have read them: a rule on their moments."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

IN_A_ROW = 10
READ_IN = timedelta(seconds=5)
"""Less than that for one line is too short to read it and its source."""


def is_hasty(moments: Sequence[datetime]) -> bool:
    """Whether the last ten confirmations each came less than five seconds after the one before.

    `moments` are those of a member's confirmations, the oldest first.
    """
    last = moments[-IN_A_ROW - 1 :]
    steps = [later - earlier for earlier, later in pairwise(last)]
    return len(steps) == IN_A_ROW and all(step < READ_IN for step in steps)
