"""What watches over the machine have found, remembered for all replicas and over restarts."""

from typing import Final

from office.care.models import CareTrouble, CareWatch, TroubleKind
from office.care.records import RECORDS
from office.care.service import Care, Patience
from office.noun import Noun

NOUN: Final = Noun("care", RECORDS)

__all__ = ["NOUN", "Care", "CareTrouble", "CareWatch", "Patience", "TroubleKind"]
