"""The command that sets up a new office: it asks, writes the files, and prints the admin's link."""

import asyncio
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import english, language, opening

if TYPE_CHECKING:
    from office.settings import Settings
    from office.setup import OfficeAnswers, SetupQuestion, WrongAnswer

_PROGRAM = Path(__file__).parents[1]
# Not in a container, which systemd does not start.
_UNITS = _PROGRAM / "deploy" / "systemd"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
_TOKEN = re.compile(r"\d+:[\w-]+")
_FIRST_PORT = 9102


@dataclass(frozen=True)
class _Places:
    """Where the things of one office lie, all below one folder."""

    top: Path
    id: str

    @property
    def folder(self) -> Path:
        return self.top / self.id

    @property
    def answers(self) -> Path:
        return self.top / f"{self.id}.toml"

    @property
    def settings(self) -> Path:
        return self.top / f"{self.id}.env"

    @property
    def data(self) -> Path:
        return self.top / f"{self.id}.data"

    @property
    def backups(self) -> Path:
        return self.top / f"{self.id}.backups"

    @property
    def units(self) -> Path:
        return self.top / f"{self.id}.systemd"


@dataclass(frozen=True)
class _Setup:
    """One run of the command."""

    places: _Places
    lang: str

    def said(self, sentence: str, /, **values: object) -> str:
        from bot.texts import setup as texts

        sentences = texts.SENTENCES if self.lang == "id" else english.SENTENCES
        return sentences[sentence].format(**values)

    def say(self, sentence: str, /, **values: object) -> None:
        typer.echo(self.said(sentence, **values))

    def fault(self, error: "WrongAnswer") -> str:
        from office.setup import CLASSES, QUESTIONS

        known = ", ".join([*(question.field for question in QUESTIONS), "token"])
        return self.said(
            f"wrong.{error.reason}",
            field=self.name_of(error.field),
            choices=", ".join(CLASSES),
            known=known,
        )

    def name_of(self, field: str) -> str:
        from bot.texts import setup as texts

        return texts.FIELDS.get(field, field) if self.lang == "id" else field


def init(
    context: typer.Context,
    to: Annotated[
        Path, typer.Option(help="The folder below which everything of the office is put.")
    ] = Path("var"),
    name: Annotated[str, typer.Option(help="The office's name on this machine.")] = "kantor",
    answers: Annotated[
        Path | None, typer.Option(help="A TOML file with the answers; nothing is asked.")
    ] = None,
    lang: Annotated[str | None, typer.Option(help="id or en. Default: PANDU_LANG, or id.")] = None,
) -> None:
    """Set up a new office: folder, settings, units for systemd, and the first admin's link."""
    lang = lang or language.lang() or "id"
    opening.must_be_one_of("lang", lang, language.LANGUAGES)
    language.speak(context, lang)
    setup = _Setup(_Places(to.absolute(), name), lang)
    if not _NAME.fullmatch(name):
        opening.stop(setup.said("name.wrong"))
    os.umask(0o077)
    to.mkdir(parents=True, exist_ok=True)
    given, token = _given(setup, answers)
    if answers is None:
        _ask(setup, given)
    token = _checked(setup, token, asks=answers is None)
    settings = _write(setup, given, token)
    asyncio.run(_let_in(setup, settings, given))
    _say_next(setup)
    # Reads the content, and stores the index that the first start would build.
    opening.shelf(settings)


def _given(setup: _Setup, file: Path | None) -> "tuple[OfficeAnswers, str]":
    """Return what is known already: of an earlier run, then of the file of answers.

    Once the folder is there, it was made of the earlier run's answers, and these stay.
    """
    from office.setup import ASKED, OfficeAnswers, WrongAnswer, read_file

    given, faults, token = OfficeAnswers(), [], _kept_token(setup.places)
    try:
        kept = read_file(setup.places.answers) if setup.places.answers.exists() else {}
        fresh = read_file(file) if file else {}
    except WrongAnswer as error:
        opening.stop(setup.fault(error))
    token = str(fresh.pop("token", token))
    known = {**fresh, **kept} if setup.places.folder.exists() else {**kept, **fresh}
    # What is true of the office may have changed since; the chat has the last word.
    known.update({step: fresh[step] for step in ASKED if step in fresh})
    for field, value in known.items():
        try:
            given.give(field, value)
        except WrongAnswer as error:
            faults.append(setup.fault(error))
    if file:
        _take_defaults(setup, given, faults)
    if faults:
        opening.stop(*faults)
    given.save(setup.places.answers)
    return given, token


def _take_defaults(setup: _Setup, given: "OfficeAnswers", faults: list[str]) -> None:
    for question in given.missing():
        if question.default is None:
            field = setup.name_of(question.field)
            if not any(fault.startswith(field) for fault in faults):
                faults.append(setup.said("wrong.missing", field=field))
        else:
            given.give(question.field, question.default)


def _kept_token(places: _Places) -> str:
    return _kept(places).get("TELEGRAM_BOT_TOKEN", "")


def _kept(places: _Places) -> dict[str, str]:
    """Return the settings as an earlier run has written them."""
    if not places.settings.exists():
        return {}
    lines = places.settings.read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and line[0] != "#")


def _ask(setup: _Setup, given: "OfficeAnswers") -> None:
    """Ask what is missing; each answer is kept as soon as it is given."""
    from office.setup import CLASSES, QUESTIONS

    typed = [question for question in QUESTIONS if question.is_typed]
    missing = [question for question in given.missing() if question.is_typed]
    setup.say("begun")
    if missing and len(missing) < len(typed):
        count = len(typed) - len(missing)
        setup.say("resumed", count=count, file=setup.places.answers)
    for question in missing:
        if question.field == "office_class":
            numbered = ", ".join(f"{number} {it}" for number, it in enumerate(CLASSES, 1))
            setup.say("classes", classes=numbered)
        _ask_until_right(setup, given, question)
        given.save(setup.places.answers)


