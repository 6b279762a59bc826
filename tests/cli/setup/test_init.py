"""`main.py init`: what is asked and written, and that a second run goes on."""

import asyncio
import re
import stat
import sys
from collections.abc import AsyncIterator, Callable
from datetime import time
from getpass import getuser
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.texts import setup as texts
from botapi_emulator import Emulator
from cli import english, setup
from main import app
from office.clock import SystemClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import load_file
from office.setup import MOST_BEFORE_READY, QUESTIONS, Wrong
from tests.cli.conftest import says

TOKEN = "111111:SORONG-TOKEN"
ANSWERS = f"""\
place = "Sorong"
office_class = "Kelas II TPI"
province = "Papua Barat Daya"
timezone = "WIT"
units = ["UKK Raja Ampat"]
admin = "agus salim"
token = "{TOKEN}"
"""
# The keys that a person types, line by line; Enter takes the default: no unit, and keys for later.
TYPED = ["Sorong", "3", "Papua Barat Daya", "WIT", "", "agus salim", "ya", "", TOKEN]

Init = Callable[..., "asyncio.Future[Result]"]


@pytest.fixture
async def init(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Init]:
    """Runs the command against a local Telegram, by a file of answers or by keys."""
    async with Emulator() as telegram:
        telegram.add_bot(TOKEN, "sorong_bot")
        monkeypatch.setenv("TELEGRAM_API_URL", telegram.url)

        async def run(*options: str, answers: str | None = None, typed: str = "") -> Result:
            if answers is not None:
                file = tmp_path / "answers.toml"
                file.write_text(answers)
                options = (*options, "--answers", str(file))
            arguments = ["init", "--to", str(tmp_path / "to"), *options]
            return await asyncio.to_thread(CliRunner().invoke, app, arguments, input=typed)

        yield run


