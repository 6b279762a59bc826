"""A doubt at the counter: the report waits, climbs, is taken and closed."""

from botapi_emulator import Person
from demo.stage import Stage, aside, opens_scene

DOUBT = (
    "Pemohon bilang akan berwisata, tetapi membawa surat kontrak kebun sawit. Berkasnya dipegang "
    "pendamping yang menjawab semua pertanyaan. Keduanya masih di ruang tunggu."
)


async def play(stage: Stage, cast: dict[str, Person]) -> None:
    """Report, wait without an answer, climb, take and close."""
    rina, sri = cast["Petugas loket 1"], cast["Kasi Inteldakim"]
    opens_scene("Kejanggalan di loket")
    await fill_in(stage, rina)
    await stage.taps(rina, "Kirim laporan")
    await stage.reads(rina, "sudah terkirim", ("Lihat",))
    await stage.reads(sri, DOUBT, ("Terima", "Lainnya…"))

    opens_scene("Kasi mendiamkannya")
    aside(
        "Yang didiamkan naik sendiri: Kasi berdering, 5 menit kemudian sekali lagi, 5 menit "
        "kemudian kepala kantor. Supaya adegan ini tidak menunggu 10 menit, Sri Mulyati menekan "
        "Naikkan sendiri."
    )
    await _climbs(stage, cast)
    await _is_closed(stage, cast)


async def _climbs(stage: Stage, cast: dict[str, Person]) -> None:
    rina, sri = cast["Petugas loket 1"], cast["Kasi Inteldakim"]
    await stage.decides(sri, "Lainnya…")
    await stage.reads(sri, "Apa yang ingin Anda lakukan?")
    await stage.decides(sri, "Naikkan")
    await stage.reads(rina, "dinaikkan")
    await stage.reads(cast["Kepala kantor"], f"Dinaikkan oleh {sri.name}", ("Terima",))


async def _is_closed(stage: Stage, cast: dict[str, Person]) -> None:
    rina, bambang = cast["Petugas loket 1"], cast["Kepala kantor"]
    opens_scene("Kepala kantor menerima dan berjanji")
    await stage.decides(bambang, "Terima")
    await stage.reads(bambang, "Kapan ada kemajuan?", ("Dalam 1 jam",))
    await stage.reads(rina, f"diterima oleh {bambang.name}")
    await stage.decides(bambang, "Dalam 1 jam")
    await stage.reads(bambang, "janji", ("Ditindaklanjuti",))

    opens_scene("Selesai, dan pelapor mendengar akhirnya")
    await stage.decides(bambang, "Langkah 0/5")
    for step in ("Dipisah dari pengantar", "Diajak bicara sendiri", "Permohonan ditahan dulu"):
        await stage.reads(bambang, "Langkah untuk laporan ini", (f"○ {step}",))
        await stage.decides(bambang, f"○ {step}")
    for step, words in (("Unit sudah dihubungi", "BP3MI, 09.40"), ("Dirujuk", "BP3MI")):
        await stage.reads(bambang, "Langkah untuk laporan ini", (f"○ {step}",))
        await stage.decides(bambang, f"○ {step}")
        await stage.reads(bambang, step)
        await stage.says(bambang, words)
    await stage.reads(bambang, "Langkah untuk laporan ini", ("✓ Dirujuk",))
    await stage.decides(bambang, "‹ Kembali")
    await stage.reads(bambang, "5 dari 5", ("Selesai",))
    await stage.decides(bambang, "Selesai")
    await stage.reads(bambang, "Bagaimana hasilnya?", ("Dirujuk",))
    await stage.decides(bambang, "Dirujuk")
    await stage.reads(bambang, "Apa yang terjadi sesudahnya?", ("Ditunda",))
    await stage.decides(bambang, "Ditunda")
    await stage.reads(bambang, "apa yang membantu")
    await stage.says(bambang, "Pemohon didampingi BP3MI; catatan rute dari loket sangat membantu.")
    await stage.reads(bambang, "Laporan ditutup")
    await stage.reads(rina, "BP3MI")


async def fill_in(stage: Stage, reporter: Person) -> None:
    """Fill in an urgent report up to its summary, one question per screen."""
    await stage.says(reporter, "/lapor")
    await stage.reads(reporter, "1/8", ("Indikasi TPPO",))
    await stage.taps(reporter, "Indikasi TPPO")
    await stage.reads(reporter, "2/8")
    await stage.says(reporter, DOUBT)
    for number, button in enumerate(
        ("Kantor Imigrasi", "Lewati", "Lewati", "Mendesak", "Tidak", "Lewati"), start=3
    ):
        await stage.reads(reporter, f"{number}/8", (button,))
        await stage.taps(reporter, button)
    await stage.reads(reporter, "Penerima:", ("Kirim laporan",))
