"""Two regressions by gradient descent: one ranks lists, the other estimates probabilities."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_CANDIDATES = 60


def rank(
    rows: Array,
    valid: NDArray[np.bool_],
    right: NDArray[np.bool_],
    weight: Array | None = None,
    *,
    offset: Array | None = None,
    free: int = 0,
    decay: float = 1e-3,
) -> Array:
    """Weigh features so that the right candidates come first (softmax over each list).

    `offset` is what candidates score already. The last `free` features may weigh less than zero.

    `rows` is lists × candidates × features. Every list has a right candidate. No weight is
    negative: of two similar features, one with a negative weight would be right by luck on these
    lists and wrong on shorter ones.
    """
    shares_of_lists = np.ones(len(rows)) if weight is None else weight
    shares_of_lists = (shares_of_lists / shares_of_lists.sum())[:, None]
    spread = rows[valid].std(axis=0) + 1e-6
    scaled = rows / spread
    fixed = 0.0 if offset is None else offset

    def gradient(weights: Array) -> Array:
        shares = _softmax(np.where(valid, scaled @ weights + fixed, -1e9))
        wanted = np.where(right, shares, 0.0)
        wanted /= wanted.sum(axis=1, keepdims=True) + 1e-12
        pull = ((shares - wanted) * shares_of_lists).ravel() @ scaled.reshape(-1, len(weights))
        return np.asarray(pull + decay * weights)

    found = _descend(gradient, rows.shape[2], rounds=500, positive=rows.shape[2] - free)
    return np.asarray(found / spread)


def padded(
    lists: Sequence[tuple[Array, NDArray[np.bool_]]], rough: Sequence[int]
) -> tuple[Array, NDArray[np.bool_], NDArray[np.bool_]]:
    """Cut each list to its most promising candidates and its right ones, all to the same width.

    Returns rows, valid and right for `rank`. `rough` are the features that choose candidates.
    """
    width = _CANDIDATES + max(int(right.sum()) for _, right in lists)
    rows = np.zeros((len(lists), width, lists[0][0].shape[1]))
    valid = np.zeros((len(lists), width), bool)
    rights = np.zeros((len(lists), width), bool)
    for at, (figures, right) in enumerate(lists):
        promising = np.argsort(-figures[:, rough].sum(axis=1))[:_CANDIDATES]
        chosen = np.union1d(promising, np.flatnonzero(right))
        rows[at, : len(chosen)] = figures[chosen]
        valid[at, : len(chosen)] = True
        rights[at, : len(chosen)] = right[chosen]
    return rows, valid, rights


def odds(rows: Array, label: Array, weight: Array, *, decay: float = 1e-4) -> tuple[float, Array]:
    """Fit a logistic regression. Return its constant and a weight per feature."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = np.column_stack([np.ones(len(rows)), (rows - middle) / spread])

    def gradient(weights: Array) -> Array:
        wrong = 1 / (1 + np.exp(-scaled @ weights)) - label
        return np.asarray((wrong * weight) @ scaled / weight.sum() + decay * weights)

    found = _descend(gradient, scaled.shape[1], rounds=3000)
    slopes = found[1:] / spread
    return float(found[0] - slopes @ middle), slopes


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _descend(  # type: ignore[no-untyped-def]
    gradient, size: int, *, rounds: int, step: float = 0.05, positive: int = 0
) -> Array:
    """Return weights found by Adam (Kingma and Ba, 2015). The first `positive` stay above zero."""
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for turn in range(1, rounds + 1):
        slope = gradient(weights)
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        pace = (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.99**turn)) + 1e-8)
        weights = weights - step * pace
        weights[:positive] = np.maximum(weights[:positive], 0.0)
    return weights
