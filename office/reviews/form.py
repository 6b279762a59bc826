"""The form of /aturan: which regulation has changed, and how."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT, Flow, Step, Topic


class BasisStep(StrEnum):
    """What the form asks."""

    WORDS = "isi"
    SURE = "yakin"


@dataclass(frozen=True)
class BasisAnswers:
    """What was typed, and the documents that are marked with it."""

    name: str = ""
    changed: str = ""
    documents: tuple[str, ...] = ()


BASIS: Flow[BasisStep, BasisAnswers] = Flow(
    Topic("aturan_berubah"),
    BasisAnswers,
    (Step(BasisStep.WORDS, TEXT), Step(BasisStep.SURE)),
    # A form that was left must not take the next question as an answer.
    listens_for=timedelta(minutes=15),
    expires_after=timedelta(hours=1),
    is_left_by_commands=True,
)
