"""A drill is planned: the officer reads when, not what."""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene


async def play(stage: Stage, cast: dict[str, Person]) -> None:
    """Plan a told case for an officer."""
    bambang, dedi = cast["Kepala kantor"], cast["Petugas loket 2"]
    opens_scene("Simulasi yang diumumkan")
    await stage.says(bambang, "/simulasi")
    await stage.reads(bambang, "Pilih kasusnya", ("Dijemput orang lain",))
    await stage.decides(bambang, "Dijemput orang lain")
    await stage.reads(bambang, "Petugas di unit mana?")
    await stage.decides(bambang, "Kantor Imigrasi Muara Enim")
    await stage.reads(bambang, "Siapa yang mendapat simulasi?")
    await stage.decides(bambang, dedi.name)
    hours = await stage.reads(bambang, "Kapan?")
    await stage.decides(bambang, hours.buttons[0][0])
    await stage.reads(bambang, "dijadwalkan")
    await stage.reads(dedi, "Anda mendapat simulasi")
    aside(
        "Pada jamnya Dedi ditanya dulu apakah ada pemohon. Laporannya lewat jenjang yang "
        "sebenarnya, bertanda LATIHAN, dan dihitung tersendiri."
    )
