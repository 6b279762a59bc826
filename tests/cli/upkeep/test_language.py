"""The terminal speaks PANDU_LANG: each sentence of these commands is in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.texts.terminal import SENTENCES, indonesian
from cli import check
from knowledge.reading.faults import Fault, Message
from main import app
from tests.cli.conftest import says
from tests.places import ROOT

# Where sentences of `check`, `backup`, `restore`, `migrate` and of a failed start are made.
MODULES = (
    *("cli/backups.py", "cli/check.py", "cli/migrations.py", "cli/opening.py", "cli/run.py"),
    *("office/settings.py", "office/database/place.py", "office/database/migrate.py"),
    *(
        "cli/commands.py",
        "office/database/keyring.py",
        "office/database/sealing.py",
        "office/database/sqlite/sole_process.py",
    ),
    *("office/database/health/integrity.py", "office/database/health/trouble.py"),
    *("office/backups/taking.py", "office/backups/restoring.py", "office/backups/files.py"),
    *("office/backups/contents.py", "office/backups/folder.py", "office/backups/postgres.py"),
    *("office/backups/sqlite.py", "bot/http_server.py", "bot/intake/webhook/faults.py"),
    "bot/intake/webhook/subscription.py",
)
NOT_SAID = {"Could not decode to UTF-8"}  # by it an error of SQLite is known
# Calls whose words are for the log, the help page, SQL or a programmer.
_OTHERS = {"Option", "Argument", "Typer", "text", "execute", "warning", "info", "exception"}
_OTHERS |= {"error", "critical", "print_json", "compile", "RuntimeError", "get_logger"}
_WORDS = re.compile(r"[A-Za-z]{2,} \S*[A-Za-z]{2,}")


def made(tree: ast.AST) -> Iterator[str]:
    """Every string of a module that may be a sentence, with `value` where something differs."""
    match tree:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in _OTHERS:
            return
        case ast.Expr(value=ast.Constant(value=str())):
            return
        case ast.JoinedStr(values=parts):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "value" for part in parts
            )
        case ast.Constant(value=str(words)):
            yield re.sub(r"\{\w+\}", "value", words)
        case _:
            for child in ast.iter_child_nodes(tree):
                yield from made(child)


def sentences(module: str) -> list[str]:
    found = made(ast.parse((ROOT / module).read_text("utf-8")))
    return [words for words in found if len(words) > 16 and _WORDS.search(words)]


@pytest.mark.parametrize("module", MODULES)
def test_each_sentence_is_in_both_languages(module: str) -> None:
    assert [
        one for one in sentences(module) if indonesian(one) == one and one not in NOT_SAID
    ] == []


def test_a_template_keeps_what_differs() -> None:
    fields = re.compile(r"\{(\w+)\}")
    lost = {
        english: said
        for english, said in SENTENCES.items()
        if not set(fields.findall(said)) <= set(fields.findall(english))
    }

    assert lost == {}


def test_a_sentence_within_a_sentence_is_said_too() -> None:
    assert indonesian("LOG_LEVEL holds 'LOUD': expected one of 'DEBUG' or 'INFO'") == (
        "LOG_LEVEL berisi 'LOUD': yang diminta salah satu dari 'DEBUG' or 'INFO'"
    )
    assert indonesian("no such sentence") == "no such sentence"


def test_a_check_a_backup_and_a_restore_speak_the_office_s_language(
    tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chosen in the file of settings; the environment is stronger."""
    monkeypatch.setattr(check, "of_content", lambda _: check.Findings())
    file = tmp_path / "kantor.env"
    file.write_text(f"DATABASE_URL={sqlite_url}\nBACKUP_DIR={tmp_path / 'b'}\nPANDU_LANG=id\n")

    def runs(*command: str) -> Result:
        return CliRunner().invoke(app, ["--settings", str(file), *command])

    says(runs("check"), "TELEGRAM_BOT_TOKEN belum diisi", "1 kesalahan", code=1)
    says(runs("run"), "Tanpa token", code=1)
    says(runs("backup"), "bita) utuh.", "berisi folder kantor.")
    (backup,) = (tmp_path / "b").glob("*.db.gz")
    says(runs("restore", str(backup), "--yes"), "Sudah dipulihkan.", "disisihkan sebagai")
    says(runs("migrate"), "sudah mutakhir")
    monkeypatch.setenv("PANDU_LANG", "en")
    says(runs("run"), "Without a token", code=1)
    # Even the sentence about the language itself.
    monkeypatch.delenv("PANDU_LANG")
    file.write_text("PANDU_LANG=jw\n")
    says(runs("run"), "PANDU_LANG holds 'jw': expected one of 'id' or 'en'", code=1)


def test_a_fault_of_the_content_is_said_as_in_the_chat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(Path("office.toml"), 3, Message("'{key}' must hold a list of texts", key="units"))
    assert str(fault) == check.worded(fault)
    monkeypatch.setenv("PANDU_LANG", "id")

    assert check.worded(fault) == "office.toml:3: isian “units” harus berisi daftar teks"
