"""The office of the figures: drills must leave them alone."""

from tests.office.figures.conftest import boss, office, rina, sri, yuni

__all__ = ["boss", "office", "rina", "sri", "yuni"]
