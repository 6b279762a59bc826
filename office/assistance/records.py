"""What the tables of the silent help hold of people, and how long."""

from sqlmodel import col

from office.assistance.models import HelpCall, HelpCallEntry, HelpSetting, HelpTest
from office.hash_chain import SECRET
from office.records import Fate, OldRows, PersonalColumn, Records, Removable

RECORDS = Records(
    tables=(HelpCall, HelpCallEntry, HelpSetting, HelpTest),
    personal=(
        PersonalColumn(col(HelpCall.caller_id), Fate.STAYS),
        PersonalColumn(col(HelpCall.comer_id), Fate.STAYS, is_own=False),
        PersonalColumn(col(HelpCallEntry.actor_id), Fate.STAYS, secret=SECRET),
        PersonalColumn(col(HelpSetting.member_id), Fate.GOES),
        PersonalColumn(
            col(HelpSetting.colleague_id),
            Fate.EMPTIED,
            is_own=False,
            emptied={"colleague_id": None},
        ),
    ),
    removable=(
        # A call goes whole, its history with it: kept longer, it would tell who asked for help.
        Removable(
            "assistance",
            "ended",
            31,
            lambda border: [OldRows(HelpCall, col(HelpCall.ended_at) < border)],
        ),
        Removable(
            "assistance",
            "tests",
            31,
            lambda border: [OldRows(HelpTest, col(HelpTest.ended_at) < border)],
        ),
    ),
)
