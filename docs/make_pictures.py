"""Takes the pictures of the guides: the demo's cast and bot, seen through a browser."""

import asyncio
import shutil

from playwright.async_api import Page, ViewportSize, async_playwright

from botapi_emulator import Person
from demo import announcement, enrolment, interview, questions, report, training, verification
from demo.stage import PATIENCE_SECONDS, Stage, console
from demo.theatre import performance
from docs import new_office, quiet_help
from docs.camera import FOLDER, Camera
from docs.monday import monday

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# Narrow enough that the page shows a single phone.
SCREEN = ViewportSize(width=390, height=844)


async def main() -> None:
    """Play the scene once and stop for a picture where the guides need one."""
    FOLDER.mkdir(exist_ok=True)
    console.quiet = True
    async with performance() as stage, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = await browser.new_page(viewport=SCREEN, color_scheme="light")
        cast = await enrolment.enrol(stage)
        camera = Camera(page, stage.telegram.url, list(cast.values()))
        await new_office.begins(stage, camera, cast)
        await _answers(stage, camera, cast["Petugas loket 1"])
        await _officer(stage, camera, cast["Petugas loket 1"])
        await _checklists(stage, camera, cast["Petugas loket 1"])
        await _interview(stage, camera, cast["Petugas loket 2"])
        await _head(stage, camera, cast["Kasi Inteldakim"], cast["Petugas loket 1"])
        await _verification(stage, camera, cast)
        await _trainer(stage, camera, cast)
        await _monday(page)
        await browser.close()


# What is asked, what the answer holds, and the name of its picture.
_ANSWERS = (
    ("brp biaya paspor elektronik 10 thn", "Rp950.000", "jawaban-biaya"),
    ("paspor hilang dokumennya apa aja", "Surat lapor kehilangan", "jawaban-dokumen"),
    ("biayanya?", "Rp1.000.000", "jawaban-lanjutan"),
    ("cara ganti paspor yang habis masa berlaku", "Mungkin: ", "jawaban-mungkin"),
    ("tanda tanda tppo di loket", "Tanda TPPO singkat", "jawaban-halaman-depan"),
    ("rekomendasi kemenag masih perlu ga", "Sumber berbeda", "jawaban-konflik"),
    ("bikin paspor anak umur 3 thn syaratnya", "Akta kelahiran", "jawaban-daftar"),
)


async def _answers(stage: Stage, camera: Camera, rina: Person) -> None:
    for question, words, name in _ANSWERS:
        await stage.says(rina, question)
        await stage.reads(rina, words)
        await camera.takes(rina, name, words)


async def _officer(stage: Stage, camera: Camera, rina: Person) -> None:
    await stage.says(rina, "brp biaya paspor elektronik 10 thn")
    await stage.reads(rina, "Rp950.000")
    await report.fill_in(stage, rina)
    await camera.takes(rina, "petugas-ringkasan", "Kirim laporan")
    await stage.taps(rina, "Kirim laporan")
    await stage.reads(rina, "sudah terkirim")


# The list that is made, and the name of its picture.
_LISTS = (
    (questions.of_granny, "petugas-daftar-umrah"),
    (questions.of_child, "petugas-daftar-anak"),
    (questions.of_worker, "petugas-daftar-pekerja"),
)


async def _checklists(stage: Stage, camera: Camera, rina: Person) -> None:
    for made, name in _LISTS:
        await made(stage, rina)
        await camera.takes(rina, name, questions.LIST)


async def _interview(stage: Stage, camera: Camera, dedi: Person) -> None:
    await interview.reach_who_pays(stage, dedi)
    await camera.takes(dedi, "petugas-wawancara", "Siapa yang membiayai")
    await interview.note_who_pays(stage, dedi)
    await camera.takes(dedi, "petugas-wawancara-akhir", "Wawancara selesai")


async def _head(stage: Stage, camera: Camera, sri: Person, rina: Person) -> None:
    await stage.reads(sri, report.DOUBT)
    await camera.takes(sri, "kasi-kartu", "Terima")
    await stage.decides(sri, "Terima")
    await stage.reads(sri, "Kapan ada kemajuan?")
    await camera.takes(sri, "kasi-janji", "Dalam 1 jam")
    await stage.decides(sri, "Dalam 1 jam")
    await stage.reads(sri, "janji", ("Ditindaklanjuti",))
    await stage.decides(sri, "Minta info pelapor")
    await stage.reads(sri, "PELAPOR")
    await camera.takes(sri, "kasi-dua-tombol", "Ia akan membacanya")
    await stage.says(sri, "Apakah pendampingnya menyebut nama perusahaan?")
    await stage.reads(rina, "Pertanyaan tentang laporan Anda")
    await stage.decides(sri, "Lainnya…")
    await stage.reads(sri, "Apa yang ingin Anda lakukan?")
    await camera.takes(sri, "kasi-lainnya", "Catatan dalam")
    await stage.decides(sri, "‹ Kembali")
    await stage.decides(sri, "Selesai")
    await stage.reads(sri, "Bagaimana hasilnya?")
    await stage.decides(sri, "Dirujuk")
    await stage.reads(sri, "Apa yang terjadi sesudahnya?")
    await stage.decides(sri, "Ditunda")
    await stage.reads(sri, "alasannya")
    await camera.takes(sri, "kasi-langkah", "Belum tercatat")
    await stage.says(sri, "BP3MI yang menghubungi unit lain.")
    await stage.reads(sri, "apa yang membantu")
    await stage.says(sri, "Pemohon didampingi BP3MI; catatan dari loket sangat membantu.")
    await stage.reads(rina, "BP3MI")
    await camera.takes(rina, "petugas-kabar", "BP3MI")


