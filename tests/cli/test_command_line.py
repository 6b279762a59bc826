"""The command line as an admin at a terminal uses it."""

import asyncio
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli import check, opening, retention
from knowledge.reading.faults import Fault
from knowledge.reading.layers import Layers
from knowledge.shelf import address_of
from main import app
from office import VERSION, suggestions
from office.backups.watching import FAILURE
from office.clock import SystemClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import load
from office.suggestions import Weak
from tests.cli.conftest import says
from tests.places import ROOT


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> CliRunner:
    """A terminal on an office with an admin and an officer."""
    url = sqlite_url
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    monkeypatch.setenv("COLUMNS", "120")

    async def enrol() -> None:
        async with open_services(load(_env_file=None, database_url=url), SystemClock()) as services:
            for number, newcomer in enumerate(
                (
                    NewMember("Agus Salim", "kanim", (Role.ADMIN,)),
                    NewMember("Sri Mulyati", "kanim", (Role.SECTION_HEAD,), "inteldakim"),
                ),
                start=1,
            ):
                code = await services.people.invite(newcomer)
                await services.people.enrol(code, number)

    asyncio.run(enrol())
    return CliRunner()


def test_members_are_listed_with_their_posts(command: CliRunner) -> None:
    shown = command.invoke(app, ["member", "list"])

    says(shown, "Agus Salim", "kepala_seksi (inteldakim)")


def test_a_deactivated_member_is_listed_only_among_all(command: CliRunner) -> None:
    ended = command.invoke(app, ["member", "deactivate", "2"])

    says(ended, "Sri Mulyati is no member any more")
    assert "Sri Mulyati" not in command.invoke(app, ["member", "list"]).output
    assert "Sri Mulyati" in command.invoke(app, ["member", "list", "--all"]).output


def test_what_the_terminal_does_with_members_is_in_the_log(command: CliRunner) -> None:
    command.invoke(app, ["member", "deactivate", "2"])

    shown = command.invoke(app, ["member", "log"])
    of_one = command.invoke(app, ["member", "log", "2", "--most", "1"])

    assert shown.exit_code == 0
    removed, joined, *_ = shown.output.splitlines()[3:]
    assert all(word in removed for word in ("terminal", "dikeluarkan", "Sri Mulyati (2)"))
    assert all(word in joined for word in ("masuk", "role kepala_seksi", "section inteldakim"))
    assert "diundang" in shown.output
    assert "dikeluarkan" in of_one.output
    assert "masuk" not in of_one.output
    assert "Every history is whole." in command.invoke(app, ["audit", "verify"]).output


def test_nobody_can_be_deactivated_twice(command: CliRunner) -> None:
    command.invoke(app, ["member", "deactivate", "2"])

    again = command.invoke(app, ["member", "deactivate", "2"])

    says(again, "there is no active member 2", code=1)


def test_the_help_of_an_invitation_names_every_role(command: CliRunner) -> None:
    told = command.invoke(app, ["invite", "--help"]).output

    assert [role for role in Role if role.value not in told] == []


def test_the_shelf_fits_a_terminal_of_80_columns(command: CliRunner) -> None:
    listed = command.invoke(app, ["sop"], env={"COLUMNS": "80"}).output

    assert "DOK-04  paspor-hilang " in listed
    assert "…" not in listed
    assert max(map(len, listed.splitlines())) <= 80


def test_an_sop_is_shown_by_its_id_and_by_its_number(command: CliRunner) -> None:
    by_id = command.invoke(app, ["sop", "show", "paspor-hilang"])

    assert by_id.output.startswith("Paspor hilang (DOK-04, versi")
    assert command.invoke(app, ["sop", "show", "dok-04"]).output == by_id.output
    assert command.invoke(app, ["sop", "show", "DOK-99"]).exit_code == 1


def test_an_invitation_names_what_it_expected(command: CliRunner) -> None:
    refused = command.invoke(app, ["invite", "--name", "Budi", "--role", "raja"])

    says(refused, "--role holds 'raja': expected one of petugas", code=1)


