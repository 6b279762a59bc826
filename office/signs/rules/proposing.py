"""Which signs stand out so far that a head should hear of it.

A pure rule on arrays. The reports of one interview are compared with one another: if outcomes had
nothing to do with a sign, its reports would be any ones of them (the exact test of Fisher). Many
signs are looked at, every quarter anew. So each test gets its part of `ERROR`: of a hundred offices
without anything to find, at most five hear of anything in two years.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from office.signs.rules import QUARTERS

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]
_Floats = NDArray[np.float64]

ERROR = 0.05
# Looks on which `ERROR` is spread.
LOOKS = QUARTERS


@dataclass(frozen=True)
class StandingOut:
    """For each sign whether it is confirmed often, and whether it never is."""

    often: Flags
    never: Flags


def standing_out(confirmed: Counts, decided: Counts, of_all: Counts, among: Counts) -> StandingOut:
    """Look once at an office, or at many: the last axis holds its signs.

    Of a sign's `decided` reports `confirmed` were confirmed; of all `among` reports of the same
    interview that were decided, `of_all` were.
    """
    arrays = (confirmed, decided, of_all, among)
    hits, cases, all_hits, all_cases = (np.asarray(one, dtype=np.int64) for one in arrays)
    table = _log_factorials(int(all_cases.max(initial=0)))

    def chance(x: Counts) -> _Floats:
        """Return how likely exactly `x` of a sign's reports are confirmed by mere chance."""
        return _chance(table, x, cases, all_hits, all_cases)

    most = np.minimum(cases, all_hits)
    often = np.zeros(hits.shape)
    for more in range(int((most - hits).max(initial=0)) + 1):
        often += chance(hits + more)
    none = chance(np.zeros_like(hits))
    never = np.where(hits == 0, none, 1.0)
    # What the counts could show at best. Where even that shows nothing, no test is made.
    is_open = (cases > 0) & (cases < all_cases) & (all_hits > 0) & (all_hits < all_cases)
    best_often = np.where(is_open, chance(most), 1.0)
    best_never = np.where(is_open & (none > 0), none, 1.0)
    level = _level(np.concatenate([best_often, best_never], axis=-1))[..., None]
    can_often, can_never = best_often <= level, best_never <= level
    return StandingOut(can_often & (often <= level), can_never & (never <= level))


def _level(best: _Floats) -> _Floats:
    """Return the level of each test, so that all together err as rarely as said (Tarone, 1990).

    Only tests that could show anything share the level.
    """
    tests = best.shape[-1]
    count = np.arange(1, tests + 1)
    ordered = np.sort(best, axis=-1)
    following = np.concatenate([ordered[..., 1:], np.full((*best.shape[:-1], 1), np.inf)], axis=-1)
    enough = following > ERROR / LOOKS / count
    return np.asarray(ERROR / LOOKS / count[enough.argmax(axis=-1)])


def _chance(
    table: _Floats, x: Counts, cases: Counts, all_hits: Counts, all_cases: Counts
) -> _Floats:
    """Return the hypergeometric probability; 0 for what cannot be."""
    others = all_cases - all_hits
    can_be = (x >= 0) & (x <= cases) & (x <= all_hits) & (cases - x <= others)
    at = np.where(can_be, x, np.maximum(0, cases - others))
    logs = (
        _choose(table, all_hits, at)
        + _choose(table, others, cases - at)
        - _choose(table, all_cases, cases)
    )
    return np.where(can_be, np.exp(logs), 0.0)


def _choose(table: _Floats, of: Counts, some: Counts) -> Any:
    return table[of] - table[some] - table[of - some]


def _log_factorials(most: int) -> _Floats:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, most + 1)))])
