"""A new office: from nothing to a first answer, an enrolled head, and a report that rings there."""

import asyncio
import os
import pty
import re
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from botapi_emulator import Emulator, Person
from main import app
from office.clock import HandMovedClock
from office.people import NewMember, Role
from office.settings import load_file
from office.setup import OfficeReadiness, ReadinessStep, StepState
from tests.cast.steps import opens, shows, taps, types
from tests.conftest import postgres_database
from tests.journeys.conftest import ANSWER, SURE, Office, open_office
from tests.places import ROOT

TOKEN = "111111:SORONG-TOKEN"
ANSWERS = """\
place = "Sorong"
office_class = "Kelas II TPI"
province = "Papua Barat Daya"
timezone = "WIT"
units = ["UKK Raja Ampat"]
admin = "agus salim"
server = "ya"
keys = "ya"
token = "111111:SORONG-TOKEN"
"""
# What the terminal asks, and the keys of the answer; Enter takes the default.
KEYS = (
    ("Nama kota", "Sorong"),
    ("Kelas kantor", "3"),
    ("Provinsi", "Papua Barat Daya"),
    ("Zona waktu", "WIT"),
    ("UKK", ""),
    ("Nama admin", "agus salim"),
    ("Server ini", "ya"),
    ("Salinan kunci", ""),
    ("@BotFather", TOKEN),
)
UNIT = "Kantor Imigrasi Sorong"
# How long a person takes for a line of the file of answers, for opening a link, for a screen.
LINE, LINK, SCREEN = timedelta(seconds=20), timedelta(seconds=30), timedelta(seconds=10)


def link_in(text: str) -> str:
    """The code of the only link in a text."""
    (code,) = re.findall(r"\?start=(\w+)", text)
    return str(code)


def screens_of(person: Person) -> int:
    """How many messages somebody typed or waited for. What others do is told besides."""
    news = ("sudah membuka undangannya", "Perubahan jabatan.")
    return sum(not any(words in message.text for words in news) for message in person.chat)


async def invites(admin: Person, name: str, role: str, section: str) -> str:
    """Let the admin invite somebody in chat; returns the code of the link."""
    await types(admin, "/anggota", then="Anggota", buttons=["Undang"])
    await taps(admin, "Undang", then="Siapa?")
    await types(admin, name, then="Sebagai apa?")
    await taps(admin, role, then="Di seksi mana?")
    await taps(admin, section, then="Di unit mana?")
    await taps(admin, UNIT, then="PNS, PPPK atau PPNPN?")
    await taps(admin, "PNS", then="Akan diundang: 1 orang")
    return link_in((await taps(admin, "Buat tautan", then="?start=")).text)


@pytest.fixture
def server(request: pytest.FixtureRequest, engine_name: str) -> str:
    """The address of the real PostgreSQL, or nothing where SQLite has its turn."""
    return str(request.getfixturevalue("postgres")) if engine_name == "postgres" else ""


@pytest.fixture
async def place(server: str, tmp_path: Path) -> AsyncIterator[Path]:
    """Where the office will stand: an empty folder, or one that names a PostgreSQL of its own."""
    if not server:
        yield tmp_path
        return
    async with postgres_database(server) as url:
        (tmp_path / "kantor.env").write_text(f"DATABASE_URL={url}\n")
        yield tmp_path