def _ask_until_right(setup: _Setup, given: "OfficeAnswers", question: "SetupQuestion") -> None:
    from office.setup import WrongAnswer

    while True:
        default = question.default if question.default is not None else ""
        typed = typer.prompt(
            setup.said(f"ask.{question.field}"), default=default, show_default=bool(default)
        )
        try:
            return given.give(question.field, typed)
        except WrongAnswer as error:
            typer.echo(setup.fault(error))


def _checked(setup: _Setup, token: str, *, asks: bool) -> str:
    """Return a token that Telegram takes, and keep it."""
    while True:
        if asks and not token:
            token = typer.prompt(setup.said("ask.token"), hide_input=True).strip()
        fault = _token_fault(setup, token)
        if fault is None:
            _keep(setup.places, {**_kept(setup.places), "TELEGRAM_BOT_TOKEN": token})
            return token
        if not asks or fault == "token.unreachable":
            opening.stop(setup.said(fault))
        setup.say(fault)
        token = ""


def _token_fault(setup: _Setup, token: str) -> str | None:
    """Ask Telegram whose token it is; return the name of the sentence that says what is wrong."""
    from telegram.error import InvalidToken, TelegramError

    from bot.telegram.connection.identity import ask_telegram

    if not _TOKEN.fullmatch(token):
        return "token.form"
    settings = opening.settings().model_copy(update={"telegram_bot_token": _secret(token)})
    try:
        bot = asyncio.run(ask_telegram(settings))
    except InvalidToken:
        return "token.refused"
    except TelegramError:
        return "token.unreachable"
    setup.say("token.good", bot=bot)
    return None


def _secret(token: str) -> Any:
    from pydantic import SecretStr

    return SecretStr(token)


def _write(setup: _Setup, given: "OfficeAnswers", token: str) -> "Settings":
    """Write what is not there yet; return the office's settings."""
    from office.database.keyring import new_key
    from office.settings import load_file
    from office.setup import backup_times, write_folder

    places, here = setup.places, opening.settings()
    is_new = write_folder(given, places.folder, _PROGRAM / "offices" / "contoh")
    setup.say("folder.made" if is_new else "folder.kept", folder=places.folder)
    values = {
        "TELEGRAM_API_URL": here.telegram_api_url,
        "DATABASE_URL": f"sqlite:///{places.data / 'pandu.db'}",
        "ENCRYPTION_KEYS": new_key(),
        "OFFICE_DIR": str(places.folder),
        "BACKUP_DIR": str(places.backups),
        # Without the timer, what takes them is not known.
        "BACKUP_TIMES": backup_times(_UNITS) if _UNITS.exists() else "",
        "METRICS_PORT": str(_free_port(places)),
        "PANDU_LANG": setup.lang,
        **_kept(places),
        "TELEGRAM_BOT_TOKEN": token,
    }
    _keep(places, values)
    for folder in (places.data, places.backups):
        folder.mkdir(exist_ok=True)
    setup.say("settings", file=places.settings)
    setup.say("key")
    settings = load_file(places.settings)
    if _UNITS.exists():
        _write_units(places, settings.zone.key)
        setup.say("unit", folder=places.units)
    return settings


def _write_units(places: _Places, zone: str) -> None:
    from office.setup import UnitPlaces, unit_files

    where = (_PROGRAM, Path(sys.executable), places.settings, places.top)
    it = UnitPlaces(places.id, places.top.owner(), *where, zone)
    places.units.mkdir(exist_ok=True)
    for name, text in unit_files(it, _UNITS).items():
        (places.units / name).write_text(text, "utf-8")


def _keep(places: _Places, values: dict[str, str]) -> None:
    """Write the settings, readable by their owner alone, from one instant to the next."""
    new = places.settings.with_suffix(".env.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{key}={value}\n" for key, value in values.items())
    new.replace(places.settings)


def _free_port(places: _Places) -> int:
    """Return a port that no other office below the folder has."""
    others = (_kept(_Places(places.top, file.stem)) for file in places.top.glob("*.env"))
    taken = {int(it.get("METRICS_PORT", "0") or 0) for it in others}
    return next(port for port in range(_FIRST_PORT, 65536) if port not in taken)


async def _let_in(setup: _Setup, settings: "Settings", given: "OfficeAnswers") -> None:
    """Keep the answers for `/siapkan`, and print a link for the admin, unless there is one."""
    from cli import members
    from office.people import NewMember, Role
    from office.people.names import in_title_case

    async with opening.services(settings) as services:
        await services.setup.take(given.steps)
        if await services.people.holders(Role.ADMIN):
            setup.say("admin.there")
            return
        name = in_title_case(given["admin"])
        code = await services.people.invite(NewMember(name, "kanim", (Role.ADMIN,)))
    setup.say("admin.link", name=name)
    typer.echo(await members.link(settings, code))


def _say_next(setup: _Setup) -> None:
    places = setup.places
    # Who came by `sudo -u` reads none of the files as themselves.
    by = f"sudo -u {places.top.owner()} " if "SUDO_USER" in os.environ else ""
    command = f"{by}{sys.executable} main.py --settings {places.settings}"
    setup.say("next")
    if _UNITS.exists():
        setup.say("next.check", command=command)
        setup.say("next.run", command=command)
        setup.say("next.service", folder=places.units, id=places.id)
    else:
        setup.say("next.container")
    setup.say("next.chat")
    if os.geteuid() == 0:
        setup.say("root")
