"""Structured logs, a line an event, without the bot's token and without personal data."""

import logging
import sys
import traceback
from collections.abc import Iterable
from typing import Any

import structlog

from office import privacy

# At DEBUG and INFO these print updates, SQL parameters, or addresses that hold the token.
_TALKATIVE = (
    "telegram",
    "httpx",
    "httpcore",
    "aiohttp",
    "sqlalchemy",
    "asyncpg",
    "alembic",
    "watchfiles",
)


class _RedactingHandler(logging.StreamHandler[Any]):
    """The last step: every finished line of every logger passes through it."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(sys.stderr)
        self._secrets = list(secrets)

    def format(self, record: logging.LogRecord) -> str:
        return privacy.mask(without(self._secrets, super().format(record))).text


def without(secrets: Iterable[str], text: str) -> str:
    """Return the text with stars in place of secrets."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, "***")
    return text


def keep_out_of_tracebacks(secrets: Iterable[str]) -> None:
    """Let a command that ends with a bug print its traceback without these secrets."""
    hidden = list(secrets)

    def show(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        lines = traceback.format_exception(kind, error, trace)
        sys.stderr.write(without(hidden, "".join(lines)))

    sys.excepthook = show


def configure(
    level: str, form: str, secrets: Iterable[str], *processors: structlog.typing.Processor
) -> None:
    """Send every log of this process through one redacting handler on standard error.

    `processors` see each event of ours before it is written.
    """
    before: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.processors.LogfmtRenderer(
            key_order=["timestamp", "level", "event"], drop_missing=True
        )
    )
    handler = _RedactingHandler(secrets)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
    )
    structlog.configure(
        processors=[
            *before,
            *processors,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        logging.getLogger("main").critical("stopped by an error", exc_info=(kind, error, trace))
