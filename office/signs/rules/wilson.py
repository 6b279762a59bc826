"""The interval of a share that is seen in few cases: Wilson's, at 95 %.

Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference.
"""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054  # 97.5 % of a normal distribution lie below


@dataclass(frozen=True)
class Interval:
    """A share between 0 and 1, from its lowest to its highest likely value."""

    low: float
    high: float


def wilson(hits: int, cases: int) -> Interval:
    """Return between which shares the true one lies, 19 times of 20. Without cases: anywhere."""
    if not cases:
        return Interval(0.0, 1.0)
    share, z2 = hits / cases, _Z * _Z
    center = (share + z2 / (2 * cases)) / (1 + z2 / cases)
    half = _Z * sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases)) / (1 + z2 / cases)
    return Interval(max(0.0, center - half), min(1.0, center + half))
