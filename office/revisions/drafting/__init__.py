"""Drafts of content: read as sent, checked against the shelf, submitted.

It asks the shelf, so it has a face of its own: commands without questions load that of revisions.
"""

from office.revisions.drafting.asking import Asking, moved, renamed
from office.revisions.drafting.elsewhere import Elsewhere, StalePlace, with_new_figures
from office.revisions.drafting.manuscripts import Received, numbered
from office.revisions.drafting.quoted_lines import CaseQuote, QuotedLines
from office.revisions.drafting.service import Checked, Drafting
from office.revisions.drafting.target import Target
from office.revisions.drafting.typed_text import is_changed, unsourced
from office.revisions.drafting.waiting import Waiting

__all__ = [
    "Asking",
    "CaseQuote",
    "Checked",
    "Drafting",
    "Elsewhere",
    "QuotedLines",
    "Received",
    "StalePlace",
    "Target",
    "Waiting",
    "is_changed",
    "moved",
    "numbered",
    "renamed",
    "unsourced",
    "with_new_figures",
]
