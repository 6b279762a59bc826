"""The language of the terminal: PANDU_LANG, from the environment or the file of settings."""

import os
from contextvars import ContextVar
from typing import Final

import typer

LANGUAGES: Final = ("id", "en")
# What monitors and other programs read has always been English. The settings that `init` writes
# say which language their admin reads.
_DEFAULT: Final = "en"
_NAME: Final = "PANDU_LANG"
_of_call: ContextVar[str | None] = ContextVar("language of this call", default=None)


def speak(context: typer.Context, lang: str) -> None:
    """Let this call of the program speak a language to its end, whatever was set."""
    before = _of_call.set(lang)
    context.find_root().call_on_close(lambda: _of_call.reset(before))


def lang() -> str | None:
    """Return the chosen language, even where other settings are wrong; None if none was."""
    chosen = _of_call.get() or os.environ.get(_NAME) or _in_file()
    return chosen if chosen in LANGUAGES else None


def said(sentence: object) -> str:
    """Return a sentence of the program in the language of the terminal."""
    if (lang() or _DEFAULT) == "en":
        return str(sentence)
    from bot.texts.terminal import indonesian

    return indonesian(str(sentence))


def say(sentence: object, *, err: bool = False) -> None:
    """Print a sentence of the program in the language of the terminal."""
    typer.echo(said(sentence), err=err)


def _in_file() -> str | None:
    from dotenv import dotenv_values

    from office.settings import Settings

    file = Settings.model_config.get("env_file")
    try:
        return dotenv_values(str(file)).get(_NAME) if file else None
    except (OSError, UnicodeDecodeError):
        return None