async def test_answers_in_a_file_become_an_office(
    init: Init, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUDO_USER", "agus")
    result = await init(answers=ANSWERS)

    says(result, "Token benar: @sorong_bot", "Tautan untuk Agus Salim", never=[TOKEN])
    # What the admin copies from here is not typed as the bot's user.
    says(result, f"  periksa:   sudo -u {getuser()} {sys.executable} main.py --settings")
    assert re.search(r"^https://t\.me/sorong_bot\?start=\w+$", result.output, re.M)
    file = tmp_path / "to" / "kantor.env"
    settings = load_file(file)
    assert settings.token == TOKEN
    assert len(settings.keys) == 1
    assert settings.zone.key == "Asia/Jayapura"
    assert settings.backup_moments == (time(2), time(12, 15))
    timer = (tmp_path / "to" / "kantor.systemd" / "pandu-backup-kantor.timer").read_text()
    assert "OnCalendar=*-*-* 12:15 Asia/Jayapura" in timer
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert TOKEN not in (tmp_path / "to" / "kantor.toml").read_text()


async def test_the_terminal_asks_and_a_wrong_answer_is_asked_again(init: Init) -> None:
    place, *rest = TYPED
    result = await init(typed="\n".join(["", place, "9", *rest, ""]))

    says(result, "belum diisi", "tidak dikenal; pilih salah satu", "?start=")


async def test_a_second_run_asks_only_what_is_missing(init: Init, tmp_path: Path) -> None:
    await init(typed="\n".join([*TYPED[:3], ""]))
    assert not (tmp_path / "to" / "kantor").exists()

    result = await init(typed="\n".join([*TYPED[3:], ""]))

    says(result, "3 jawaban sudah ada", "?start=", never=["Provinsi"])


async def test_a_run_more_changes_neither_folder_nor_key(init: Init, tmp_path: Path) -> None:
    await init(answers=ANSWERS)
    settings = tmp_path / "to" / "kantor.env"
    office = tmp_path / "to" / "kantor" / "office.toml"
    office.write_text(office.read_text().replace("07.30", "08.00"))
    before = settings.read_text(), office.read_text()
    # As an earlier version has written them.
    settings.write_text(before[0].replace("BACKUP_TIMES=02:00,12:15\n", ""))

    result = await init(answers=ANSWERS.replace("Sorong", "Manokwari", 1))

    says(result, "sudah ada dan tidak diubah")
    assert sorted(settings.read_text().splitlines()) == sorted(before[0].splitlines())
    assert office.read_text() == before[1]
    assert "Sorong" in (tmp_path / "to" / "kantor.toml").read_text()


async def test_every_fault_of_a_file_of_answers_is_one_sentence(init: Init, tmp_path: Path) -> None:
    answers = 'place = "a{b"\noffice_class = "Kelas IV"\nhead = "Budi"\nadmin = 7\n'
    result = await init(answers=answers)

    lines = result.output.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["Kota", "Kelas", "head", "Nama", "Provinsi"]
    assert result.exit_code == 1
    assert not (tmp_path / "to" / "kantor").exists()


@pytest.mark.parametrize(
    ("token", "sentence"),
    [
        ("654321:OTHER", "Telegram refuses the token"),
        ("no-token", "The token is not whole"),
    ],
)
async def test_a_wrong_token_is_said_and_nothing_is_made(
    init: Init, token: str, sentence: str, tmp_path: Path
) -> None:
    result = await init("--lang", "en", answers=ANSWERS.replace(TOKEN, token))

    says(result, sentence, never=[token], code=1)
    assert not (tmp_path / "to" / "kantor.env").exists()


async def test_without_telegram_the_answers_are_kept(
    init: Init, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    says(await init(answers=ANSWERS), "tidak terjangkau", code=1)

    assert 'admin = "agus salim"' in (tmp_path / "to" / "kantor.toml").read_text()


def test_a_wrong_name_or_file_of_settings_is_one_sentence(tmp_path: Path) -> None:
    named = CliRunner().invoke(app, ["init", "--to", str(tmp_path), "--name", "../etc"])
    says(named, "--name harus berupa huruf kecil", code=1)

    for words, asked in (("periksa jalurnya", []), ("check the path", ["--lang", "en"])):
        answers = ["--answers", str(tmp_path / "none.toml"), *asked]
        unread = CliRunner().invoke(app, ["init", "--to", str(tmp_path), *answers])
        says(unread, "none.toml", words, code=1)

    missing = CliRunner().invoke(app, ["--settings", str(tmp_path / "none.env"), "keys", "new"])
    says(missing, "there is no such file", code=1)


async def test_the_terminal_invites_no_eleventh_person(init: Init, tmp_path: Path) -> None:
    await init(answers=ANSWERS)
    file = tmp_path / "to" / "kantor.env"
    async with open_services(load_file(file), SystemClock()) as services:
        for number in range(2, MOST_BEFORE_READY):  # the admin is invited already
            await services.people.invite(NewMember(f"Orang {number}", "kanim", (Role.OFFICER,)))
    invites = ["--settings", str(file), "invite", "--name"]

    says(await asyncio.to_thread(CliRunner().invoke, app, [*invites, "Budi"]), "?start=")
    refused = await asyncio.to_thread(CliRunner().invoke, app, [*invites, "Sari"])

    says(refused, "not ready for real data", never=["?start="], code=1)


def test_both_languages_say_the_same_things() -> None:
    fields = re.compile(r"\{(\w+)\}")

    def parts(sentences: dict[str, str]) -> dict[str, set[str]]:
        return {name: set(fields.findall(text)) for name, text in sentences.items()}

    assert parts(texts.SENTENCES) == parts(english.SENTENCES)
    asked = {f"ask.{question.field}" for question in QUESTIONS if question.is_typed}
    assert asked | {f"wrong.{reason}" for reason in Wrong} <= set(english.SENTENCES)
    assert {question.field for question in QUESTIONS} <= set(texts.FIELDS)


async def test_in_a_container_no_units_are_written_and_the_language_is_kept(
    init: Init, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "_UNITS", tmp_path / "none")

    result = await init("--lang", "en", answers=ANSWERS)

    # What would be typed inside of it is of no use: it has ended.
    says(result, "The token is right", "Satu baris dengan wadah", never=["systemd", "main.py"])
    assert not (tmp_path / "to" / "kantor.systemd").exists()
    settings = load_file(tmp_path / "to" / "kantor.env")
    assert (settings.pandu_lang, settings.backup_moments) == ("en", ())
