"""What heads see: counts of a period, as far as a viewer's posts reach; never of one person."""

from typing import Final

from office.figures import values
from office.figures.notices import UNREACHED, FiguresNotice
from office.figures.service import OfficeFigures
from office.figures.values import Picture
from office.noun import Noun
from office.records import Records

NOUN: Final = Noun("figures", Records(tables=()), unreached=UNREACHED)

__all__ = [
    "NOUN",
    "FiguresNotice",
    "OfficeFigures",
    "Picture",
    "values",
]
