"""Who comes in, who stays outside, and what is said at the door."""

from datetime import timedelta

from office.people import NewMember, Role
from office.people.service import MOST_WRONG_LINKS
from tests.cast.steps import opens, shows, taps, types
from tests.journeys.conftest import Office


async def test_a_stranger_gets_one_polite_sentence_an_hour(office: Office) -> None:
    await types(office.stranger, "halo", then="hanya melayani petugas")

    await office.stranger.types("syarat paspor apa")
    await office.stranger.types("/sop")
    await office.chat_queues.idle()
    await office.stranger.expects_nothing()

    office.clock.advance(timedelta(hours=1))
    await types(office.stranger, "halo", then="hanya melayani petugas")


async def test_a_guesser_soon_hears_no_more_than_any_stranger(office: Office) -> None:
    for number in range(MOST_WRONG_LINKS):  # a colleague may try an old link first
        await opens(office.stranger, start=f"tebakan{number}", then="tidak dikenal")

    for guess in ("tebakanlain", "tebakanbaru"):
        await office.stranger.opens(start=guess)
    await office.stranger.types("biaya paspor hilang")
    await office.settles()

    await office.stranger.expects_nothing()


async def test_a_strangers_wrong_link_is_answered_after_the_first_words(office: Office) -> None:
    await types(office.stranger, "halo", then="hanya melayani petugas")

    await office.stranger.opens(start="tautanlama")

    await office.stranger.expects("tidak dikenal")


async def test_an_invitation_is_used_once(office: Office) -> None:
    code = await office.services.people.invite(NewMember("Sari", "ukk-oku", (Role.OFFICER,)))
    sari = office.telegram.person("Sari")
    shows(await opens(sari, start=code, then="Selamat datang, Sari"), "UKK OKU")

    await opens(office.stranger, start=code, then="sudah pernah dipakai")


async def test_an_expired_invitation_says_so(office: Office) -> None:
    code = await office.services.people.invite(NewMember("Sari", "kanim", (Role.OFFICER,)))
    office.clock.advance(timedelta(days=8))

    await office.stranger.opens(start=code)

    await office.stranger.expects("lewat masa berlakunya")


async def test_a_deactivated_member_is_a_stranger(office: Office) -> None:
    await office.services.people.deactivate(office.counter_officer.id)

    await office.counter_officer.types("biaya paspor hilang")

    await office.counter_officer.expects("hanya melayani petugas")


async def test_a_deactivated_members_old_buttons_do_nothing(office: Office) -> None:
    await types(office.counter_officer, "/sop", then="Daftar SOP")
    await office.services.people.deactivate(office.counter_officer.id)

    await office.counter_officer.taps("Dokintalkim")

    await office.counter_officer.expects("akun ini bukan anggota", buttons=[])


async def test_a_group_gets_one_sentence_an_hour_and_no_answer(office: Office) -> None:
    group = office.telegram.group("Grup Kantor")
    for said in ("biaya paspor hilang", "/tanya@bot_lain biaya", "/tanya biaya", "/lapor"):
        await group.hears(office.counter_officer, said)
    await office.settles()

    await office.counter_officer.expects_nothing()
    assert [one.text[:28] for one in group.messages if one.text.startswith("Pandu")] == [
        "Pandu tidak bekerja di grup."
    ]


async def test_members_see_the_commands_of_their_roles(office: Office) -> None:
    await types(office.counter_officer, "/bantuan", then="Ketik saja")
    shows(
        await taps(office.counter_officer, "Lainnya", then="/dataku"),
        never=["/muat_ulang"],
    )
    for other_name in ("/help", "/menu"):
        await types(office.counter_officer, other_name, then="Ketik saja")

    await types(office.admin, "/bantuan", then="Ketik saja")
    await taps(office.admin, "Lainnya", then="/muat_ulang")


async def test_a_hidden_command_is_refused_on_the_server(office: Office) -> None:
    await office.counter_officer.types("/muat_ulang")

    await office.counter_officer.expects("tidak tersedia untuk tugas Anda")
