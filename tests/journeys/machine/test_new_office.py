"""A new office: from nothing to a first answer, an enrolled head, and a report that rings there."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from botapi_emulator import Emulator, Person
from main import app
from office.clock import HandMovedClock
from office.people import NewMember, Role
from office.settings import load_file
from tests.cast.steps import opens, shows, taps, types
from tests.journeys.conftest import ANSWER, SURE, Office, open_office

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
UNIT = "Kantor Imigrasi Sorong"
# How long a person takes for a line of the file of answers, for opening a link, for a screen.
LINE, LINK, SCREEN = timedelta(seconds=20), timedelta(seconds=30), timedelta(seconds=10)


def link_in(text: str) -> str:
    """The code of the only link in a text."""
    (code,) = re.findall(r"\?start=(\w+)", text)
    return str(code)


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


@pytest.mark.timeout(120)
async def test_a_new_office_answers_and_reports_within_ten_minutes(
    clock: HandMovedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = clock.now()
    async with Emulator() as telegram:
        telegram.add_bot("111111:SORONG-TOKEN", "sorong_bot")
        monkeypatch.setenv("TELEGRAM_API_URL", telegram.url)
        file = tmp_path / "answers.toml"
        file.write_text(ANSWERS)
        arguments = ["init", "--to", str(tmp_path), "--answers", str(file)]
        made = await asyncio.to_thread(CliRunner().invoke, app, arguments)
        clock.advance(LINE * len(ANSWERS.splitlines()))

        async with open_office(telegram, clock, load_file(tmp_path / "kantor.env")) as office:
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
            await types(officer, "/siapkan", then="tidak tersedia untuk tugas Anda")
            await passes_the_first_minutes(officer)
            await types(officer, SURE, then=ANSWER)
            await reports_and_is_heard(office)
            screens = sum(len(person.chat) for person in office.people.values())
            assert clock.now() + screens * SCREEN - begun <= timedelta(minutes=10)

            await types(officer, "/siapkan", then="tidak tersedia untuk tugas Anda")
            await answers_what_is_asked(admin)
            await is_not_ready_at_the_terminal(tmp_path)
            await may_have_ten_people(office)


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
    await taps(admin, "Lihat jawaban", then="Server di Indonesia: Ya, di server")
    await taps(admin, "1", then="sama dengan jam kerja kantor?")
    shows(await taps(admin, "Ya, sudah", then="jadwal retensi"), "Jawaban sekarang: Belum, Agus")
    await taps(admin, "Ya, sudah", then="9 dari 13")


async def is_not_ready_at_the_terminal(folder: Path) -> None:
    """`check` names what is missing, a sentence each: no fault, for the bot must run meanwhile."""
    arguments = ["--settings", str(folder / "kantor.env"), "check"]
    found = await asyncio.to_thread(CliRunner().invoke, app, arguments)
    said = found.output.partition("belum siap untuk data nyata: kurang 4 dari 13 langkah")[2]
    assert [line.split(":")[0].strip() for line in said.splitlines()[1:5]] == [
        *("Semua jabatan terisi", "Setiap kepala punya wakil"),
        *("Nomor telepon setiap kepala seksi", "Sepuluh baris SOP dikonfirmasi"),
    ]


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
    shows(shown, "“Semua jabatan terisi” dan 3 langkah lain. /siapkan", "Anggota")
    refused = await taps(office.admin, "Undang", then="dibatasi 10 orang")
    shows(refused, "sudah penuh", "Nomor telepon setiap kepala seksi", "/siapkan")
