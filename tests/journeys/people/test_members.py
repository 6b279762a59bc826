"""/anggota: an admin finds people, invites them, changes what they are, and ends a membership."""

import re

import pytest

from bot.screens.people.actions import MEMBERS_BUTTON
from bot.screens.people.members import A_PAGE
from bot.telegram import pack
from botapi_emulator import Message, Person
from office.people import NewMember, Role, log
from tests.cast.steps import (
    sends_callback,
    sends_document,
    sends_photo,
    shows,
    taps,
    taps_old,
    types,
)
from tests.journeys.conftest import Office
from tests.journeys.reports import files, member

LIST = """nama;peran;unit;seksi;kepegawaian
Sari Dewi;petugas;UKK OKU;;ppnpn
Budi Santoso;kepala_seksi;;Tikim;
"""


def code_in(text: str, name: str = "") -> str:
    """The code of a link, perhaps of the line that names somebody."""
    found = re.search(rf"{name}[^?]*\?start=([a-z]+)", text)
    return found[1]


async def opens(office: Office, name: str) -> Message:
    """Let the admin find somebody and open their card."""
    await types(office.admin, f"/anggota {name}", then=name, buttons=["1"])
    return await taps(office.admin, "1", then="Kepegawaian", buttons=["Keluarkan", "‹ Daftar"])


async def invites(admin: Person, name: str) -> None:
    """Let the admin fill in an invitation, up to its summary."""
    await types(admin, "/anggota", then="Anggota", buttons=["Undang"])
    await taps(admin, "Undang", then="Siapa?")
    await types(admin, name, then="Sebagai apa?", buttons=["‹ Kembali"])
    await taps(admin, "Petugas", then="Di seksi mana?")
    await taps(admin, "Tanpa seksi", then="Di unit mana?")
    await taps(admin, "UKK OKU", then="PNS, PPPK atau PPNPN?")
    await taps(admin, "PPNPN", then="Akan diundang: 1 orang", buttons=["Buat tautan", "‹ Kembali"])


async def test_an_admin_dismisses_a_member_who_is_a_stranger_at_once(office: Office) -> None:
    shows(
        await types(office.admin, "/anggota rina", then="Rina Wulandari", buttons=["1"]),
        "Petugas",
        never=["Sri Mulyati"],
    )
    await taps(office.admin, "1", then="Kepegawaian: PNS")
    await taps(
        office.admin,
        "Keluarkan",
        then="Keluarkan Rina Wulandari?",
        buttons=["Ya, keluarkan", "‹ Kembali"],
    )

    await office.admin.taps("Ya, keluarkan")

    await office.admin.expects("Rina Wulandari sudah dikeluarkan", buttons=["Urungkan (10 menit)"])
    await office.counter_officer.expects("Keanggotaan Anda di Pandu sudah berakhir")
    await types(office.counter_officer, "biaya paspor", then="hanya melayani petugas")


async def test_the_cards_of_a_leaver_end_and_live_again_if_it_is_undone(
    office: Office, admin: Person, sri: Person, boss: Person
) -> None:
    report = await files(office, office.counter_officer)
    card = await sri.expects(report.code, buttons=["Terima", "Lainnya…"])
    await opens(office, "Sri Mulyati")
    await taps(admin, "Keluarkan", then="Keluarkan Sri Mulyati?")
    await taps(admin, "Ya, keluarkan", then="mengusulkan: Sri Mulyati dikeluarkan")
    await boss.expects("Sri Mulyati dikeluarkan")
    done = await taps(boss, "Setuju", then="menyetujui usulan", buttons=["Urungkan (10 menit)"])
    await sri.expects("Keanggotaan Anda di Pandu sudah berakhir")

    await office.services.anomalies.handover.hand_over()
    await office.all_is_sent()

    shown = sri.live(card)
    assert "tidak lagi pada Anda" in shown.text
    assert "Terima" not in str(shown.buttons)
    await boss.taps_old(done, "Urungkan (10 menit)")
    await boss.expects("mengurungkan")
    await sri.expects("Perubahan keanggotaan Anda dibatalkan")
    await office.services.anomalies.handover.hand_over()
    await office.all_is_sent()
    # It has climbed meanwhile, so that she pushes and no longer takes.
    shows(sri.last, report.code)
    assert "Dorong" in str(sri.last.buttons)
    await office.everybody_reads()