@pytest.mark.timeout(120)
async def test_a_new_office_answers_and_reports_within_ten_minutes(
    clock: HandMovedClock, place: Path, engine_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = clock.now()
    async with Emulator() as telegram:
        telegram.add_bot(TOKEN, "sorong_bot")
        monkeypatch.setenv("TELEGRAM_API_URL", telegram.url)
        file = place / "answers.toml"
        file.write_text(ANSWERS)
        arguments = ["init", "--to", str(place), "--answers", str(file)]
        made = await asyncio.to_thread(CliRunner().invoke, app, arguments)
        clock.advance(LINE * len(ANSWERS.splitlines()))
        await has_no_fault(place)

        settings = load_file(place / "kantor.env")
        assert settings.database_url.startswith(engine_name)
        async with open_office(telegram, clock, settings) as office:
            admin, head, officer = map(telegram.person, ("Agus", "Sri Mulyati", "Rina Wulandari"))
            office.people.update(admin=admin, head=head, officer=officer)
            await opens(admin, office.bot, start=link_in(made.output), then="Selamat datang, Agus")
            shows(
                await types(admin, "/siapkan", then="Belum siap untuk data nyata"),
                *("Kepala Kantor", "Kasi Inteldakim", "/anggota", "▱"),
            )
            invited = await invites(admin, "Sri Mulyati", "Kepala seksi", "Inteldakim")
            await opens(head, office.bot, start=invited, then="Selamat datang")
            invited = await invites(admin, "Rina Wulandari", "Petugas", "Tanpa seksi")
            await opens(officer, office.bot, start=invited, then="Selamat datang")
            clock.advance(3 * LINK)
            posts, _, _ = (await types(admin, "/siapkan", then="Belum")).text.partition("wakil")
            assert "Kasi Inteldakim" not in posts
            await passes_the_first_minutes(officer)
            await types(officer, SURE, then=ANSWER)
            await reports_and_is_heard(office)
            screens = sum(map(screens_of, office.people.values()))
            assert clock.now() + screens * SCREEN - begun <= timedelta(minutes=10)

            await types(officer, "/siapkan", then="tidak tersedia untuk tugas Anda")
            await answers_what_is_asked(admin)
            await may_have_ten_people(office)


async def test_the_head_of_office_reads_once_what_waits_for_the_heads(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = ReadinessStep
    left = {step.CONFIRMED: StepState(step.CONFIRMED, lacking=4)}
    found = OfficeReadiness(tuple(left.get(it, StepState(it)) for it in step), live_since=None)

    async def look() -> OfficeReadiness:
        return found

    monkeypatch.setattr(office.services.setup, "look", look)
    for _ in range(2):
        await types(office.admin, "/siapkan", then="Belum siap untuk data nyata")

    shows(
        await office.head_of_office.expects("Bagian admin sudah selesai"),
        "menunggu Anda dan para kepala seksi",
        "Sepuluh SOP tuntas dikonfirmasi",
        "Kurang 4 SOP lagi. Tuntas bila tidak ada baris yang masih terbuka",
        never=["Pemberitahuan privasi"],
    )
    await office.all_is_sent()


async def answers_what_is_asked(admin: Person) -> None:
    """What the file of answers said is done; the rest is asked, skipped, answered and undone."""
    shows(
        await types(admin, "/siapkan", then="Belum siap untuk data nyata"),
        *("✓ Sudah:", "Server di Indonesia", "Kunci terpisah", "Foto dan berkas laporan: diterima"),
    )
    await taps(admin, "Jawab pertanyaan (3)", then="sama dengan jam kerja kantor?")
    await taps(admin, "Nanti", then="jadwal retensi arsip")
    await taps(admin, "Ya, sudah", then="Tersimpan: Lama penyimpanan menurut JRA — ya")
    await taps(admin, "Urungkan", then="Diurungkan: Lama penyimpanan")
    await taps(admin, "Belum", then="Tersimpan: Lama penyimpanan menurut JRA — belum")
    await taps(admin, "Ya, sudah", then="Tersimpan: Cadangan pernah dipulihkan — ya")
    await notes_what_was_on_paper(admin)
    await taps(admin, "Lihat jawaban", then="Server di Indonesia: Ya, di server")
    await taps(admin, "1", then="sama dengan jam kerja kantor?")
    shows(await taps(admin, "Ya, sudah", then="jadwal retensi"), "Jawaban sekarang: Belum, Agus")
    await taps(admin, "Ya, sudah", then="9 dari 13")


async def notes_what_was_on_paper(admin: Person) -> None:
    """It may be skipped, is stored at once, named where a line does not fit, and undone."""
    await taps(admin, "Catatan kertas", then="(boleh dilewati)")
    await taps(admin, "Lewati", then="Catatan kertas: belum diisi; boleh dilewati")
    await types(admin, SURE, then=ANSWER)
    await types(admin, "/siapkan", then="belum diisi; boleh dilewati")
    asked = await taps(admin, "Catatan kertas", then="Pertanyaan dicatat: -")
    template = asked.text[asked.text.index("Masa:") :]
    await types(admin, template, then="“Masa”: tulis dua tanggal yang sudah lewat")
    written = template.replace("1/2/2027 - 14/2/2027", "1/11/2026 - 14/11/2026")
    await types(admin, written, then="isi paling sedikit satu baris")
    await types(admin, written.replace("terjawab: -", "terjawab: 31"), then="tidak melebihi")
    await types(admin, f"Antrean: 3 {'orang ' * 680}", then="“Antrean: 3 orang")
    filled = written.replace("dicatat: -", "dicatat: 40").replace(
        "Menit sampai terjawab: -", "Menit sampai terjawab: 25"
    )
    await types(admin, filled, then="Tersimpan. Catatan kertas: 1 s.d. 14 November 2026, Agus")
    await taps(admin, "Urungkan", then="Diurungkan. Catatan kertas: belum diisi")
    await taps(admin, "‹ Kesiapan", then="belum diisi; boleh dilewati")


async def has_no_fault(folder: Path) -> None:
    """`check` finds nothing wrong with what `init` made, and names what is missing by steps."""
    arguments = ["--settings", str(folder / "kantor.env"), "check"]
    found = await asyncio.to_thread(CliRunner().invoke, app, arguments)
    warnings, head, said = found.output.partition("belum siap untuk data nyata: kurang 7 dari 13")
    assert (found.exit_code, bool(head)) == (0, True), found.output
    *steps, over, _ = said.split("\n")[1:]
    assert all(line.startswith("peringatan: ") for line in warnings.splitlines())
    assert [line.strip().partition(": ")[0] for line in steps] == [
        *("Semua jabatan terisi", "Setiap kepala punya wakil"),
        *(
            "Nomor telepon setiap kepala seksi",
            "Jam kerja benar",
            "Sepuluh SOP tuntas dikonfirmasi",
        ),
        *("Lama penyimpanan menurut JRA", "Cadangan pernah dipulihkan"),
    ]
    assert all(re.search(r": (Belum|Kurang)\b[^{}]+\.$", line) for line in steps)
    assert over == "Tidak ada yang salah."


async def passes_the_first_minutes(officer: Person) -> None:
    """Three taps: a question, a practice report, and sending it to nobody."""
    await officer.taps("Coba: biaya paspor hilang")
    await officer.expects("Rp")
    await officer.expects("2 dari 3", buttons=["Latihan melapor", "Lewati"])
    await officer.taps("Latihan melapor")
    shows(await officer.expects("3 dari 3"), "/dataku")
    shows(await officer.expects("Ringkasan laporan", buttons=["Kirim LATIHAN"]), "LATIHAN")
    await taps(officer, "Kirim LATIHAN", then="tidak ada yang diberi tahu")
    await taps(officer, "Selesai berlatih", then="Latihan selesai")


async def reports_and_is_heard(office: Office) -> None:
    code = await office.reports(office.officer, "KK tampak suntingan", "Dokumen", unit=UNIT)
    await office.head.expects(code, buttons=["Terima"])
    await taps(office.head, "Terima", then="Anda")
    await office.officer.expects("diterima")
    await office.all_is_sent()


async def may_have_ten_people(office: Office) -> None:
    """Until it is ready. The admin reads it above their screens, and when they invite more."""
    for number in range(7):
        await office.services.people.invite(NewMember(f"Orang {number}", "kanim", (Role.OFFICER,)))
    shown = await types(
        office.admin, "/anggota", then="Belum siap untuk data nyata", buttons=["Undang"]
    )
    left = "“Semua jabatan terisi” dan 3 langkah lain. /siapkan"
    shows(shown, left, "Anggota")
    shows(await taps(office.admin, "1", then="Kepegawaian"), left)
    shows(await taps(office.admin, "‹ Daftar", then="Anggota"), left)
    shows(await types(office.admin, "/bantuan", then="Ketik saja"), left)
    shows(await types(office.officer, "/bantuan", then="Ketik saja"), never=["Belum siap"])
    await types(office.admin, "/anggota", then="Anggota", buttons=["Undang"])
    refused = await taps(office.admin, "Undang", then="dibatasi 10 orang")
    shows(refused, "sudah penuh", "Nomor telepon setiap kepala seksi", "/siapkan")


async def test_a_person_makes_an_office_by_the_keys_of_a_terminal(tmp_path: Path) -> None:
    async with Emulator() as telegram:
        telegram.add_bot(TOKEN, "sorong_bot")
        keyboard, terminal = pty.openpty()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "main.py", "init", "--to", str(tmp_path)),
            cwd=ROOT,
            env={**os.environ, "TELEGRAM_API_URL": telegram.url},
            **dict.fromkeys(("stdin", "stdout", "stderr"), terminal),
            # Without a terminal of its own it would ask for the token at that of the tests.
            start_new_session=True,
        )
        os.close(terminal)
        shown = await asyncio.to_thread(typed_at, keyboard)

        assert await process.wait() == 0, shown
    assert "Token benar: @sorong_bot" in shown
    assert link_in(shown)
    assert TOKEN not in shown
    assert load_file(tmp_path / "kantor.env").token == TOKEN


def typed_at(keyboard: int) -> str:
    """Type the keys, each once it is asked for. Returns all that the terminal showed."""
    shown = [""]
    for question, keys in KEYS:
        shown.append("")
        while question not in shown[-1] or not shown[-1].endswith(": "):
            shown[-1] += os.read(keyboard, 4096).decode()
        os.write(keyboard, f"{keys}\n".encode())
    # A terminal whose program has ended gives an error in the place of an end.
    with suppress(OSError):
        while said := os.read(keyboard, 4096):
            shown.append(said.decode(errors="replace"))
    os.close(keyboard)
    return "".join(shown)
