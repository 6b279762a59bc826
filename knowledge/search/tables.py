"""What is made of arrays and numbers alone: it can be laid aside and taken up again as it was."""

from collections.abc import Mapping
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Tables = Mapping[str, NDArray[Any]]
_BETWEEN = "/"


class Tabled:
    """A part of an index whose attributes are arrays and numbers."""

    @property
    def tables(self) -> Tables:
        """Every attribute by its name; a number is an array without an axis.

        Raises:
            TypeError: an attribute is neither.
        """
        return {name: table(value) for name, value in vars(self).items()}

    @classmethod
    def of_tables(cls, tables: Tables) -> Self:
        """The part that had these tables."""
        part = cls.__new__(cls)
        for name, held in tables.items():
            setattr(part, name, value(held))
        return part


def table(value: object) -> NDArray[Any]:
    """A value that can be laid aside. Raises TypeError if it is none."""
    found = np.asarray(value)
    if found.dtype.hasobject or found.dtype.kind not in "biuf":
        raise TypeError(f"{type(value).__name__} is neither an array nor a number")
    return found


def value(table: NDArray[Any]) -> Any:
    """The array or the number that was laid aside."""
    return table if table.ndim else table.item()


def below(name: str, tables: Tables) -> Tables:
    """The tables of a part, named after it."""
    return {f"{name}{_BETWEEN}{inner}": held for inner, held in tables.items()}


def part(name: str, tables: Tables) -> Tables:
    """The tables that `below` has named so, by the names that they had."""
    start = f"{name}{_BETWEEN}"
    return {key.removeprefix(start): held for key, held in tables.items() if key.startswith(start)}
