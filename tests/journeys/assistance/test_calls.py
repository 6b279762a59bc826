"""Silent help: the tap, the sound after fifteen seconds, who comes, and how it is over."""

from datetime import timedelta

from sqlmodel import select

from botapi_emulator import Message
from office.assistance import HelpCall, HelpEnding, HelpNotice
from office.outbox import OutboxMessage
from tests.cast.steps import has_read, opens, shows, taps, types
from tests.journeys.conftest import Office

QUIET = "Berkas sedang diperiksa, mohon tunggu."
# What nobody may read over the officer's shoulder, or in a preview of a locked phone.
TELLING = ("dampingi", "bantuan", "bahaya", "darurat", "TPPO", "korban", "polisi")


async def passes(office: Office, seconds: float) -> None:
    """Let time pass, and what falls due in it arrive."""
    await office.all_is_sent()
    office.clock.advance(timedelta(seconds=seconds))
    await office.services.assistance.due.run()
    await office.all_is_sent()


def tells_nothing(message: Message) -> None:
    """Insist that a screen of the officer's tells whoever looks at it nothing."""
    said = f"{message.text} {message.buttons}".casefold()
    assert [word for word in TELLING if word.casefold() in said] == []


def is_neutral(message: Message) -> None:
    """Insist that a card's first line says nothing, and that all below it is covered."""
    first, _, rest = message.text.partition("\n\n")
    assert first == "Pandu: 1 hal menunggu"
    covered = [it for it in message.json["entities"] if it["type"] == "spoiler"]
    assert [it["length"] for it in covered] == [len(rest)]


