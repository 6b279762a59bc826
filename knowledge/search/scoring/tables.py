"""Parts of an index that consist only of arrays and numbers, so that a file can hold them."""

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
        """Return every attribute by its name. A number becomes an array without dimensions.

        Raises:
            TypeError: an attribute is neither.
        """
        return {name: table(value) for name, value in vars(self).items()}

    @classmethod
    def of_tables(cls, tables: Tables) -> Self:
        """Build the part from its tables."""
        part = cls.__new__(cls)
        for name, held in tables.items():
            setattr(part, name, value(held))
        return part


def table(value: object) -> NDArray[Any]:
    """Return a value as a table. Raises TypeError if it is neither an array nor a number."""
    found = np.asarray(value)
    if found.dtype.hasobject or found.dtype.kind not in "biuf":
        raise TypeError(f"{type(value).__name__} is neither an array nor a number")
    return found


def value(table: NDArray[Any]) -> Any:
    """Return the array or the number that a table was made of."""
    return table if table.ndim else table.item()


def below(name: str, tables: Tables) -> Tables:
    """Return the tables of a part, named after it."""
    return {f"{name}{_BETWEEN}{inner}": held for inner, held in tables.items()}


def part(name: str, tables: Tables) -> Tables:
    """Return the tables that `below` named after this part, by their own names."""
    start = f"{name}{_BETWEEN}"
    return {key.removeprefix(start): held for key, held in tables.items() if key.startswith(start)}
