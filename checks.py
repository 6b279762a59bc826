"""What `main.py check` looks at: settings, every content file, the database, and the token."""

from telegram.error import TelegramError

from bot.identity import ask_telegram
from bot.redact import without_token
from knowledge import directory, library, vocabulary
from knowledge.faults import BrokenKnowledge
from office import settings as office_settings
from office.database import migrate, open_database
from office.settings import Settings


async def all_faults() -> list[str]:
    """Every fault that can be found without starting the bot, a line each."""
    try:
        settings = office_settings.load()
    except office_settings.WrongSettings as error:
        return error.faults
    return [
        *_content_faults(settings),
        *await _database_faults(settings),
        *await _token_faults(settings),
    ]


def _content_faults(settings: Settings) -> list[str]:
    folder = settings.knowledge_dir
    readers = {
        directory.load: folder / "office.toml",
        vocabulary.load: folder / "vocabulary.toml",
        library.load: folder / "sop",
    }
    found: list[str] = []
    for read, path in readers.items():
        try:
            read(path)
        except BrokenKnowledge as error:
            found += map(str, error.faults)
    return found or _owner_faults(settings)


def _owner_faults(settings: Settings) -> list[str]:
    """SOPs owned by a section that the office does not have."""
    sections = directory.load(settings.knowledge_dir / "office.toml").sections
    return [
        f"{sop.path}:1: section '{sop.section}' is not in office.toml"
        for sop in library.load(settings.knowledge_dir / "sop").values()
        if sop.section not in sections
    ]


async def _database_faults(settings: Settings) -> list[str]:
    try:
        database = open_database(settings.database_url)
        try:
            await migrate.pending(database)
        finally:
            await database.close()
    except Exception as error:  # noqa: BLE001 - whatever the driver raises is the finding
        return [f"DATABASE_URL: the database cannot be used: {type(error).__name__}: {error}"]
    return []


async def _token_faults(settings: Settings) -> list[str]:
    if not settings.token:
        return []
    try:
        await ask_telegram(settings)
    except TelegramError as error:
        return [f"TELEGRAM_BOT_TOKEN: Telegram says: {without_token(str(error))}"]
    return []