async def test_a_dismissal_can_be_called_off(office: Office) -> None:
    await opens(office, "Rina Wulandari")
    await taps(office.admin, "Keluarkan", then="Keluarkan Rina Wulandari?")

    await office.admin.taps("‹ Kembali")

    await office.admin.expects("Kepegawaian: PNS", buttons=["Keluarkan"])
    assert await office.services.people.recognise(office.counter_officer.id) is not None


async def test_an_admin_cannot_dismiss_themselves_nor_be_the_last_one_to_go(
    office: Office, admin: Person
) -> None:
    await types(admin, "/anggota agus", then="Agus Salim")
    shown = await taps(admin, "1", then="Kepegawaian")
    assert "Keluarkan" not in str(shown.buttons)
    me = await member(office, admin)

    await admin.sends_callback(admin.last, pack(MEMBERS_BUTTON, "yes", me.id))

    await admin.expects("tidak tersedia untuk tugas Anda")
    post = next(appointment for appointment in me.appointments if appointment.role is Role.ADMIN)
    await sends_callback(
        admin, admin.last, pack(MEMBERS_BUTTON, "e", me.id, post.id), then="satu-satunya admin"
    )
    assert await office.services.people.recognise(admin.id) is not None


@pytest.mark.parametrize(
    "data",
    [
        *("y:l:0", "y:m:1", "y:off:1", "y:yes:1", "y:su:1:ukk-oku", "y:s:7:kepala_seksi:tu"),
        *("y:r:7:admin", "y:e:1:1", "y:mk:7", "y:n:1", "y:w:1", "v:new", "v:save"),
        *("y:h:0", "y:hm:1:0", "y:un:1"),
    ],
)
async def test_nobody_else_can(office: Office, data: str, boss: Person) -> None:
    await types(boss, "/anggota", then="tidak tersedia untuk tugas Anda")

    await boss.sends_callback(boss.last, data)

    await boss.expects("tidak tersedia untuk tugas Anda")
    assert len(await office.services.people.active()) == 9
    assert not await office.services.people.unopened()


@pytest.mark.parametrize(
    "data", ["y:su:1:mars", "y:r:1:raja", "y:s:1:kepala_seksi:-", "y:m:x", "v:u:mars", "y:zz:1"]
)
async def test_a_forged_button_of_an_admin_changes_nothing(office: Office, data: str) -> None:
    await office.forges(office.admin, data)

    await office.admin.expects("Tombol ini")
    await office.all_is_sent()
    await office.counter_officer.expects_nothing()


async def test_the_list_has_pages_and_is_searched(office: Office, admin: Person) -> None:
    for number in range(A_PAGE):
        name = f"Petugas {'abcdefgh'[number].upper()}"
        await office.services.people.invite(NewMember(name, "kanim", (Role.OFFICER,)))
    shows(
        await types(admin, "/anggota", then="halaman 1 dari 3", buttons=["Berikutnya ›"]),
        "1. Agus Salim",
    )

    shows(
        await taps(
            admin, "Berikutnya ›", then="halaman 2 dari 3", buttons=["‹ Sebelumnya", "Berikutnya ›"]
        ),
        f"{A_PAGE + 1}. ",
    )

    shows(
        await types(admin, "/anggota petugas", then="dengan nama “petugas”: 8"),
        "Petugas A, Kantor Imigrasi Muara Enim (Petugas), belum membuka bot",
    )
    await types(
        admin, "/anggota siapa", then="Tidak ada anggota dengan nama itu", buttons=["Undang"]
    )


