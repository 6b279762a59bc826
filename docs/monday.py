"""An office whose week is over, for the picture of a Monday: the bot in this process, on a clock
that is moved by hand."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot import application
from bot.content.rules import OfficeRules
from botapi_emulator import Emulator, Person
from demo.cast import CAST
from demo.theatre import ROOT
from knowledge.shelf import Shelf, address_of, fingerprint_of
from office.anomalies.models import Outcome
from office.anomalies.words.report_form import ReportAnswers
from office.backups import Backup
from office.backups.naming import Engine
from office.clock import HandMovedClock
from office.escalation.policy import Urgency
from office.people import Member
from office.questions import QuestionOutcome as Answered
from office.services import Services, open_services
from office.settings import load
from office.setup import PaperFigures
from office.shelf import SectionText
from office.shelf.office_shelf import OfficeShelf

# The bands of the week before and of the week, and what nobody could answer.
_BEFORE_IT = ("sure",) * 22 + ("likely",) * 4 + ("choice",) * 8
_ANSWERED = ("sure",) * 31 + ("likely",) * 9 + ("choice",) * 6
_GAPS = ("sabtu minggu bisa ambil paspor tidak",) * 3 + ("parkir kendaraan pemohon di mana",) * 2
# The first number of the older questions.
_OLDER = 1000
# What several people type, and the section that they choose then.
_TYPED, _CHOSEN = "ilang paspor bayar brp", ("paspor-hilang", "biaya")
# What was seen, in the order of the week: its category, and how it ended, if it did.
_SEEN = (
    ("dokumen", Outcome.CONFIRMED),
    ("dokumen", Outcome.UNFOUNDED),
    ("tppo", Outcome.REFERRED),
    ("dokumen", None),
)
# None was made on that weekend, and nobody has copied this one to another machine.
_LAST_BACKUP = Backup(datetime(2026, 11, 27, 19, 0, tzinfo=UTC), "0017", Engine.SQLITE)


# Two weeks of notes, from before the bot.
_ON_PAPER = PaperFigures(date(2026, 11, 2), date(2026, 11, 13), 40, 31, 25, 40, 180)
# What that section said at the beginning of the week, in the place of what it says now.
_NOW, _BEFORE = "Rp1.000.000 per buku", "Rp1.000.000"


class BeforeTheChange(OfficeShelf):
    """The shelf as it was when the week began."""

    def sections(self) -> Sequence[SectionText]:
        return [_as_it_was(section) for section in super().sections()]


def _as_it_was(one: SectionText) -> SectionText:
    if one.address != address_of(*_CHOSEN):
        return one
    lines = tuple(line.replace(_NOW, _BEFORE) for line in one.lines)
    return replace(one, lines=lines, fingerprint=fingerprint_of(lines))


@dataclass
class Monday:
    """The phones of that morning, and what the bot works with."""

    telegram: Emulator
    people: dict[str, Person]
    services: Services
    clock: HandMovedClock


@asynccontextmanager
async def monday() -> AsyncIterator[Monday]:
    """An office on Monday at half past seven, its week behind it."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pandu-monday-"))
        telegram = await stack.enter_async_context(Emulator(port=0, language="id"))
        settings = load(
            _env_file=None,
            telegram_bot_token=telegram.add_bot(username="pandu_bot", name="Pandu").token,
            telegram_api_url=telegram.url,
            database_url=f"sqlite:///{Path(folder) / 'pandu.db'}",
            knowledge_dir=ROOT / "knowledge",
            backup_dir=Path(folder),
            backup_times="02:00,12:15",
            office_dir=_office(Path(folder)),
        )
        shelf = Shelf(settings.layers)
        rules = OfficeRules(shelf, settings.zone)
        clock = HandMovedClock(datetime(2026, 11, 17, 9, 0, tzinfo=settings.zone))
        facts = OfficeShelf(shelf)
        (Path(folder) / _LAST_BACKUP.name).touch()
        services = await stack.enter_async_context(
            open_services(settings, clock, rules, rules.retention, facts)
        )
        people = {post: telegram.person(who.name, note=post) for post, who in CAST.items()}
        changes = services.changes
        changes.shared.shelf = BeforeTheChange(shelf)
        await changes.recording.record_changes()
        await _works(services, clock, await _enrolled(services, people))
        changes.shared.shelf = facts
        await changes.recording.record_changes()
        clock.move_to(datetime(2026, 11, 30, 7, 31, tzinfo=settings.zone))
        bot = application.build(settings, services, shelf)
        await stack.enter_async_context(application.running(settings, bot))
        yield Monday(telegram, people, services, clock)


def _office(folder: Path) -> Path:
    """Return a copy of the example's folder whose pilot began with the week."""
    copied = shutil.copytree(ROOT / "offices" / "muara-enim", folder / "kantor")
    with (copied / "office.toml").open("a") as file:
        file.write("\n[pilot]\nbegins = 2026-11-23\n")
    return copied


async def _enrolled(services: Services, people: dict[str, Person]) -> dict[str, Member]:
    members = {}
    for post, newcomer in CAST.items():
        people[post].pressed_start()
        code = await services.people.invite(newcomer)
        members[post] = await services.people.enrol(code, people[post].id)
    return members


async def _works(services: Services, clock: HandMovedClock, cast: dict[str, Member]) -> None:
    """Ask, choose, report and promise through a week; before, the office has noted on paper."""
    await services.setup.note_paper(cast["Admin"], _ON_PAPER)
    rina, dedi = cast["Petugas loket 1"], cast["Petugas loket 2"]
    head, actions = cast["Kasi Inteldakim"], services.anomalies.actions
    for number, band in enumerate(_BEFORE_IT, start=_OLDER):
        asker = (rina, dedi)[number % 2]
        outcome = Answered(band, "dokumen-palsu")
        await services.questions.record(number, asker, "ciri KK palsu", outcome)
    clock.advance(timedelta(days=7))
    asked = [(band, "ciri KK palsu", "dokumen-palsu") for band in _ANSWERED]
    asked += [("none", text, None) for text in _GAPS]
    for number, (band, text, sop) in enumerate(asked, start=1):
        asker = (rina, dedi)[number % 2]
        await services.questions.record(number, asker, text, Answered(band, sop))
    for number, asker in enumerate((rina, dedi, cast["Petugas UKK Musi Rawas"]), len(asked) + 1):
        chosen = Answered("choice", *_CHOSEN, offered=(address_of(*_CHOSEN),))
        await services.questions.record(number, asker, _TYPED, chosen)
    for category, outcome in _SEEN:
        answers = ReportAnswers(
            category, f"Hal {category}, {clock.now():%A}", "kanim",
            urgency=Urgency.NORMAL, concerns="",
        )  # fmt: skip
        report = await services.anomalies.reporting.file(rina, answers)
        clock.advance(timedelta(minutes=12))
        await actions.acknowledge(report.id, head)
        await actions.promise(report.id, head, clock.now() + timedelta(days=7))
        if outcome is not None:
            await services.anomalies.steps.skip(report.id, head, "Sudah ditangani penerbit")
            await actions.resolve(report.id, head, outcome, "Sudah ditindaklanjuti")
        clock.advance(timedelta(days=1))
