"""A call for help that is killed before its screen is out: the officer sees it all the same."""

from datetime import timedelta

from botapi_emulator import Emulator
from tests.cast.steps import taps
from tests.crash.death import Death, Lives, dies

QUIET = "Berkas sedang diperiksa, mohon tunggu."


async def test_killed_before_the_screen_is_out_it_stands_there_after_the_start(
    telegram: Emulator, lives: Lives
) -> None:
    officer, head = lives.people["counter_officer"], lives.people["head_of_inteldakim"]
    death = Death(QUIET)
    async with lives.begins():
        await officer.types("/bantuan")
        await officer.expects("Ketik saja")
        await dies(telegram, death, officer, lambda person: person.types("/dampingi"))

    death.is_over = True
    async with lives.begins() as office:
        # What the outbox tried at the kill is tried again.
        office.clock.advance(timedelta(seconds=2))
        await office.settles()
        await officer.expects(QUIET, ["Salah tekan", "Aman"])
        await office.all_is_sent()
        await head.expects("minta didampingi", ["Saya datang"])
        await taps(head, "Saya datang", then="Anda yang datang")
        await officer.expects("Diperiksa oleh Sri Mulyati")