async def test_an_admin_invites_somebody_from_chat(office: Office, admin: Person) -> None:
    await invites(admin, "SARI  dewi")
    link = await taps(admin, "Buat tautan", then="Undangan Pandu untuk Sari Dewi")
    assert "https://t.me/" in link.text
    await types(admin, "/anggota sari", then="belum membuka bot", buttons=["1"])

    sari = office.telegram.person("Sari Dewi")
    await sari.opens(start=code_in(link.text))

    await sari.expects("Selamat datang, Sari Dewi")
    shows(
        await admin.expects("Sari Dewi sudah membuka undangannya"),
        "UKK OKU (Petugas)",
        never=["Belum membuka"],
    )
    shows(
        await types(admin, "/anggota sari", then="Sari Dewi, UKK OKU (Petugas)"),
        never=["belum membuka bot"],
    )
    other = office.telegram.person("Orang lain")
    await other.opens(start=code_in(link.text))
    await other.expects("sudah pernah dipakai")


async def test_a_lost_link_is_replaced_and_an_invitation_taken_back(office: Office) -> None:
    admin, sari = office.admin, office.telegram.person("Sari Dewi")
    await invites(admin, "Sari Dewi")
    lost = await taps(admin, "Buat tautan", then="Undangan Pandu untuk Sari Dewi")
    await office.fast_forward(days=8)
    await types(admin, "/anggota sari", then="undangannya sudah lewat")
    await taps(admin, "1", then="belum membuka bot", buttons=["Tautan baru", "Batalkan undangan"])

    await admin.taps("Tautan baru")

    new = await admin.expects("Undangan Pandu untuk Sari Dewi")
    await sari.opens(start=code_in(lost.text))
    await sari.expects("tidak dikenal")
    await types(admin, "/anggota sari", then="belum membuka bot")
    await taps(admin, "1", then="belum membuka bot")
    await taps(admin, "Batalkan undangan", then="Undangan sudah dibatalkan")
    await sari.opens(start=code_in(new.text))
    await sari.expects("tidak dikenal")


async def test_a_name_that_cannot_be_is_asked_for_again(office: Office, admin: Person) -> None:
    await types(admin, "/anggota", then="Anggota")
    await taps(admin, "Undang", then="Siapa?")
    await types(
        admin,
        "Rina Wulandari",
        then="sudah menjadi anggota; bila ini orang lain, tambahkan inisialnya",
    )
    await sends_photo(admin, then="bukan CSV")

    await admin.types("Rina Wulandari B.")

    await admin.expects("Sebagai apa?")


async def test_a_list_invites_many_each_by_a_link_of_their_own(
    office: Office, admin: Person
) -> None:
    await types(admin, "/anggota", then="Anggota")
    await taps(admin, "Undang", then="kirim satu berkas CSV")
    shows(
        await sends_document(
            admin,
            LIST.encode(),
            "orang.csv",
            mime_type="text/csv",
            then="Akan diundang: 2 orang",
            buttons=["Buat tautan"],
        ),
        "Sari Dewi, UKK OKU (Petugas, PPNPN)",
        "Budi Santoso, Kantor Imigrasi Muara Enim (Kasi Tikim, PNS)",
    )

    await admin.taps("Buat tautan")

    sent = await admin.expects("2 tautan undangan")
    await admin.expects("Tautan sudah dibuat")
    assert sent.document is not None
    links = sent.document.decode("utf-8-sig")
    for name in ("Sari Dewi", "Budi Santoso"):
        person = office.telegram.person(name)
        await person.opens(start=code_in(links, name))
        await person.expects(f"Selamat datang, {name}")
    shows(await admin.expects("Sari Dewi sudah membuka"), "Belum membuka undangannya: 1 orang")
    await admin.expects("Budi Santoso sudah membuka undangannya")
    await office.everybody_reads()


async def test_a_list_with_a_fault_invites_nobody_and_names_each_line(
    office: Office, admin: Person
) -> None:
    await types(admin, "/anggota", then="Anggota")
    await taps(admin, "Undang", then="kirim satu berkas CSV")
    faulty = f"{LIST}Rina Wulandari;petugas;;;\nDedi;bos;Mars;;\n"

    await admin.sends_document(faulty.encode(), "orang.csv", mime_type="text/csv")

    shows(
        await admin.expects("Belum ada yang diundang"),
        "Baris 4: Rina Wulandari sudah menjadi anggota",
        "Baris 5: peran “bos” tidak dikenal.",
        "Baris 5: unit “Mars” tidak dikenal.",
        "Unit yang ada: Kantor Imigrasi Muara Enim, UKK Musi Rawas",
    )
    assert not await office.services.people.unopened()
    await sends_document(
        admin, LIST.encode(), "orang.csv", mime_type="text/csv", then="Akan diundang: 2 orang"
    )