async def _verification(stage: Stage, camera: Camera, cast: dict[str, Person]) -> None:
    rina, hendra = cast["Petugas loket 1"], cast["Kasi Dokintalkim"]
    await verification.opens(stage, rina)
    await camera.takes(rina, "petugas-verifikasi", "Unduh surat")
    await verification.is_sent(stage, rina)
    await stage.says(hendra, "/verifikasi")
    await stage.reads(hendra, "Belum ada verifikasi")
    await stage.decides(hendra, "Seksi saya")
    await stage.reads(hendra, "terbuka di bawah jabatan Anda")
    await stage.decides(hendra, "1. VD-0001")
    await stage.reads(hendra, "Jam pemohon")
    await camera.takes(hendra, "kasi-verifikasi", "Jam pemohon")
    await verification.is_answered(stage, rina)
    await camera.takes(rina, "petugas-tidak-asli", "Laporkan kejanggalan")


async def _trainer(stage: Stage, camera: Camera, cast: dict[str, Person]) -> None:
    rina, lestari = cast["Petugas loket 1"], cast["Pelatih"]
    await stage.says(rina, "/latihan")
    await stage.reads(rina, "Ucapkan")
    await camera.takes(rina, "petugas-kartu", "Paham")
    await training.answers_quiz(stage, rina)
    await announcement.writes(stage, lestari)
    await stage.decides(lestari, "Lanjut")
    await stage.reads(lestari, "Akan dikirim ke")
    await camera.takes(lestari, "pelatih-konfirmasi", "Akan dikirim ke")
    await stage.decides(lestari, "Kirim")
    await stage.reads(rina, announcement.PLAIN)
    await camera.takes(rina, "petugas-pengumuman", "Sudah baca")
    await stage.decides(rina, "Sudah baca")
    await stage.reads(rina, "Dibaca")
    await stage.reads(lestari, "dibaca 1")
    await camera.takes(lestari, "pelatih-jalannya", "Belum baca")
    await stage.says(lestari, "/hasil")
    await stage.reads(lestari, "Hasil kuis dalam gambar")
    await camera.takes(lestari, "pelatih-hasil", "Hasil kuis dalam gambar")


async def _monday(page: Page) -> None:
    """The picture of the week on the phone of a head, and what it suggests to a keeper."""
    async with monday() as office:
        sri, hendra = office.people["Kasi Inteldakim"], office.people["Kasi Dokintalkim"]
        rina = office.people["Petugas loket 1"]
        await sri.expects("Gambaran", within=PATIENCE_SECONDS)
        camera = Camera(page, office.telegram.url, list(office.people.values()))
        await camera.takes(sri, "kasi-gambaran", "Sebagai berkas")
        await sri.taps("Hasil")
        await sri.expects("Hasil laporan", within=PATIENCE_SECONDS)
        await camera.takes(sri, "kasi-hasil", "Hasil laporan")
        tuti, bambang = office.people["Kasubbag Tata Usaha"], office.people["Kepala kantor"]
        stage = Stage(office.telegram, {})
        await new_office.pilot(stage, camera, bambang)
        await new_office.settings(stage, camera, tuti, bambang)
        await rina.expects("SOP berubah", within=PATIENCE_SECONDS)
        await camera.takes(rina, "petugas-sop-berubah", "Sudah baca")
        await hendra.expects("buka /saran", within=PATIENCE_SECONDS)
        await hendra.types("/saran")
        await hendra.expects("pertanyaan tanpa SOP", within=PATIENCE_SECONDS)
        await camera.takes(hendra, "pengelola-saran", "Bagian sepi")
        await hendra.taps("Kekurangan")
        await hendra.expects("sabtu", within=PATIENCE_SECONDS)
        await camera.takes(hendra, "pengelola-kekurangan", "Jawab sekarang")
        await hendra.taps("‹ Kembali")
        await hendra.expects("pertanyaan tanpa SOP", within=PATIENCE_SECONDS)
        await hendra.taps("Contoh")
        await hendra.expects("3 orang mengetik", within=PATIENCE_SECONDS)
        await camera.takes(hendra, "pengelola-contoh", "Bagian lain")
        await _writing(camera, hendra, bambang)
        await new_office.health(stage, camera, office.people["Admin"])
        await quiet_help.silent_help(stage, camera, office)
        await quiet_help.signs(stage, camera, office)
        await quiet_help.drill(stage, camera, office)


async def _writing(camera: Camera, keeper: Person, head: Person) -> None:
    """A keeper writes a section, and somebody else reads it before it counts."""
    await keeper.types("/sop_tulis paspor hilang")
    await keeper.expects("Bagian mana yang diubah?", within=PATIENCE_SECONDS)
    await keeper.taps("Bagian baru")
    await keeper.expects("Apa judul bagian barunya?", within=PATIENCE_SECONDS)
    await keeper.types("Paspor hanyut")
    await keeper.expects("Paspor hilang — Paspor hanyut", within=PATIENCE_SECONDS)
    await keeper.types("- Minta surat keterangan bencana\n\nTunggu 2 hari.")
    await keeper.expects("perlu diperbaiki", within=PATIENCE_SECONDS)
    await camera.takes(keeper, "pengelola-salah", "perlu diperbaiki")
    await keeper.types("- Minta surat keterangan bencana dari kelurahan.[^praktik]")
    await keeper.expects("lolos pemeriksaan", within=PATIENCE_SECONDS)
    await camera.takes(keeper, "pengelola-pratinjau", "lolos pemeriksaan")
    await keeper.taps("Kirim ke Kepala Kantor")
    await head.expects("naskah SOP untuk diperiksa", within=PATIENCE_SECONDS)
    await camera.takes(head, "pengelola-naskah", "Kembalikan")


if __name__ == "__main__":
    asyncio.run(main())
