"""Sections by how many sample questions they have: what speaks for one depends on it."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from knowledge.search.words.lexicon import Ints

FEW = 12


class SectionKind(IntEnum):
    """How much people have asked of a section."""

    NONE = 0
    FEW = 1
    MANY = 2


def kinds(samples: Ints) -> Ints:
    """Return the kind of every section by its number of samples."""
    return np.where(samples > FEW, SectionKind.MANY, np.minimum(samples, SectionKind.FEW)).astype(
        np.int32
    )


def caution(share: float) -> float:
    """Return how much likelier an answer must be beside few new sections than beside many (0..1).

    One new SOP among fifty must not be answered with what others are asked. Where half of the shelf
    is new, as much caution would hide a tenth of what is known.
    """
    return (1 - share) ** 2


def new_share(of_sections: Ints) -> float:
    """Return the share of the sections that have few samples or none (0..1)."""
    is_new: NDArray[np.bool_] = of_sections != SectionKind.MANY
    return float(is_new.mean()) if len(is_new) else 1.0