async def test_an_admin_changes_unit_and_posts_and_the_member_is_told(
    office: Office, admin: Person, rina: Person, andi: Person
) -> None:
    await opens(office, "Rina Wulandari")
    await taps(admin, "Ubah unit", then="Pindah ke unit mana?")
    await taps(admin, "UKK OKU", then="Unit: UKK OKU")
    shows(await rina.expects("Keanggotaan Anda diubah"), "Unit: UKK OKU")

    await taps(admin, "Kepegawaian", then="tercatat sebagai PNS", buttons=["PPPK", "PPNPN"])
    await taps(admin, "PPPK", then="Kepegawaian: PPPK")
    shows(await rina.expects("Keanggotaan Anda diubah"), "Kepegawaian: PPPK")

    await taps(admin, "Jabatan", then="1. Petugas", buttons=["Akhiri 1", "Tambah jabatan"])
    await taps(admin, "Tambah jabatan", then="Jabatan apa")
    await taps(admin, "Kepala seksi", then="Untuk seksi mana?")
    shows(
        await taps(admin, "Kasi Tikim", then="Belum berlaku", buttons=["Tarik usulan (10 menit)"]),
        "mengusulkan: Rina Wulandari diberi jabatan Kasi Tikim",
    )
    await rina.expects("menunggu persetujuan")
    await office.head_of_office.expects("Perlu persetujuan Anda", buttons=["Setuju", "Tolak"])
    await andi.expects("Perlu persetujuan Anda", buttons=["Setuju", "Tolak"])
    await taps(andi, "Setuju", then="menyetujui usulan: Rina Wulandari diberi jabatan Kasi Tikim")
    await admin.expects("Andi Pratama menyetujui usulan")
    await office.head_of_office.expects("Andi Pratama menyetujui usulan")
    await rina.expects("• Kasi Tikim")


async def post_menu(office: Office, name: str) -> None:
    """Let the admin open the posts of somebody."""
    await opens(office, name)
    await taps(office.admin, "Jabatan", then="1. ", buttons=["Tambah jabatan"])


async def test_an_admin_does_not_make_themselves_head_of_office(
    office: Office, admin: Person, boss: Person
) -> None:
    await types(admin, "/anggota agus", then="Agus Salim")
    await taps(admin, "1", then="Kepegawaian")
    await taps(admin, "Jabatan", then="1. ")
    await taps(admin, "Tambah jabatan", then="Jabatan apa")

    await admin.taps("Kepala Kantor")

    await admin.expects("Belum berlaku")
    asked = await boss.expects("Perlu persetujuan Anda", buttons=["Setuju", "Tolak"])
    assert "Agus Salim mengusulkan: Agus Salim diberi jabatan Kepala Kantor" in asked.text
    await office.forges(admin, pack(MEMBERS_BUTTON, "ok", await proposal(office)))
    await admin.expects("tidak tersedia untuk tugas Anda")
    await taps_old(boss, asked, "Tolak", then="menolak usulan")
    await admin.expects("Bambang Wijaya menolak usulan")
    shows(await types(admin, "/piket", then="Pejabat saat ini"), "Kepala Kantor: Bambang Wijaya")


async def proposal(office: Office) -> int:
    """The number of the newest proposal in the log."""
    found = await log.page(office.services.database)
    return next(entry.number for entry in found if entry.event == "diusulkan")