def only_backup(folder: Path) -> Path:
    (found,) = folder.glob("*.db.gz")
    return found


def test_a_backup_is_taken_and_brought_back_after_a_yes(command: CliRunner, tmp_path: Path) -> None:
    taken = command.invoke(app, ["backup", "--to", str(tmp_path / "backups"), "--keep", "7"])
    command.invoke(app, ["member", "deactivate", "2"])
    file = only_backup(tmp_path / "backups")
    restored = command.invoke(app, ["restore", str(file)], input="y\n")

    says(taken, f"{file} ({file.stat().st_size} bytes) is whole.")
    says(
        restored,
        f"{file.name} is whole: 2 members, 0 reports",
        "The database that was there is kept as",
    )
    assert "Sri Mulyati" in command.invoke(app, ["member", "list"]).output


@pytest.mark.parametrize(("answer", "said"), [("n\n", "Nothing was restored."), ("", "Aborted")])
def test_without_a_yes_nothing_is_restored(
    command: CliRunner, tmp_path: Path, answer: str, said: str
) -> None:
    command.invoke(app, ["backup", "--to", str(tmp_path / "backups")])
    command.invoke(app, ["member", "deactivate", "2"])
    stopped = command.invoke(app, ["restore", str(only_backup(tmp_path / "backups"))], input=answer)

    says(stopped, "pandu.db?", said, code=1)
    assert "Sri Mulyati" not in command.invoke(app, ["member", "list"]).output
    assert not list(tmp_path.glob("pandu.db.before-*"))


