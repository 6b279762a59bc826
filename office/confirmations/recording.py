"""Writes what was said into `confirmed.toml`, as a revision like any other: once for a sitting."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from office.confirmations import store
from office.confirmations.casework import ConfirmationWork
from office.confirmations.models import LineAnswer, LineVerdict
from office.foundation import ServicePart
from office.revisions.files.importing import Imported, ImportOutdated, ImportUnfit
from office.shelf import LineRecord, digest

# So that what was tapped wrongly can be undone, and a sitting is one revision.
QUIET_FOR = timedelta(minutes=2)
AT_THE_LATEST = timedelta(minutes=15)

_SAID: Mapping[LineVerdict, str] = {
    LineVerdict.TRUE: "benar",
    LineVerdict.WRITTEN: "benar",
    LineVerdict.NOT_HERE: "tidak-berlaku",
    LineVerdict.CHOSEN: "dipilih",
    LineVerdict.UNKNOWN: "tidak-tahu",
}

log = structlog.get_logger("office.confirmations")


class LineRecording(ServicePart[ConfirmationWork]):
    """What time does: answers come into force once nobody has tapped for a while."""

    async def run(self) -> None:
        """Record what is due. All of it is one revision, or nothing."""
        async with self.database.read() as session:
            found = await self._to_record(await store.unrecorded(session))
            newest = await self._newest()
        due = _due_at(found)
        if due is None or due > self.clock.now():
            return
        zone = self.shared.people.zone
        lines = self.shared.lines
        text = lines.recorded(newest, {it.line: _record(it, zone) for it in found})
        file = Imported(lines.file, lines.file, "", text, continues=digest(newest))
        try:
            await self.shared.revisions.importing.publish([file])
        except ImportOutdated:
            return  # Somebody has published the file meanwhile. The next look reads it.
        except ImportUnfit as error:
            log.error("confirmations do not fit the content", faults=len(error.faults))
            return
        await self._note([it.id for it in found])

    async def next_due(self) -> datetime | None:
        """Return when answers come into force."""
        async with self.database.read() as session:
            return _due_at(await self._to_record(await store.unrecorded(session)))

    async def _newest(self) -> str | None:
        return await self.shared.revisions.queries.newest_text(self.shared.lines.file)

    async def _to_record(self, found: Sequence[LineAnswer]) -> list[LineAnswer]:
        """Return what the file must say or no longer say, what has ended first."""
        now_open = [it for it in found if it.ended_at is not None or it.is_to_record]
        return sorted(now_open, key=lambda it: (it.ended_at is None, it.id))

    async def _note(self, answers: Sequence[int]) -> None:
        now = self.clock.now()
        async with self.database.begin(keeps_update_open=True) as session:
            for answer_id in answers:
                answer = await store.lock_answer(session, answer_id)
                if answer is None:
                    continue
                if answer.recorded_at is None:
                    # If it was undone meanwhile, the next look takes it out again.
                    answer.recorded_at = now
                elif answer.ended_at is not None:
                    answer.removed_at = now
                session.add(answer)


def _record(answer: LineAnswer, zone: ZoneInfo) -> LineRecord | None:
    if answer.ended_at is not None:
        return None
    is_source = answer.is_source
    return LineRecord(
        _SAID[answer.verdict],
        answer.title,
        answer.given_at.astimezone(zone).date(),
        answer.excerpt,
        says="" if is_source else answer.words,
        source=answer.words if is_source else "",
        side=answer.side,
    )


def _due_at(found: Sequence[LineAnswer]) -> datetime | None:
    moments = [it.ended_at or it.second_at or it.given_at for it in found]
    if not moments:
        return None
    return min(max(moments) + QUIET_FOR, min(moments) + AT_THE_LATEST)