async def test_an_ended_post_comes_back_within_ten_minutes_and_the_log_tells_it(
    office: Office,
    admin: Person,
    andi: Person,
    boss: Person,
) -> None:
    await post_menu(office, "Andi Pratama")
    await taps(admin, "Akhiri 1", then="Belum berlaku")
    await boss.expects("Perlu persetujuan Anda")
    asked = await andi.expects("jabatan Kasi Tikim dari Andi Pratama diakhiri")
    done = await taps(boss, "Setuju", then="menyetujui usulan", buttons=["Urungkan (10 menit)"])
    await admin.expects("Bambang Wijaya menyetujui usulan")
    await andi.expects("Keanggotaan Anda diubah")
    await taps_old(andi, asked, "Setuju", then="sudah diputuskan")
    await office.fast_forward(minutes=9)

    await boss.taps_old(done, "Urungkan (10 menit)")

    await boss.expects("mengurungkan: jabatan Kasi Tikim dari Andi Pratama diakhiri")
    await admin.expects("Bambang Wijaya mengurungkan")
    shows(await andi.expects("Perubahan keanggotaan Anda dibatalkan"), "• Kasi Tikim")
    await types(admin, "/anggota andi", then="Andi Pratama", buttons=["Riwayat"])
    await taps(admin, "1", then="Kepegawaian", buttons=["Riwayat"])
    shown = await taps(admin, "Riwayat", then="Riwayat Andi Pratama", buttons=["‹ Daftar"])
    newest, agreed, proposed, *_ = shown.text.splitlines()[1:]
    assert "pukul 09.09 · Bambang Wijaya mengurungkan" in newest
    assert "Bambang Wijaya menyetujui usulan: jabatan Kasi Tikim" in agreed
    assert "Agus Salim mengusulkan: jabatan Kasi Tikim" in proposed
    await taps(admin, "‹ Daftar", then="Anggota", buttons=["Riwayat"])
    first = await taps(
        admin, "Riwayat", then="Riwayat keanggotaan dan jabatan", buttons=["Lebih lama ›"]
    )
    older = await taps(admin, "Lebih lama ›", then="Terminal server membuat undangan no. ")
    assert older.text != first.text


async def test_a_head_is_dismissed_only_by_two(
    office: Office, admin: Person, andi: Person, boss: Person
) -> None:
    await opens(office, "Andi Pratama")
    await taps(admin, "Keluarkan", then="Keluarkan Andi Pratama?")
    await taps(admin, "Ya, keluarkan", then="mengusulkan: Andi Pratama dikeluarkan")
    await types(andi, "/tugas", then="Tidak ada yang menunggu")
    await boss.expects("Andi Pratama dikeluarkan")

    await boss.taps("Setuju")

    await boss.expects("menyetujui usulan", buttons=["Urungkan (10 menit)"])
    await admin.expects("Bambang Wijaya menyetujui usulan")
    await andi.expects("Keanggotaan Anda di Pandu sudah berakhir")
    await types(andi, "/tugas", then="hanya melayani petugas")


async def test_a_new_account_takes_posts_reports_and_progress_along(office: Office) -> None:
    admin, old = office.admin, office.counter_officer
    report = await files(office, old)
    await office.everybody_reads()
    before = await member(office, old)
    await opens(office, "Rina Wulandari")
    await taps(
        admin,
        "Akun baru",
        then="Pastikan yang meminta memang orangnya",
        buttons=["Ya, buat tautan"],
    )
    link = await taps(admin, "Ya, buat tautan", then="Undangan Pandu untuk Rina Wulandari")
    await old.expects("Admin membuat tautan untuk memindahkan akun Pandu Anda")

    new = office.telegram.person("Rina Wulandari")
    await new.opens(start=code_in(link.text))

    await new.expects("Selamat datang kembali, Rina Wulandari")
    await admin.expects("Rina Wulandari sudah pindah ke akun Telegram yang baru")
    assert (await member(office, new)).id == before.id
    await types(new, "/laporanku", then=report.code)
    await types(old, "/laporanku", then="hanya melayani petugas")
    await office.head_of_inteldakim.taps("Terima")
    await new.expects("diterima oleh Sri Mulyati")
    await office.everybody_reads()


async def test_the_account_of_somebody_else_takes_over_nobody(office: Office) -> None:
    rina = await member(office, office.counter_officer)
    admin = await member(office, office.admin)
    issued = await office.services.membership.inviting.move(admin, rina.id)

    await office.ukk_officer.opens(start=issued.code)

    await office.ukk_officer.expects("tercatat atas nama orang lain")
    assert (await member(office, office.counter_officer)).id == rina.id
    await office.everybody_reads()
