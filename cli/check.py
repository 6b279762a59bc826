"""What `main.py check` checks: settings, every content file, the database, and the token."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.intake.webhook import faults as webhook_faults
from bot.telegram.connection.identity import ask_telegram
from bot.telegram.connection.redact import without_token
from bot.texts import faults as fault_texts
from cli import opening, retention
from cli.language import lang
from knowledge.reading import content, made_from
from knowledge.reading.cases import rules as cases
from knowledge.reading.comparing import differing
from knowledge.reading.content import Content
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.fronts import written
from knowledge.reading.layers import Layers
from knowledge.reading.questions import rules as questions_rules
from knowledge.reading.revising import with_revisions
from knowledge.reading.sops import deadline, moved_sections
from knowledge.reading.sources import resting
from office import logs
from office import settings as office_settings
from office.clock import SystemClock
from office.database import Database, migrate, open_database, place, sealing
from office.database.address import sqlite_file
from office.database.health import integrity, trouble
from office.inbox import Inbox
from office.learning import older_texts, published
from office.outbox import Outbox
from office.people import People
from office.settings import Settings


@dataclass(frozen=True)
class Findings:
    """What a check found: faults and warnings, a line each."""

    faults: list[str] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    not_ready: list[str] = field(default_factory=list)
    """What is missing before the office works with real data: no fault, and the bot starts."""
    # None: the content files cannot be used.
    loaded: Content | None = None

    @property
    def is_broken(self) -> bool:
        return self.loaded is None


async def look(*, deep: bool = False) -> Findings:
    """Find everything that can be found without starting the bot.

    `deep` reads the whole database, which takes long if it is large.
    """
    try:
        settings = office_settings.load()
    except office_settings.WrongSettings as error:
        return Findings(error.faults)
    logs.keep_out_of_tracebacks(settings.secrets)
    in_content = of_content(settings.layers)
    faults = [
        *(webhook_faults(settings) if settings.webhook_url else ()),
        *in_content.faults,
        *await _database_faults(settings, is_broken=in_content.is_broken, deep=deep),
        *await _token_faults(settings),
    ]
    faults = [logs.without(settings.secrets, fault) for fault in faults]
    not_ready = await _not_ready(settings, in_content.loaded) if in_content.loaded else []
    return Findings(faults, in_content.warnings, not_ready, in_content.loaded)


def content_alone() -> Findings:
    """Find what is wrong in the content files: for who writes them, on any machine."""
    return of_content(opening.settings().layers)


def of_content(place: Path | Layers) -> Findings:
    """Return the faults of the content; if none stops the start, also what makes answers worse.

    The SOPs are read only once, because that takes seconds.
    """
    layers = Layers.of(place)
    try:
        loaded = content.load(layers)
    except BrokenKnowledge as error:
        return Findings([*map(worded, error.faults)])
    from bot.handlers import COMMANDS
    from bot.handlers.abilities import checking

    library, questions = loaded.library, layers.room("questions")
    # These stop no start.
    faults: list[Fault | str] = [
        *retention.misfits(layers),
        *questions_rules.copies(questions, library.values()),
        *content.wrong_figures(layers, loaded),
        *written.changed(loaded.written_fronts, loaded.as_written().library),
        *cases.changed(loaded.cases, loaded.as_written().library),
        *cases.unsound(loaded.cases, loaded.as_written().library),
        *checking.misfits(loaded, COMMANDS),
    ]
    warnings = [
        *loaded.warnings,
        *made_from.changes(layers),
        *questions_rules.warnings(questions, library.values()),
        *moved_sections.unlisted(layers, library),
        *resting.warnings(loaded, layers),
        *deadline.missing(layers.national, library),
        *differing.warnings(layers, loaded.as_written().library),
    ]
    return Findings([*map(worded, faults)], sorted(warnings), loaded=loaded)


def worded(fault: Fault | str) -> str:
    """Return a fault of the content in the language of the terminal, with its file and line."""
    if lang() != "id" or isinstance(fault, str) or not isinstance(fault.message, Message):
        return str(fault)
    return f"{fault.path}:{fault.line}: {fault_texts.sentence(fault)}"


def by_file(warnings: Sequence[Fault]) -> list[str]:
    """Return one line per file, with its first warning: hundreds would hide the faults below."""
    files = {path: list(found) for path, found in groupby(sorted(warnings), lambda it: it.path)}
    return [
        worded(first) if not others else f"{worded(first)} (and {len(others)} more in this file)"
        for first, *others in files.values()
    ]


async def _database_faults(settings: Settings, *, is_broken: bool, deep: bool) -> list[str]:
    file = sqlite_file(settings.database_url)
    if file is not None and ((fault := place.fault(file)) or not file.exists()):
        return [fault] if fault else []  # the first start creates it
    try:
        integrity.check(settings.database_url, deep=deep)
        database = open_database(settings.database_url, settings.keys)
        try:
            if await migrate.pending(database):  # the next start applies them
                return []
            await sealing.check(database)
            await database.probe()
            if revisions := await _revision_faults(database, settings, is_broken):
                return revisions
            if aside := await Inbox(database, SystemClock()).given_up():
                numbers = ", ".join(map(str, aside))
                return [f"inbox: updates were put aside and not handled: {numbers}"]
        finally:
            await database.close()
    except migrate.UnknownSchema as error:
        return [f"DATABASE_URL: {error}"]
    except integrity.DamagedDatabase as error:
        return [str(error)]
    except sealing.KeyMissing as error:
        return [f"ENCRYPTION_KEYS: {error}"]
    except Exception as error:  # noqa: BLE001 - any error of the driver is a finding
        if sentence := trouble.sentence(error, file):
            return [sentence]
        return [f"DATABASE_URL: the database cannot be used: {type(error).__name__}: {error}"]
    return []


async def _not_ready(settings: Settings, loaded: Content) -> list[str]:
    """Return what is missing before real data. A database that cannot be read is a fault above."""
    from bot.screens.setup import posts_of
    from bot.texts.setup import not_ready
    from office.setup import OfficeContent, Setup
    from office.shelf.lines import settled_sops

    file = sqlite_file(settings.database_url)
    if file is not None and not file.exists():
        return []
    database, clock = open_database(settings.database_url, settings.keys), SystemClock()
    try:
        if await migrate.pending(database):
            return []
        in_force = await _in_force(database, settings, loaded)
        content = OfficeContent(in_force.directory, settled_sops(in_force))
        people = People(database, clock, settings.zone)
        setup = Setup(database, clock, people, Outbox(database, clock), lambda: content)
        found = await setup.look()
    except Exception:  # noqa: BLE001 - it is named among the faults
        return []
    finally:
        await database.close()
    return not_ready(found, posts_of(found, content.directory))


async def _in_force(database: Database, settings: Settings, loaded: Content) -> Content:
    """Return the content with what was published over its files."""
    found = await published(database)
    if not found.revisions:
        return loaded
    older = await older_texts(database, found.texts)
    return with_revisions.load(settings.layers, None, found.texts, older).content


async def _revision_faults(database: Database, settings: Settings, is_broken: bool) -> list[str]:
    """Return published revisions whose files were changed, or that their files do not allow."""
    found = await published(database)
    if not found.revisions:
        return []  # another read of the content would take a second
    layers = settings.layers
    faults = [
        f"{layers.file(revision.path)}: changed since revision {revision.number} was written, "
        "which stays in force; the keeper chooses in chat: /sop_tulis, Berkas berubah"
        for revision in found.in_conflict(layers)
    ]
    try:
        older = await older_texts(database, found.texts)
        left_out = with_revisions.load(layers, None, found.texts, older).left_out
    except BrokenKnowledge:
        return faults  # the faults of the files are listed elsewhere
    if is_broken:
        faults.append(
            f"{layers.top}: a start is possible all the same: what is published over the broken "
            "files is used until they are mended"
        )
    return faults + [
        f"revision in the place of {fault}" for refused in left_out.values() for fault in refused
    ]


async def _token_faults(settings: Settings) -> list[str]:
    if not settings.token:
        return [opening.NOT_CONNECTED]
    try:
        await ask_telegram(settings)
    except InvalidToken:
        return [opening.REFUSED_BY_TELEGRAM]
    except TelegramError as error:
        if not isinstance(error, NetworkError):
            return [f"TELEGRAM_BOT_TOKEN: Telegram says: {without_token(str(error))}"]
        return [
            "Telegram cannot be reached, so TELEGRAM_BOT_TOKEN was not tried: "
            f"{without_token(str(error))}"
        ]
    return []
