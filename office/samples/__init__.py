"""Colleagues are asked how they would ask about a new SOP: what they write is proposed."""

from typing import Final

from office.noun import Noun
from office.samples.errors import NoSampleFits, SampleRequestOver, SampleRequestUnknown
from office.samples.form import SAMPLES, SampleAnswers, SampleStep
from office.samples.models import SampleRequest
from office.samples.notices import UNREACHED, SampleNotice
from office.samples.records import RECORDS
from office.samples.replies import MOST_LINES
from office.samples.service import SampleRequests

NOUN: Final = Noun("samples", RECORDS, (SAMPLES,), unreached=UNREACHED)

__all__ = [
    "MOST_LINES",
    "NOUN",
    "SAMPLES",
    "NoSampleFits",
    "SampleAnswers",
    "SampleNotice",
    "SampleRequest",
    "SampleRequestOver",
    "SampleRequestUnknown",
    "SampleRequests",
    "SampleStep",
]
