"""The table [retention] is read, and its editor is told what is wrong."""

import pytest

from knowledge.reading.office import directory, retention_plan
from office.anomalies.models import CLOSED
from office.outbox import MessageState
from office.records import kinds
from office.services import RECORDS
from tests.places import OFFICE_FOLDER


def faults(table: object) -> list[str]:
    return [message for _, message in retention_plan.complaints(table, kinds(RECORDS))]


def test_the_office_s_own_rules_are_sound() -> None:
    office = directory.load(OFFICE_FOLDER / "office.toml")

    assert office.retention.days[("reports", "selesai")] == 1825
    assert office.retention.notice_days == 14


def test_the_kinds_are_those_that_the_office_can_remove() -> None:
    found = kinds(RECORDS)

    assert set(found["reports"]) == {str(state) for state in CLOSED}
    ended = set(MessageState) - {MessageState.WAITING, MessageState.HELD}
    assert set(found["outbox"]) == {str(state) for state in ended}


def test_without_rules_only_handled_updates_go() -> None:
    assert retention_plan.plan({}).days == {("inbox", "done"): 2}


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ({"papers": {"old": 1}}, "[retention.papers] is no kind"),
        ({"reports": {"baru": 400}}, "[retention.reports] has unknown 'baru'"),
        ({"reports": {"selesai": "lama"}}, "must be a whole number of days, at least 30"),
        ({"notice_days": 60, "reports": {"selesai": 50}}, "at least 61"),
        ({"inbox": {"done": 1}}, "at least 2"),
        ({"notice_days": 0}, "notice_days must be a whole number"),
        ({"outbox": {"sent": True}}, "must be a whole number of days"),
        ({"drafts": 3}, "[retention.drafts] must be a table"),
        ("lama", "[retention] must be a table"),
    ],
)
def test_what_is_wrong_is_said(table: object, complaint: str) -> None:
    (fault,) = faults(table)

    assert complaint in fault