def test_a_backup_goes_where_the_settings_say(
    command: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = command.invoke(app, ["backup"])
    monkeypatch.setenv("BACKUP_DIR", str(tmp_path / "backups"))
    taken = command.invoke(app, ["backup"])

    assert nowhere.exit_code == 1
    assert nowhere.output == "Where to? Name a folder with --to, or set BACKUP_DIR\n"
    assert taken.exit_code == 0
    assert only_backup(tmp_path / "backups").name in taken.output


def test_a_backup_of_nothing_says_so(
    command: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.db'}")

    refused = command.invoke(app, ["backup", "--to", str(tmp_path / "backups")])

    says(refused, "no backup was taken: there is no database", code=1)


# A process each.
@pytest.mark.parametrize("free_bytes", [pytest.param(1_000, marks=pytest.mark.slow), 100_000])
def test_a_full_disk_leaves_no_half_backup_and_takes_no_older_one(
    command: CliRunner, tmp_path: Path, free_bytes: int
) -> None:
    folder = tmp_path / "backups"
    command.invoke(app, ["backup", "--to", str(folder)])
    before = sorted(folder.iterdir())

    refused = subprocess.run(
        [sys.executable, "main.py", "backup", "--to", str(folder), "--keep", "1"],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        # No file may grow beyond this: to a program that writes, the disk is full.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (free_bytes, free_bytes)),
        text=True,
        capture_output=True,
        timeout=50,
        check=False,
    )

    assert refused.returncode == 1
    assert refused.stderr.startswith("no backup was taken")
    assert "Traceback" not in refused.stderr
    # Beside the backups there may be the note for the bot.
    assert sorted(set(folder.iterdir()) - {folder / FAILURE}) == before


def test_a_member_s_data_go_into_a_file_for_the_admin_alone(
    command: CliRunner, tmp_path: Path
) -> None:
    file = tmp_path / "agus.json"

    exported = command.invoke(app, ["member", "export", "1", "--to", str(file)])
    again = command.invoke(app, ["member", "export", "1", "--to", str(file)])

    assert exported.exit_code == 0, exported.output
    assert json.loads(file.read_text("utf-8"))["own"]["member"][0]["name"] == "Agus Salim"
    assert file.stat().st_mode & 0o077 == 0
    says(again, "cannot be written", code=1)


def test_an_erasure_asks_first_and_says_what_must_be_done(command: CliRunner) -> None:
    refused = command.invoke(app, ["member", "erase", "2", "--yes"])
    says(refused, "still holds: kepala_seksi", code=1)
    command.invoke(app, ["member", "deactivate", "2"])

    called_off = command.invoke(app, ["member", "erase", "2"], input="n\n")
    says(called_off, "Nothing was changed", code=1)
    erased = command.invoke(app, ["member", "erase", "2"], input="y\n")

    assert erased.exit_code == 0, erased.output
    assert "Mantan anggota 2" in erased.output
    assert "Sri Mulyati" not in command.invoke(app, ["member", "list", "--all"]).output
    assert "Every history is whole" in command.invoke(app, ["audit", "verify"]).output


def test_a_key_seals_and_without_it_no_command_starts(
    command: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = command.invoke(app, ["keys", "new"]).output.strip()
    without = command.invoke(app, ["keys", "rotate"])
    says(without, "ENCRYPTION_KEYS is not set", code=1)

    monkeypatch.setenv("ENCRYPTION_KEYS", key)
    rotated = command.invoke(app, ["keys", "rotate"])
    assert rotated.exit_code == 0, rotated.output
    assert "texts sealed anew" in rotated.output

    monkeypatch.delenv("ENCRYPTION_KEYS")
    refused = command.invoke(app, ["member", "list"])
    says(refused, "ENCRYPTION_KEYS is not set: put the keys", never=["Traceback"], code=1)


def test_a_key_that_is_none_is_named_and_not_shown(
    command: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENCRYPTION_KEYS", "rahasia")

    refused = command.invoke(app, ["member", "list"])

    says(refused, "ENCRYPTION_KEYS holds (secret): key 1 is none", never=["rahasia"], code=1)


def test_the_retention_is_shown_run_and_looked_back_at(command: CliRunner) -> None:
    shown = command.invoke(app, ["retention", "preview"])
    assert shown.exit_code == 0, shown.output
    assert "selesai" in shown.output
    assert "1825 days" in shown.output

    run = command.invoke(app, ["retention", "run"])
    assert "0 rows removed" in run.output
    assert command.invoke(app, ["retention", "log"]).exit_code == 0


def asked(command: CliRunner, folder: Path, *lines: str) -> Result:
    file = folder / "asked.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return command.invoke(app, ["ask", "--json", "--file", str(file)])


def test_every_line_of_a_file_is_asked_after_the_turns_before(
    command: CliRunner, tmp_path: Path
) -> None:
    done = asked(
        command,
        tmp_path,
        '{"question": "denda paspor hilang berapa"}',
        "",
        '{"question": "kalo anak?", "after": ["syarat paspor baru dewasa"]}',
    )

    assert done.exit_code == 0, done.output
    first, second = (json.loads(line) for line in done.output.splitlines())
    assert first["question"] == "denda paspor hilang berapa"
    assert first["band"] in ("sure", "likely", "choice", "none")
    assert 0 <= first["probability"] <= 1
    assert first["shown"][0].startswith("paspor-")
    assert all(len(place) == 2 for place in first["offered"])
    assert first["lines"] > 0
    assert "Rp1.000.000" in first["answer"]
    assert second["shown"][0] == "paspor-baru-anak"


def test_what_the_bot_can_do_is_told_as_to_an_officer(command: CliRunner, tmp_path: Path) -> None:
    done = asked(command, tmp_path, '{"question": "besok libur ga"}', '{"question": "rekap"}')

    assert done.exit_code == 0, done.output
    first, second = (json.loads(line) for line in done.output.splitlines())
    assert first["shown"] == ["/libur", "Hari libur dan cuti bersama"]
    assert "kalender kantor" in first["answer"]
    assert "/rekap" not in {hit["sop"] for hit in second["hits"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kalo anak?", "is not JSONL, one JSON object a line"),
        ("[1]", "line 1: a line holds"),
        ('{"question": "a"}\n{"q": "b"}', "line 2: a line holds"),
        ('{"question": "a"}\n{"question": "b", "after": "c"}', "line 2: `after` holds a list"),
        ('{"question": "a", "passages": [["b"]]}', "line 1: `passages` holds"),
    ],
)
@pytest.mark.parametrize("words", [["ask", "--file"], ["eval"]])
def test_a_broken_file_is_one_sentence(
    command: CliRunner, tmp_path: Path, words: list[str], text: str, told: str
) -> None:
    file = tmp_path / "asked.jsonl"
    file.write_text(text, encoding="utf-8")

    refused = command.invoke(app, [*words, str(file)])

    says(refused, told, code=1)
    assert len(refused.output.splitlines()) == 1


@pytest.mark.parametrize("words", [["ask", "--file"], ["eval"]])
def test_a_missing_file_is_one_sentence(
    command: CliRunner, tmp_path: Path, words: list[str]
) -> None:
    refused = command.invoke(app, [*words, str(tmp_path / "nowhere.jsonl")])

    says(refused, "nowhere.jsonl cannot be read: No such file", code=1)
    assert len(refused.output.splitlines()) == 1


def test_who_asks_nothing_is_told_how(command: CliRunner) -> None:
    refused = command.invoke(app, ["ask"])

    says(refused, "say what to ask", code=1)


def test_questions_are_scored_by_section_and_by_class(command: CliRunner, tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    file.write_text(
        '{"question": "denda paspor hilang berapa", "class": "fee", '
        '"passages": [["paspor-hilang", "Biaya"], ["paspor-tarif", "Biaya tambahan"]]}\n'
        '{"question": "resep rendang", "sop": [], "class": "none"}\n'
    )

    scored = json.loads(command.invoke(app, ["eval", "--json", str(file)]).output)
    shown = command.invoke(app, ["eval", str(file)])

    assert scored["questions"] == 2
    assert scored["within_reach"] == scored["classes"]["fee"]["within_reach"] == 1
    assert scored["false_sure"] == 0
    assert scored["classes"]["none"]["shown_right"] is None
    says(shown, "within_reach")


def test_what_the_bot_can_do_is_scored_like_a_section(command: CliRunner, tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    file.write_text('{"question": "libur", "sop": [], "class": "none"}\n')

    scored = json.loads(command.invoke(app, ["eval", "--json", str(file)]).output)

    assert scored["questions"] == 1


def test_warnings_are_told_and_are_no_faults(command: CliRunner) -> None:
    checked = command.invoke(app, ["check"])

    # The missing token alone.
    assert checked.output.endswith("into .env\n1 fault(s)\n")


def test_a_check_tells_one_warning_a_file_and_all_when_asked(
    command: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Path("questions/paspor.md"), Path("questions/visa.md")
    found = sorted([Fault(other, 3, "few"), Fault(one, 9, "a copy"), Fault(one, 2, "a copy, too")])
    looked_at: list[Path] = []

    def of_content(folder: Path) -> check.Findings:
        looked_at.append(folder)
        return check.Findings(warnings=found)

    monkeypatch.setattr(check, "of_content", of_content)

    short = command.invoke(app, ["check"]).output.splitlines()[:-2]
    long = command.invoke(app, ["check", "--verbose"]).output.splitlines()[:-2]

    assert short == [
        "warning: questions/paspor.md:2: a copy, too (and 1 more in this file)",
        "warning: questions/visa.md:3: few",
    ]
    assert len(long) == len(found)
    # Once a run: reading the content takes the longest of all.
    assert len(looked_at) == 2


def test_the_figures_of_a_period_are_written_into_files(command: CliRunner, tmp_path: Path) -> None:
    written = command.invoke(app, ["export", "oktober 2025", "--to", str(tmp_path)])

    assert written.exit_code == 0, written.output
    table = (tmp_path / "rekap-20251001-20251031.csv").read_text("utf-8-sig")
    # It may be passed on: what is below five is no number.
    assert "Angka per bulan;Laporan naik jenjang;Oktober 2025;< 5" in table
    assert "Angka per bulan;Pertanyaan dijawab langsung;Oktober 2025;< 5" in table
    assert {row.partition(";")[0] for row in table.splitlines()[1:]} == {
        "Angka per bulan", "Definisi",
    }  # fmt: skip
    assert "Sri Mulyati" not in table
    book = (tmp_path / "rekap-20251001-20251031.xlsx").read_bytes()
    assert book.startswith(b"PK")


def test_no_number_of_weak_sections_lets_a_small_one_be_computed(
    command: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What hides a section adds up to how often it was not found."""
    first, second = (address_of("paspor-hilang", slug) for slug in ("biaya", "alur"))
    shown = set[str]()
    for few in (1, 2):

        async def weak(*_: object, few: int = few) -> tuple[Weak, ...]:
            hidden = ((first, 6), (second, few))
            return (Weak(first, 0, asked=11, missed=6 + few, hidden_by=hidden),)

        monkeypatch.setattr(suggestions, "weak_sections", weak)
        shown.add(command.invoke(app, ["sop", "weak"]).stdout)

    (told,) = shown
    assert "10–14 asked, 5–9 not found" in told
    assert told.count("(< 5)") == 1


def test_an_export_says_what_it_does_not_understand(command: CliRunner, tmp_path: Path) -> None:
    for arguments, sentence in (
        (["kapan-kapan"], "'kapan-kapan' is no period that has begun"),
        (["minggu lalu", "--to", str(tmp_path / "none")], "expected a folder that is there"),
    ):
        refused = command.invoke(app, ["export", *arguments])

        assert refused.exit_code == 1
        assert sentence in refused.output


def test_a_start_over_a_published_calendar_does_not_stop_at_the_broken_file(tmp_path: Path) -> None:
    (tmp_path / "office.toml").write_text("[retention.papers]\nold = thirty\n")

    assert retention.misfits(Layers(tmp_path)) == []


def test_check_names_what_retention_cannot_remove(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_text("[retention.papers]\nold = 30\n")

    (fault,) = retention.misfits(Layers(tmp_path))

    assert str(fault).startswith(f"{file}:1")
    assert "[retention.papers] is no kind" in str(fault)


def test_the_version_is_told(command: CliRunner) -> None:
    assert command.invoke(app, ["--version"]).output == f"Pandu {VERSION}\n"


def test_the_content_is_checked_without_token_network_and_database(
    command: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:TEST-TOKEN")

    says(command.invoke(app, ["check", "--content"]), "Everything is in order.")


def test_faults_and_members_are_told_to_programs(command: CliRunner) -> None:
    checked = command.invoke(app, ["check", "--json"])
    listed = command.invoke(app, ["member", "list", "--json"])

    assert json.loads(checked.output)["faults"] == [opening.NOT_CONNECTED]
    assert checked.exit_code == 1
    admin, head = json.loads(listed.output)
    assert (admin["name"], admin["posts"], admin["state"]) == ("Agus Salim", ["admin"], "active")
    assert head["posts"] == ["kepala_seksi (inteldakim)"]


@pytest.mark.parametrize("name", ["", "   "])
def test_nobody_is_invited_without_a_name(command: CliRunner, name: str) -> None:
    refused = command.invoke(app, ["invite", "--name", name])

    says(refused, "--name is empty: write the newcomer's name", code=1)


def test_who_does_not_exist_is_told_before_the_question(command: CliRunner) -> None:
    refused = command.invoke(app, ["member", "erase", "99"])

    says(refused, "there is no member 99", code=1)
    assert "cannot be undone" not in refused.output


@pytest.mark.parametrize(
    ("name", "held", "expected"),
    [
        ("PARALLEL_CHATS", "banyak", "expected a whole number"),
        ("PARALLEL_CHATS", "0", "expected 1 or more"),
        ("METRICS_PORT", "99999", "expected 65535 or less"),
        ("LOG_LEVEL", "LOUD", "expected one of 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ],
)
def test_a_wrong_setting_is_told_in_our_own_words(
    command: CliRunner, monkeypatch: pytest.MonkeyPatch, name: str, held: str, expected: str
) -> None:
    monkeypatch.setenv(name, held)

    says(command.invoke(app, ["check"]), f"{name} holds '{held}': {expected}", code=1)
