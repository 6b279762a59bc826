"""What the shelf calls the sections, the categories and the issuers that figures are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from knowledge.reading.office.categories import Categories
from knowledge.reading.office.directory import Directory
from knowledge.search.issuers import Issuers
from knowledge.shelf import Shelf

T = TypeVar("T")


@dataclass(frozen=True)
class FigureNames:
    """The names of today. What the shelf no longer has is called by its id."""

    directory: Directory
    issuers: Issuers
    categories: Categories

    @classmethod
    def of(cls, shelf: Shelf) -> "FigureNames":
        """Return the names of a shelf."""
        return cls(shelf.directory, shelf.issuers, shelf.categories)

    def section(self, section: str) -> str:
        """Return the short name of a section."""
        return self.directory.section(section).short

    def category(self, category: str) -> str:
        known = self.categories.get(category)
        return known.label if known else category

    def issuer(self, issuer_id: str) -> str:
        """Return the short name of an issuer."""
        return self.issuers.name(issuer_id)

    def by_section(self, figures: Mapping[str, T]) -> list[tuple[str, T]]:
        """Sort by the office's own list: no section stands above another for its figures."""
        return _in_order(figures, list(self.directory.sections))

    def by_category(self, figures: Mapping[str, T]) -> list[tuple[str, T]]:
        """Sort by the shelf's own list."""
        return _in_order(figures, list(self.categories))


def _in_order(figures: Mapping[str, T], order: list[str]) -> list[tuple[str, T]]:
    return sorted(
        figures.items(), key=lambda it: order.index(it[0]) if it[0] in order else len(order)
    )
