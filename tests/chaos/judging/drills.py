"""Drills count nowhere, and what is real always overtakes them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from office.anomalies.facts import ToldAt
from office.anomalies.models import Anomaly, Event
from office.calendar import Period
from office.figures import store
from office.services import Services
from tests.chaos.human import Deeds
from tests.chaos.judging.picture import Picture
from tests.chaos.play import escalations

# The clock may be put back between two entries; two reports may be filed at the same moment.
_TOLERANCE = timedelta(seconds=20)
_ENDS = frozenset({Event.PRACTICE_ENDED, Event.RESOLVED})


def faults(picture: Picture, deeds: Deeds) -> Iterator[str]:
    """No words of a drill in a real report; it is taken as one, and gives way to what is urgent."""
    for report in picture.anomalies.values():
        if any(words in report.text for words in deeds.drilled):
            yield f"{report.code} is real, and holds the words of a drill"
    for drill in picture.drilled.values():
        if any(words in drill.text for words in deeds.filed):
            yield f"{drill.code} is a drill, and holds the words of a real report"
        order = escalations.of_the_order(drill, picture.history(drill.id))
        yield from (f"{drill.code}: {words}" for words in order)
        yield from _of_what_is_urgent(picture, drill)


def _of_what_is_urgent(picture: Picture, drill: Anomaly) -> Iterator[str]:
    ended = [entry.at for entry in picture.history(drill.id) if entry.event in _ENDS]
    ended_at = min(ended, default=None)
    in_drill = _reached(picture, drill)
    for real in picture.anomalies.values():
        if not real.is_urgent:
            continue
        for member, told_at in _reached(picture, real).items():
            began_at = in_drill.get(member)
            if began_at is None or told_at <= began_at + _TOLERANCE:
                continue
            if ended_at is None or ended_at > told_at + _TOLERANCE:
                yield f"{drill.code} goes on although {real.code} has reached member {member}"


def _reached(picture: Picture, report: Anomaly) -> dict[int, datetime]:
    """Whom a report has reached, and when first: its reporter, and all who were told."""
    found = {report.reporter_id: report.created_at}
    for entry in picture.history(report.id):
        if entry.event is Event.NOTIFIED:
            found.setdefault(entry.facts(ToldAt).member, entry.at)
    return found


async def figures(picture: Picture, services: Services) -> list[str]:
    """What `/rekap` counts of a year are exactly the reports that were meant."""
    today = services.people.today()
    year = Period(date(today.year, 1, 1), date(today.year, 12, 31))
    async with services.database.read() as session:
        counted = await store.reports(session, *year.moments(services.people.zone))
    wrong = {row.id for row in counted} ^ set(picture.anomalies)
    if not wrong:
        return []
    return [f"reports {sorted(wrong)} are counted and were not meant, or the other way"]
