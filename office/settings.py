"""Every setting, read once at the start. A wrong one stops the program with a clear sentence."""

import binascii
import re
import tomllib
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

if TYPE_CHECKING:
    from knowledge.reading.layers import Layers


_WIB = "Asia/Jakarta"


class WrongSettings(Exception):
    """One or more settings cannot be used. `faults` holds a sentence for each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("expected a time zone such as Asia/Jakarta") from error
    return name


def _known_zone_or_none(name: str) -> str:
    return _known_zone(name) if name else name


def _zone_in(office_file: Path) -> str:
    """Return the time zone of an `office.toml`; WIB if it names none that is known."""
    try:
        return _known_zone(str(tomllib.loads(office_file.read_text("utf-8"))["timezone"]))
    except (OSError, ValueError, KeyError):
        return _WIB


# What pydantic expects, in the words of the other faults.
_EXPECTED = {
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "bool_parsing": "expected true or false",
    "literal_error": "expected one of {expected}",
    "enum": "expected one of {expected}",
    "greater_than": "expected more than {gt}",
    "greater_than_equal": "expected {ge} or more",
    "less_than_equal": "expected {le} or less",
    "string_too_short": "expected {min_length} letters or more",
}
# As SQLAlchemy reads it: the password ends at the first @.
_PASSWORD = re.compile(r"://[^:/@]*:([^@]*)@")
# A shorter password (it may equal the user's name) is hidden only inside a URL.
_SHORTEST_PASSWORD = 8


def _known_database(url: str) -> str:
    if url.partition("?")[0].count("@") > 1:
        raise ValueError("expected one @: write one in the password as %40")
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


def _http_url_or_nothing(url: str) -> str:
    if not url:
        return url
    try:
        is_whole = bool(urlsplit(url).hostname) and urlsplit(url).port != 0
    except ValueError:
        is_whole = False
    if not is_whole:
        raise ValueError("expected an address such as https://pandu.example.go.id/telegram")
    return _http_url(url)


def _endpoint_or_nothing(url: str) -> str:
    try:
        return _http_url_or_nothing(url)
    except ValueError:
        raise ValueError("expected an address such as http://127.0.0.1:11434/v1") from None


def _model_of(model: str, info: ValidationInfo) -> str:
    if info.data.get("questions_llm_url") and not model:
        raise ValueError("expected the name of a model that QUESTIONS_LLM_URL serves")
    return model


def _fit_for_a_header(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[!-~]*", secret.get_secret_value()):
        raise ValueError("expected letters, digits and signs without blanks")
    return secret


def _hard_to_guess(secret: SecretStr) -> SecretStr:
    value = secret.get_secret_value()
    if value and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value):
        raise ValueError("expected 16 to 256 letters, digits, _ or -")
    return secret


def _fernet_keys(secret: SecretStr) -> SecretStr:
    for number, key in enumerate(_split(secret), 1):
        try:
            is_key = len(urlsafe_b64decode(key)) == 32
        except (binascii.Error, ValueError):
            is_key = False
        if not is_key:
            raise ValueError(f"key {number} is none: `main.py keys new` prints one")
    return secret


def _split(secret: SecretStr) -> list[str]:
    return [key.strip() for key in secret.get_secret_value().split(",") if key.strip()]


def _passwords(url: str) -> Iterator[str]:
    """Yield the password of a database's URL in each of its spellings."""
    in_query = parse_qs(urlsplit(url).query).get("password", [])
    found = [*_PASSWORD.findall(url), *in_query]
    for password in found:
        yield from (f":{password}@", f"password={password}")
        if len(password) >= _SHORTEST_PASSWORD:
            yield from (password, unquote(password))


def _times_of_day(said: str) -> str:
    try:
        _times(said)
    except ValueError:
        raise ValueError("expected times of day such as 02:00,12:15") from None
    return said


def _times(said: str) -> tuple[time, ...]:
    found = tuple(one.strip() for one in said.split(",") if one.strip())
    # ISO has more ways to write a time: it would take 12.15 for a part of an hour.
    if not all(re.fullmatch(r"\d\d:\d\d", one) for one in found):
        raise ValueError
    return tuple(map(time.fromisoformat, found))


Port = Annotated[int, Field(ge=1, le=65535)]
PortOrNone = Annotated[int, Field(ge=0, le=65535)]


def _path_or_none(path: Any) -> Any:
    return path or None


