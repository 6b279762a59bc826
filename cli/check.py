"""What `main.py check` looks at: settings, every content file, the database, and the token."""

import os
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from telegram.error import InvalidToken, TelegramError

from bot.intake.webhook import faults as webhook_faults
from bot.telegram.identity import ask_telegram
from bot.telegram.redact import without_token
from cli import opening
from knowledge.reading import content, deadline, moved, questions_rules
from knowledge.reading.faults import BrokenKnowledge, Fault
from office import logs
from office import settings as office_settings
from office.clock import SystemClock
from office.database import integrity, migrate, open_database, sealing, trouble
from office.database.address import sqlite_file
from office.inbox import Inbox
from office.settings import Settings


async def all_faults() -> list[str]:
    """Every fault that can be found without starting the bot, a line each."""
    try:
        settings = office_settings.load()
    except office_settings.WrongSettings as error:
        return error.faults
    logs.keep_out_of_tracebacks(settings.secrets)
    faults = [
        *(webhook_faults(settings) if settings.webhook_url else ()),
        *_content_faults(settings),
        *await _database_faults(settings),
        *await _token_faults(settings),
    ]
    return [logs.without(settings.secrets, fault) for fault in faults]


def all_warnings() -> list[Fault]:
    """What makes the answers worse without being wrong; nothing where the content has faults."""
    try:
        folder = office_settings.load().knowledge_dir
        library = content.load(folder).library
    except (office_settings.WrongSettings, BrokenKnowledge):
        return []
    return sorted(
        [
            *questions_rules.warnings(folder / "questions", library.values()),
            *moved.unlisted(folder / "headings.txt", library),
            *deadline.missing(folder, library),
        ]
    )


def by_file(warnings: Sequence[Fault]) -> list[str]:
    """One line a file, with its first warning: hundreds would hide the faults below them."""
    files = {path: list(found) for path, found in groupby(sorted(warnings), lambda it: it.path)}
    return [
        str(first) if not others else f"{first} (and {len(others)} more in this file)"
        for first, *others in files.values()
    ]


def _content_faults(settings: Settings) -> list[str]:
    try:
        library = content.load(settings.knowledge_dir).library
    except BrokenKnowledge as error:
        return [str(fault) for fault in error.faults]
    questions = settings.knowledge_dir / "questions"
    return [str(fault) for fault in questions_rules.copies(questions, library.values())]


async def _database_faults(settings: Settings) -> list[str]:
    if not_made_yet := _not_made_yet(settings.database_url):
        return _faults_of_place(not_made_yet)  # the first start makes it
    try:
        integrity.check(settings.database_url)
        database = open_database(settings.database_url, settings.keys)
        try:
            if await migrate.pending(database):  # what is missing, the next start applies
                return []
            await sealing.check(database)
            if aside := await Inbox(database, SystemClock()).aside():
                numbers = ", ".join(map(str, aside))
                return [f"inbox: updates that cannot be read were put aside: {numbers}"]
        finally:
            await database.close()
    except migrate.UnknownSchema as error:
        return [f"DATABASE_URL: {error}"]
    except integrity.DamagedDatabase as error:
        return [str(error)]
    except sealing.KeyMissing as error:
        return [f"ENCRYPTION_KEYS: {error}"]
    except Exception as error:  # noqa: BLE001 - whatever the driver raises is the finding
        if sentence := trouble.sentence(error):
            return [sentence]
        return [f"DATABASE_URL: the database cannot be used: {type(error).__name__}: {error}"]
    return []


async def _token_faults(settings: Settings) -> list[str]:
    if not settings.token:
        return [opening.NOT_CONNECTED]
    try:
        await ask_telegram(settings)
    except InvalidToken:
        return [opening.REFUSED_BY_TELEGRAM]
    except TelegramError as error:
        return [f"TELEGRAM_BOT_TOKEN: Telegram says: {without_token(str(error))}"]
    return []


def _not_made_yet(url: str) -> Path | None:
    file = sqlite_file(url)
    return file if file is not None and not file.exists() else None


def _faults_of_place(file: Path) -> list[str]:
    """What keeps the first start from making the file."""
    above = next(folder for folder in file.absolute().parents if folder.exists())
    if above.is_dir() and os.access(above, os.W_OK | os.X_OK):
        return []
    return [f"DATABASE_URL: {file} cannot be made: nothing can be written into {above}"]
