"""Every setting, read once at the start; a wrong one stops the program with a clear sentence."""

from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class WrongSettings(Exception):
    """One or more settings cannot be used; `faults` holds a sentence for each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("expected a time zone such as Asia/Jakarta") from error
    return name


def _known_database(url: str) -> str:
    schemes = {
        "sqlite://": "sqlite://",
        "postgresql://": "postgresql+asyncpg://",
        "postgres://": "postgresql+asyncpg://",
    }
    for short, full in schemes.items():
        if url.startswith(short):
            return full + url.removeprefix(short)
    if url.startswith(tuple(schemes.values())):
        return url
    raise ValueError(
        "expected sqlite:///path/to/pandu.db or postgresql://user:password@host/database"
    )


def _http_url(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError("expected an address that begins with http:// or https://")
    return url.rstrip("/")


class Settings(BaseSettings):
    """The settings, one environment variable each; see `.env.example` for what they mean."""

    model_config = SettingsConfigDict(env_file=".env", env_prefix="", extra="ignore")

    telegram_bot_token: SecretStr = SecretStr("")
    telegram_api_url: Annotated[str, AfterValidator(_http_url)] = "https://api.telegram.org"
    database_url: Annotated[str, AfterValidator(_known_database)] = Field(
        default="sqlite:///var/pandu.db", validate_default=True
    )
    knowledge_dir: Path = Path("knowledge")
    office_timezone: Annotated[str, AfterValidator(_known_zone)] = "Asia/Jakarta"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    parallel_chats: Annotated[int, Field(ge=1, le=1000)] = 32

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.office_timezone)

    @property
    def token(self) -> str:
        return self.telegram_bot_token.get_secret_value()


def load(**overrides: Any) -> Settings:
    """Read the settings from the environment and `.env`.

    Raises:
        WrongSettings: a sentence for every wrong variable: name, value and what was expected.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise WrongSettings([_sentence(fault) for fault in error.errors()]) from None


def _sentence(fault: Any) -> str:
    name = str(fault["loc"][0]).upper()
    reason = str(fault["msg"]).removeprefix("Value error, ")
    held = "(secret)" if _is_secret(name) else repr(fault.get("input"))
    return f"{name} holds {held}: {reason}"


def _is_secret(name: str) -> bool:
    # A database URL may carry a password.
    return "TOKEN" in name or "URL" in name
