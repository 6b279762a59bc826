"""What reports and verifications have in common: a row that moves, and its history as a chain."""

from office.cases.casework import Casework
from office.cases.queries import CaseQueries
from office.cases.redaction import CaseRedaction
from office.cases.store import CaseStore

__all__ = ["CaseQueries", "CaseRedaction", "CaseStore", "Casework"]
