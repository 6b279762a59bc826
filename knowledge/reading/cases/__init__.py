"""Cases: which lines of the shelf an applicant's situation needs. A case has no words of its own.

A case file (`cases/<id>.toml`) names facts to ask for, and lines of SOPs with one flat condition
each. What is asked is what the lines that are left still depend on.
"""

from knowledge.reading.cases.case import CaseFile, CaseLine, Cases, Chosen, Fact, LineRole, Option
from knowledge.reading.cases.checklist import CaseList, Item, Quoted, checklist, quoting

__all__ = [
    "CaseFile",
    "CaseLine",
    "CaseList",
    "Cases",
    "Chosen",
    "Fact",
    "Item",
    "LineRole",
    "Option",
    "Quoted",
    "checklist",
    "quoting",
]
