"""Silent help: one tap calls somebody to the counter, and nothing that is seen or heard tells."""

from typing import Final

from office.assistance.casework import CATEGORY
from office.assistance.errors import ColleagueUnfit, CounterUnknown, HelpCallUnknown
from office.assistance.models import (
    HelpCall,
    HelpEnding,
    HelpEvent,
    HelpSetting,
    HelpState,
    HelpTest,
)
from office.assistance.notices import UNREACHED, HelpNotice
from office.assistance.preparing import Prepared
from office.assistance.records import RECORDS
from office.assistance.rules.counters import PREFIX as COUNTER_PREFIX
from office.assistance.rules.counters import counter_links, counter_of
from office.assistance.service import Assistance, HelpFigures
from office.assistance.store import CALLS
from office.noun import Noun

NOUN: Final = Noun("assistance", RECORDS, (), CALLS.histories, unreached=UNREACHED)

__all__ = [
    "CATEGORY",
    "COUNTER_PREFIX",
    "NOUN",
    "Assistance",
    "ColleagueUnfit",
    "CounterUnknown",
    "HelpCall",
    "HelpCallUnknown",
    "HelpEnding",
    "HelpEvent",
    "HelpFigures",
    "HelpNotice",
    "HelpSetting",
    "HelpState",
    "HelpTest",
    "Prepared",
    "counter_links",
    "counter_of",
]
