"""Questions as officers ask them in a few words, each with the sections that answer it.

The sections were found by reading them. A front page answers who names its SOP as a whole.
"""

import pytest

from knowledge.search.answer import Answerer, Band
from tests.places import CONTENT
from tests.shelves import answerer_of, shelf_of

_SIGNS = (
    "tppo-indikator/Ringkasan",
    "tppo-indikator/Tanda pada jawaban dan tujuan",
    "tppo-indikator/Tanda pada orang dan pendampingnya",
    "tppo-indikator/Tanda pada dokumen dan riwayat",
)
_ELEMENTS = ("tppo-dasar-hukum/Tiga unsur TPPO",)

TRAFFICKING = {
    _SIGNS: """
        tanda tanda tppo di loket
        tanda tppo
        tanda2 tppo
        ciri tppo
        ciri2 tppo apa aja
        ciri korban tppo
        ciri2 korban tppo
        ciri2 korban tppo pas wawancara
        ciri korban perdagangan orang
        tanda korban perdagangan orang
        tanda korban dijual
        indikator tppo
        indikator tppo apa saja
        indikasi tppo di loket
        indikasi perdagangan orang
        red flag
        red flag tppo
        red flags human trafficking
        signs of trafficking
        trafficking indicators
        gelagat tppo
        tando tando tppo
        cak mano ciri korban tppo
        tanda bahaya wawancara
        kenali korban tppo
        mengenali korban perdagangan orang
        pemohon mencurigakan tandanya apa
        curiga korban tppo tandanya apa
        tanda tppo pada dokumen
        tanda tppo pada pendamping
        ciri ciri pemohon korban trafficking
    """,
    _ELEMENTS: """
        apa itu tppo
        tppo itu apa
        tppo tu apo
        definisi tppo
        definisi perdagangan orang
        definsi perdagangan org
        pengertian tppo
        pengertian perdagangan orang
        arti tppo
        what is human trafficking
        unsur tppo
        unsur tppo apa aja
        unsur perdagangan orang
        tiga unsur tppo
    """,
    ("tppo-dasar-hukum/Beda TPPO dan penyelundupan manusia",): """
        beda tppo dan penyelundupan manusia
        tppo sama tppm beda apa
    """,
    ("tppo-indikator/Yang bukan tanda dengan sendirinya",): """
        yang bukan tanda tppo
        apa saja yang tidak termasuk tanda tppo
    """,
    ("tppo-penanganan-korban/Langkah pertama", "tppo-penanganan-korban/Ringkasan"): """
        korban tppo
        nemu korban tppo ngapain
    """,
    ("tppo-indikator/Modus yang sering dipakai",): "modus tppo",
}

