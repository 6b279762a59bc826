"""What heads see: counts of a period, as far as a viewer's posts reach; never of one person."""

from office.figures.notices import FiguresNotice
from office.figures.service import OfficeFigures
from office.figures.values import (
    Picture,
    PromiseFigures,
    QuestionFigures,
    ReadingFigures,
    ReportFigures,
    TrainingFigures,
)

__all__ = [
    "FiguresNotice",
    "OfficeFigures",
    "Picture",
    "PromiseFigures",
    "QuestionFigures",
    "ReadingFigures",
    "ReportFigures",
    "TrainingFigures",
]