class Settings(BaseSettings):
    """The settings, an environment variable each. `.env.example` says what they mean."""

    model_config = SettingsConfigDict(env_file=".env", env_prefix="", extra="ignore")

    telegram_bot_token: SecretStr = SecretStr("")
    telegram_api_url: Annotated[str, AfterValidator(_http_url)] = "https://api.telegram.org"
    database_url: Annotated[str, AfterValidator(_known_database)] = Field(
        default="sqlite:///var/pandu.db",
        validate_default=True,
        repr=False,  # it may hold a password
    )
    # Fernet keys, newest first. Without keys texts are stored as they are.
    encryption_keys: Annotated[SecretStr, AfterValidator(_fernet_keys)] = SecretStr("")
    # The national shelf, and the folder of the office on top of it.
    knowledge_dir: Path = Path("knowledge")
    office_dir: Path = Path("offices/muara-enim")
    # Empty: as `office.toml` says.
    office_timezone: Annotated[str, AfterValidator(_known_zone_or_none)] = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    parallel_chats: Annotated[int, Field(ge=1, le=1000)] = 32
    webhook_url: Annotated[str, AfterValidator(_http_url_or_nothing)] = ""
    webhook_secret: Annotated[SecretStr, AfterValidator(_hard_to_guess)] = SecretStr("")
    webhook_host: str = "127.0.0.1"
    webhook_port: Port = 8080
    metrics_host: str = "127.0.0.1"
    # 0: these pages are not served.
    metrics_port: PortOrNone = 0
    # Where the office's backups are. Empty: only where `backup --to` says.
    backup_dir: Annotated[Path | None, BeforeValidator(_path_or_none)] = None
    # When backups are taken, on the office's clock: "02:00,12:15". Empty: nobody says.
    backup_times: Annotated[str, AfterValidator(_times_of_day)] = ""
    # An OpenAI-compatible endpoint that proposes sample questions. Empty: nothing is proposed.
    questions_llm_url: Annotated[str, AfterValidator(_endpoint_or_nothing)] = Field(
        default="",
        repr=False,  # it may hold a password
    )
    questions_llm_model: Annotated[str, AfterValidator(_model_of)] = Field(
        default="", validate_default=True
    )
    questions_llm_key: Annotated[SecretStr, AfterValidator(_fit_for_a_header)] = SecretStr("")
    # The language of the terminal.
    pandu_lang: Literal["id", "en"] = "en"
    # Where the settings of every office of this machine are, for `offices`.
    offices_env_dir: Path = Path("/etc/pandu")

    @property
    def layers(self) -> "Layers":
        """Return where the content lies.

        A KNOWLEDGE_DIR with an `office.toml` of its own holds everything, unless OFFICE_DIR is set.
        """
        from knowledge.reading.layers import Layers

        is_chosen = "office_dir" in self.model_fields_set
        is_whole = not is_chosen and (self.knowledge_dir / "office.toml").exists()
        return Layers(self.knowledge_dir, None if is_whole else self.office_dir)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The office's clock. It stands before the content is read, whatever is wrong with that."""
        return ZoneInfo(self.office_timezone or _zone_in(self.layers.office_file))

    @property
    def backup_moments(self) -> tuple[time, ...]:
        """Return when backups are taken, on the office's clock; none if nobody says."""
        return _times(self.backup_times)

    @property
    def token(self) -> str:
        return self.telegram_bot_token.get_secret_value()

    @property
    def secrets(self) -> list[str]:
        """Return what must never be in a log, on a screen or in an error; the longest first."""
        found = {
            self.token,
            self.webhook_secret.get_secret_value(),
            *self.keys,
            self.questions_llm_key.get_secret_value(),
            *_passwords(self.database_url),
            *_passwords(self.questions_llm_url),
        }
        return sorted(found - {""}, key=len, reverse=True)

    @property
    def keys(self) -> list[str]:
        """Return the keys that seal texts at rest, newest first."""
        return _split(self.encryption_keys)

    @property
    def webhook_path(self) -> str:
        """Return the path on this machine where the webhook listens: that of its public address."""
        return urlsplit(self.webhook_url).path or "/"


class _SettingsOfFile(Settings):
    """The settings of another process: nothing of this one's environment counts."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (dotenv_settings,)


def load_file(file: Path) -> Settings:
    """Read the settings from a file alone, as a service is given them.

    Raises:
        WrongSettings: a sentence for every wrong variable.
        OSError: the file cannot be read.
    """
    file.read_bytes()  # a file that may not be read would count as an empty one
    try:
        return _load(_SettingsOfFile, _env_file=file, _env_file_encoding="utf-8")
    except UnicodeDecodeError:
        raise WrongSettings([f"{file} is no UTF-8 text"]) from None


def load(**overrides: Any) -> Settings:
    """Read the settings from the environment and `.env`.

    Raises:
        WrongSettings: a sentence for every wrong variable: name, value, and what was expected.
    """
    try:
        return _load(Settings, **overrides)
    except UnicodeDecodeError:
        raise WrongSettings([".env is no UTF-8 text: save it again with that encoding"]) from None


def _load(kind: type[Settings], **given: Any) -> Settings:
    try:
        return kind(**given)
    except ValidationError as error:
        raise WrongSettings([_sentence(fault) for fault in error.errors()]) from None


def _sentence(fault: Any) -> str:
    name = str(fault["loc"][0]).upper()
    reason = _EXPECTED.get(fault["type"]) or str(fault["msg"]).removeprefix("Value error, ")
    reason = reason.format(**fault.get("ctx", {}))
    held = "(secret)" if _is_secret(name) else repr(fault.get("input"))
    return f"{name} holds {held}: {reason}"


def _is_secret(name: str) -> bool:
    # A database URL may hold a password.
    return any(word in name for word in ("TOKEN", "URL", "SECRET", "KEY"))