OTHERS = {
    ("wawancara-paspor/Ringkasan",): "wawancara paspor",
    ("paspor-rusak/Ringkasan",): "paspor rusak",
    ("paspor-hilang/Ringkasan",): """
        paspor hilang
        paspor hilang gmn
        paspor hilang gimana caranya
        paspor ilang cak mano
    """,
    ("standar-pelayanan/Ringkasan",): "standar pelayanan",
    ("pelaporan-kejanggalan/Jenjang dan waktu", "pelaporan-kejanggalan/Ringkasan"): (
        "laporan berjenjang gimana urutannya"
    ),
    ("pelaporan-kejanggalan/Bila Kasi cuti atau tidak menjawab",): "kepala seksi ga angkat telp",
    ("overstay-deportasi/Alur deportasi",): "deportasi",
    (
        "paspor-penundaan-penolakan/Beda istilah",
        "paspor-penundaan-penolakan/Penolakan",
        "paspor-penundaan-penolakan/Berkas belum lengkap",
    ): "permohonan paspor dibatalkan",
    ("m-paspor/Tidak datang pada jadwal",): "no show",
    ("pelayanan-5s/Lansia dan penyandang disabilitas",): "tuna rungu gmn layaninya",
    # What other offices answer, too.
    ("paspor-tarif/Cara membayar",): "bayar paspor lewat atm",
    ("keamanan-akun/Pindah, cuti, dan berhenti",): "akun pegawai yang pensiun",
    ("paspor-penggantian/Sisa masa berlaku kurang dari enam bulan",): (
        "sudah beli tiket, paspor sisa 4 bulan"
    ),
    # A name with a further word.
    ("paspor-elektronik/Keunggulan paspor elektronik",): "keunggulan e-paspor",
    ("disnaker-kp2mi/Cara cek resmi",): "ID PMI",
    ("paspor-tarif/Tarif dan biaya paspor",): "48 halaman 5 tahun",
    # English of the trade.
    ("paspor-elektronik/Desain merah putih",): "red white cover launch",
    (
        "paspor-penggantian/Kapan paspor diganti",
        "paspor-penggantian/Ringkasan",
        "paspor-penggantian/Dokumen",
    ): "no blank page",
    (
        "paspor-baru-anak/Ringkasan",
        "paspor-baru-anak/Dokumen",
        "paspor-layanan-prioritas/Siapa yang boleh",
    ): "infant app",
    # Figures and units.
    ("overstay-deportasi/Biaya beban overstay",): """
        bule overstay 3 hari
        overstay 5 hari
        wna lewat 10 hari
    """,
    ("overstay-deportasi/Lewat enam puluh hari",): """
        overstay 70 hari
        overstay 3 bulan
    """,
    ("paspor-baru-dewasa/Masa berlaku", "paspor-tarif/Tarif dan biaya paspor"): "10 taun apa 5",
    ("paspor-baru-dewasa/Siapa yang termasuk dewasa", "paspor-baru-dewasa/Masa berlaku"): (
        "16 tapi udah nikah"
    ),
    (
        "paspor-layanan-prioritas/Batas usia lansia",
        "paspor-layanan-prioritas/Siapa yang boleh",
    ): "umur 70 thn",
    # Shorthand, slips, places.
    ("gereja-baptis/Ringkasan",): "surat babtis",
    ("koordinasi-ukk/UKK OKU di Baturaja", "koordinasi-ukk/Wilayah kerja"): "ukk okut",
    (
        "paspor-penyerahan/Diambil keluarga",
        "paspor-penyerahan/Keluarga beda KK",
        "paspor-penyerahan/Syarat mengambil",
    ): "paspor dijemput kakaknya",
}

# What chat and Palembang write, each in a question that only its meaning answers.
WORDS = {
    ("paspor-hilang/Dokumen",): """
        syarat paspor hilang
        kk hilang bisa buat paspor
    """,
    ("paspor-rusak/Dokumen",): "syarat paspor rusak",
    ("paspor-hilang/Biaya",): """
        paspor hilang berapa
        berapo denda paspor hilang
    """,
    ("paspor-rusak/Biaya",): """
        paspor rusak berapa
        paspor rusak berapa ya
    """,
    # "X berapa" asks for the fee of X, whatever samples say.
    ("splp/Biaya",): "splp brp",
    ("izin-tinggal-perpanjangan/Biaya ITAS dan ITAP",): "perpanjang kitas brp",
    ("paspor-pekerja-migran/Tarif nol rupiah",): "paspor tki brp",
    ("paspor-elektronik/Jenis paspor",): "jenis paspor ada brp",
    ("paspor-hilang/Ringkasan",): """
        pasporny ilang
        paspornyo ilang
        eh paspor ilang
    """,
    ("paspor-rusak/Ringkasan",): """
        eh paspornya rusak
        pasporny rusak
    """,
    ("paspor-rusak/Ringkasan", "paspor-rusak/Biaya", "paspor-rusak/Alur"): "paspor rusak diapoke",
    ("paspor-baru-dewasa/Waktu",): "berapo lamo paspor jadi",
    ("paspor-baru-anak/Ringkasan",): "paspor budak",
    ("biometrik-gagal/Jari luka atau tidak lengkap", "biometrik-gagal/Sidik jari tidak terbaca"): (
        "dak biso rekam jari"
    ),
    ("keamanan-akun/Lupa sandi atau akun terkunci",): "idak biso masuk simkim",
    ("paspor-tarif/Uang tidak kembali",): """
        duet paspor biso balik dak
        la bayar dak jadi
    """,
    ("paspor-tarif/Cara membayar", "paspor-tarif/Tarif dan biaya paspor"): "bayar paspor dimano",
    ("paspor-penyerahan/Diambil orang lain",): """
        biso dak paspor diambil wong lain
        paspor terambek wong lain
    """,
    ("paspor-penyerahan/Syarat mengambil",): "ambek paspor bawa apo",
    (
        "overstay-deportasi/Langkah di loket",
        "overstay-deportasi/Ringkasan",
    ): "wong asing overstay",
    ("overstay-deportasi/Biaya beban overstay",): "la tigo hari overstay",
    ("paspor-pembatalan-pencabutan/Dua paspor",): "punyo duo paspor",
    ("pelayanan-5s/Lansia dan penyandang disabilitas",): "pemohon tuli cak mano",
    ("wawancara-tujuan/Wisata",): "mau ke sg jalan jalan",
    ("dukcapil/Fotokopi KTP-el",): "ftcp ktp",
    ("verifikasi-dokumen/Data berbeda antardokumen",): "kk ny beda sama akta",
    ("gratifikasi-pungli/Calo dan titipan",): "dpn kantor ada calo",
    ("paspor-layanan-prioritas/Orang sakit atau rawat inap",): "rmh sakit minta foto paspor",
    ("paspor-penggantian/Ringkasan", "paspor-penggantian/Kapan paspor diganti"): "buku penuh",
    ("paspor-penggantian/Paspor lama dan visa di dalamnya",): "buku lama ditahan ga",
}

