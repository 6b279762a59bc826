"""The one place that says which reports count and which ring. Every figure and list asks it.

A figure, a comparison or an export counts what `is_real`. A list of work shows what `rings`: a
drill is worked on like a real report, a practice report of one officer is nobody's work.
"""

from sqlalchemy import ColumnElement
from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from office.anomalies.models import Anomaly
from office.anomalies.practice.kinds import Practice


def is_real() -> ColumnElement[bool]:
    """Whether a report was meant."""
    return col(Anomaly.practice).is_(None)


def rings() -> ColumnElement[bool]:
    """Whether somebody is told of a report: a real one, or one of a drill."""
    return or_(is_real(), col(Anomaly.practice) != Practice.SOLO)


def practised() -> SelectOfScalar[int]:
    """Select the ids of the reports that were not meant: for what only names a report by its id."""
    return select(Anomaly.id).where(col(Anomaly.practice).is_not(None))
