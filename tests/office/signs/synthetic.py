"""Synthetic offices: two years of interviews that became reports, with or without a true sign."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from office.signs.rules.proposing import LOOKS, StandingOut, standing_out

# About what the national shelf has.
INTERVIEWS, SIGNS = 10, 7


@dataclass(frozen=True)
class Planted:
    """The first sign of the first interview: how often its reports are confirmed, and others."""

    with_it: float
    without: float


def looked_at(
    draw: Generator, offices: int, quarterly: int = 8, planted: Planted | None = None
) -> StandingOut:
    """Return what each office is told of at each of its quarters: axes office, quarter, sign.

    `quarterly` is how many reports of an interview are found true or not in a quarter. Interviews
    differ in how often that is; the signs of a report come together, as they do with people.
    """
    count = draw.poisson(quarterly, (offices, INTERVIEWS, LOOKS))
    is_there = np.arange(count.max()) < count[..., None]
    leaning = draw.beta(2, 6, is_there.shape)
    has = draw.random((*is_there.shape, SIGNS)) < leaning[..., None]
    has &= is_there[..., None]
    rate = np.broadcast_to(
        draw.uniform(0.1, 0.6, (offices, INTERVIEWS, 1, 1)), is_there.shape
    ).copy()
    if planted is not None:
        rate[:, 0] = np.where(has[:, 0, ..., 0], planted.with_it, planted.without)
    is_true = (draw.random(is_there.shape) < rate) & is_there

    def at_looks(one: NDArray[np.int64]) -> NDArray[np.int64]:
        """Sum up to each quarter, and lay the signs of all interviews beside one another."""
        summed = np.broadcast_to(one.cumsum(axis=2), (*one.shape[:3], SIGNS))
        return np.moveaxis(summed, 2, 1).reshape(offices, LOOKS, INTERVIEWS * SIGNS)

    return standing_out(
        at_looks((has & is_true[..., None]).sum(axis=3)),
        at_looks(has.sum(axis=3)),
        at_looks(is_true.sum(axis=3)[..., None]),
        at_looks(count[..., None]),
    )