# Each as it is read: the word that it means, or itself.
READ_AS = """
    bsk = besok
    rmh = rumah
    mlm = malam
    dpn = depan
    sg = singapura
    ftcp = fotokopi
    ny = nya
    okut = oku timur
    dijemput = diambil
    eh = eh
    span = span
    dak = tidak
    idak = tidak
    cak mano = bagaimana
    berapo = berapa
    berapo lamo = berapa durasi
    katek = tidak ada
    biso = bisa
    pacak = bisa
    dimano = di mana
    duet = uang
    budak = anak
    ambek = ambil
    diapoke = diapakan
    wong = orang
    pasporny = paspornya
    paspornyo = paspornya
    terambek = ambil
    tanpo = tanpa
    ngebap = bap
    la = sudah
    tigo = tiga
    punyo = punya
    babtis = baptis
    pastor = pastor
"""

NOBODYS = """
    toilet rusak
    pinjam mobil dinas
    jadwal bola
    laper
    gaji
    gaji kapan masuk
    kipas angin rusak
    mesin laminating macet
    mesin laminatingnya rusak
    laminator macet
"""


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    shelf = shelf_of(CONTENT)
    return answerer_of(shelf.library, shelf.content.vocabulary)


def _asked(table: dict[tuple[str, ...], str]) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (line.strip(), places)
        for places, lines in table.items()
        for line in lines.strip().splitlines()
    ]


@pytest.mark.parametrize(
    ("question", "places"),
    [*_asked(TRAFFICKING), *_asked(OTHERS), *_asked(WORDS)],
    ids=str,
)
def test_a_short_question_is_answered(
    answerer: Answerer, question: str, places: tuple[str, ...]
) -> None:
    answer = answerer.answer(question)

    assert answer.shown is not None, answer.band
    assert "/".join(answer.shown.place) in places


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("listrik padam", ("simkim-gangguan", "Periksa sendiri dahulu")),
        ("paspor dinas warna apa", ("paspor-elektronik", "Jenis paspor")),
        ("bayar lewat atm", ("paspor-tarif", "Cara membayar")),
        ("pensiun", ("keamanan-akun", "Pindah, cuti, dan berhenti")),
        ("kk hilang", ("dukcapil", "Akta hilang, anak belum di KK")),
    ],
)
def test_what_is_asked_of_others_in_the_same_words_is_offered_first(
    answerer: Answerer, question: str, place: tuple[str, str]
) -> None:
    answer = answerer.answer(question)

    assert answer.band is not Band.NONE
    assert answer.hits[0].place == place


@pytest.mark.parametrize("question", [line.strip() for line in NOBODYS.strip().splitlines()])
def test_what_is_nobodys_task_is_not_answered(answerer: Answerer, question: str) -> None:
    assert answerer.answer(question).band in (Band.NONE, Band.CHOICE)


def test_chat_spelling_is_read(answerer: Answerer) -> None:
    meant = dict(line.strip().split(" = ") for line in READ_AS.strip().splitlines())

    assert {word: " ".join(answerer.index.words(word)) for word in meant} == meant


@pytest.mark.parametrize("question", ["kipas angin rusak", "pinjam mobil dinas"])
def test_what_no_section_speaks_of_has_nothing_near(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)

    assert answer.is_nobodys
    assert not answer.hits


def test_every_heading_of_the_vocabulary_is_on_the_shelf(answerer: Answerer) -> None:
    vocabulary = shelf_of(CONTENT).content.vocabulary
    headings = {heading for _, heading in answerer.index.places}

    assert headings >= vocabulary.asides | vocabulary.negating
