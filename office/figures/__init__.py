"""What the heads see: counts of a period within a viewer's reach, never of one person."""

from office.figures.notices import FiguresNotice
from office.figures.service import OfficeFigures
from office.figures.values import Picture

__all__ = ["FiguresNotice", "OfficeFigures", "Picture"]