async def test_a_call_from_the_tap_to_the_report(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_inteldakim
    code = "loket-2_kanim"
    await opens(officer, office.bot, start=code, then="Loket Anda hari ini: Loket 2.")

    screen = await types(officer, "/dampingi", then=QUIET, buttons=["Salah tekan", "Aman"])
    tells_nothing(screen)
    silent = await head.expects("Loket 2 — minta didampingi, diam-diam.", ["Saya datang"])
    is_neutral(silent)
    await office.all_is_sent()
    assert not any("/dampingi" in it.text for it in officer.chat), "the typed command stays"
    assert head.unread == []

    await passes(office, 16)
    rang = await head.expects("minta didampingi", ["Saya datang"])
    is_neutral(rang)
    assert rang.id != silent.id
    assert not any(it.id == silent.id for it in head.chat)
    sounds: dict[int, list[bool]] = {}
    for asked in office.telegram.calls["sendMessage"]:
        is_silent = bool(asked.params.get("disable_notification"))
        sounds.setdefault(int(asked.params["chat_id"]), []).append(is_silent)
    assert sounds[head.id] == [True, False]
    assert sounds[officer.id][-1]

    await taps(head, "Saya datang", then="Anda yang datang")
    screen = await officer.expects("Diperiksa oleh Sri Mulyati", ["Selesai", "Jadikan laporan"])
    tells_nothing(screen)
    await taps(officer, "Jadikan laporan", then="Ringkasan laporan")
    shows(officer.last, "Indikasi TPPO", "Mendesak", "Loket 2", "minta didampingi")
    await office.all_is_sent()
    await head.expects("Pandu: 1 hal sudah selesai")
    assert not any("didampingi" in it.text for it in head.chat)
    await taps(officer, "Kirim laporan", then="dikirim")
    await office.everybody_reads()

    (call,) = await office.rows(select(HelpCall))
    assert (call.ending, call.place) == (HelpEnding.REPORT, "Loket 2")


async def test_nobody_comes_and_the_next_are_called_then_the_numbers_stand_there(
    office: Office,
) -> None:
    officer, head, boss = (
        office.counter_officer,
        office.head_of_inteldakim,
        office.head_of_office,
    )
    await types(officer, "/dampingi", then=QUIET)
    await head.expects("Kantor Imigrasi Muara Enim — minta didampingi")

    await passes(office, 60)
    await boss.expects("minta didampingi", ["Saya datang"])
    await office.head_of_dokintalkim.expects("minta didampingi")
    screen = await officer.expects(QUIET, ["Selesai", "Jadikan laporan"])
    assert "129" not in screen.text

    await passes(office, 60)
    screen = await officer.expects("Belum ada pemeriksa. Nomor:")
    shows(screen, QUIET, "129", "110")
    tells_nothing(screen)

    await taps(boss, "Saya datang", then="Anda yang datang")
    shows(await officer.expects("Diperiksa oleh Bambang Wijaya"), never=["Nomor:"])
    await taps(boss, "Tidak jadi datang", then="minta didampingi")
    await officer.expects("Nomor:")
    await taps(boss, "Saya datang", then="Anda yang datang")
    await taps(officer, "Selesai", then="Pemeriksaan berkas selesai.")
    await office.all_is_sent()
    await office.everybody_reads()
    for person in office.people.values():
        assert not has_read(person, "didampingi")


async def test_what_was_tapped_by_mistake_rings_nobody(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_inteldakim
    first = await types(officer, "/wawancara", then="Apa tujuan perjalanannya?")
    shows(first, "bukan pengganti tombol darurat berkabel, dan bukan pengganti 110")
    await taps(officer, "Minta didampingi", then=QUIET)
    await head.expects("minta didampingi")

    await taps(officer, "Salah tekan", then="Pemeriksaan berkas selesai.")
    await head.expects("Pandu: 1 hal sudah selesai")
    await passes(office, 16)
    await passes(office, 60)

    assert head.unread == office.head_of_office.unread == []
    kept = await office.rows(select(OutboxMessage).where(OutboxMessage.kind == HelpNotice.RINGS))
    assert [it.state for it in kept] == ["dropped"]


async def test_who_is_called_besides_is_chosen_once_and_shown(office: Office) -> None:
    officer = office.counter_officer
    shows(
        await types(officer, "/rekan", then="Dipanggil sekarang: Sri Mulyati."),
        "bukan pengganti 110",
        "belum dipilih",
    )
    await taps(officer, "Pilih rekan", then="Siapa yang ikut dipanggil")
    await taps(officer, "Lestari Ningsih", then="Rekan: Lestari Ningsih")

    await types(officer, "/dampingi", then=QUIET)

    await office.trainer.expects("minta didampingi")
    await office.head_of_inteldakim.expects("minta didampingi")
    await taps(officer, "Aman", then="selesai")
    await office.everybody_reads()


async def test_an_admin_lists_the_links_of_the_counters(office: Office) -> None:
    listed = await types(office.admin, "/loket 2", then="Tautan loket")
    shows(listed, f"https://t.me/{office.bot.username}?start=loket-2_kanim", never=["loket-3"])

    await types(office.counter_officer, "/loket", then="tidak tersedia untuk tugas Anda")
    await opens(office.counter_officer, office.bot, start="loket-2_bulan", then="tidak dikenal")


async def test_a_failed_self_test_is_told_before_anybody_relies_on_it(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_inteldakim
    await office.all_is_sent()
    await head.blocks(office.bot)
    await passes(office, timedelta(days=8).total_seconds())
    await office.services.assistance.selftest.run()
    await passes(office, 121)
    await office.services.assistance.selftest.run()
    await office.all_is_sent()

    failed = await office.admin.expects("Uji hening Minta didampingi gagal.")
    shows(failed, "Sri Mulyati")
    await types(officer, "/lapor", then="terakhir gagal", buttons=["Minta didampingi"])
    await types(officer, "/bantuan", then="terakhir gagal", buttons=["Minta didampingi"])
    screen = await taps(officer, "Minta didampingi", then="Pemeriksaan mungkin lambat")
    shows(screen, "Nomor:", "110")
    tells_nothing(screen)
    await office.everybody_reads()


async def test_when_nobody_can_be_reached_the_numbers_stand_there_at_once(office: Office) -> None:
    officer = office.counter_officer
    for member in await office.services.people.active():
        if member.telegram_id != officer.id:
            await office.services.people.mark_unreachable(member.id)

    screen = await types(officer, "/dampingi", then="Belum ada pemeriksa. Nomor:")

    shows(screen, QUIET, "110")
    tells_nothing(screen)
    shows(await types(officer, "/rekan", then="Sekarang tidak ada yang dapat dipanggil"), "telepon")
    await types(officer, "/dampingi", then="Belum ada pemeriksa", buttons=["Aman"])
    await taps(officer, "Aman", then="Pemeriksaan berkas selesai.")
