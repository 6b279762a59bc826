"""What a follow-up gets: what is typed counts, what it lacks is taken over from before."""

import pytest

from knowledge.search.answer import Answer, Answerer, Band
from knowledge.search.follow_up import Turn
from tests.places import CONTENT
from tests.shelves import answerer_of, shelf_of

# Each line: the first question, the follow-up, and the section that comes first; or any section of
# an SOP. "a | b": either.
# The follow-up names its own subject and says what it asks: what was before counts for nothing.
NAMED = [
    ("syarat paspor rusak", "biaya paspor hilang brp", "paspor-hilang / Biaya"),
    ("biaya paspor hilang", "syarat paspor rusak apa aja", "paspor-rusak / Dokumen"),
    ("syarat paspor anak", "syarat paspor haji", "paspor-haji-umrah / Dokumen"),
    ("denda overstay brp", "biaya splp", "splp / Biaya"),
    (
        "biaya percepatan paspor",
        "biaya perpanjang itas",
        "izin-tinggal-perpanjangan / Biaya ITAS dan ITAP",
    ),
    ("paspor rusak brp lama jadinya", "alur paspor hilang gmn", "paspor-hilang / Alur"),
    ("syarat paspor umroh", "syarat paspor tki", "paspor-pekerja-migran / Dokumen"),
    ("masa berlaku paspor anak", "masa berlaku splp", "splp / Masa berlaku"),
    (
        "siapa yg mutusin paspor hilang",
        "paspor rusak siapa yg mutusin",
        "paspor-rusak / Siapa yang memutuskan",
    ),
    ("alur paspor rusak", "ubah data paspor alurnya?", "paspor-perubahan-data / Alur"),
    (
        "kuota percepatan",
        "kuota layanan prioritas brp",
        "paspor-layanan-prioritas / Kuota dan waktu",
    ),
    ("paspor hilang di luar negri", "biaya paspor rusak", "paspor-rusak / Biaya"),
    ("sidik jari ga kebaca", "lupa pasword simkim", "keamanan-akun"),
    ("apa itu eazy pasport", "biaya percepatan?", "paspor-percepatan / Biaya"),
    ("apa itu cekal", "apa itu afidavit", "abg-afidavit"),
    ("syarat paspor rusak", "byaya paspor hilng brp ya", "paspor-hilang / Biaya"),
    (
        "biaya paspor rusak",
        "paspor hilang bayarnya brapa",
        "paspor-hilang / Biaya | paspor-tarif / Biaya tambahan",
    ),
    ("syarat paspor anak", "syarat paspor dewasa", "paspor-baru-dewasa / Dokumen"),
    ("syarat paspor hilang", "klo perpanjang paspor syaratnya apa", "paspor-penggantian / Dokumen"),
    ("alur paspor anak", "alur percepatan gmn ya", "paspor-percepatan / Alur"),
    ("syarat paspor haji", "dokumen paspor rusak", "paspor-rusak / Dokumen"),
    ("biaya eazy paspor", "denda overstay prhari brp", "overstay-deportasi / Biaya beban overstay"),
]
# It names only another subject: what is asked stays.
BARE = [
    ("biaya paspor hilang", "klo rusak?", "paspor-rusak / Biaya"),
    ("syarat paspor dewasa", "kalo anak", "paspor-baru-anak / Dokumen"),
    ("biaya ganti paspor hilang brp", "klo percepatan?", "paspor-percepatan / Biaya"),
    ("alur paspor hilang", "yg rusak gmn", "paspor-rusak / Alur"),
    ("masa berlaku paspor dewasa", "klo splp?", "splp / Masa berlaku"),
    ("syarat paspor umroh", "klo tki", "paspor-pekerja-migran / Dokumen"),
    ("berapa lama dicegah", "klo ditangkal brp lama", "cekal / Berapa lama ditangkal"),
    ("dokumen paspor hilang", "klo dicuri?", "paspor-hilang"),
    ("biaya paspor rusak", "kalo percepatan", "paspor-percepatan / Biaya"),
    ("syarat paspor anak", "klo abg?", "paspor-kewarganegaraan-ganda / Dokumen"),
    ("syarat paspor dewasa", "yg haji?", "paspor-haji-umrah / Dokumen"),
    ("alur paspor rusak", "klo ubah data", "paspor-perubahan-data / Alur"),
    ("waktu paspor hilang brp lama", "kalo rusak brp lama", "paspor-rusak / Waktu"),
]
# It says what it asks, and not of what: the subject stays.
OMITTED = [
    ("paspor pemohon rusak kena air", "dendanya?", "paspor-rusak / Biaya"),
    ("paspor pemohon rusak kena air", "brp lama jadinya", "paspor-rusak / Waktu"),
    ("syarat paspor hilang apa aja", "biayanya brp", "paspor-hilang / Biaya"),
    ("syarat paspor hilang", "alurnya?", "paspor-hilang / Alur"),
    ("apa itu percepatan paspor", "kuotanya brp", "paspor-percepatan / Kuota"),
    ("apa itu eazy pasport", "minimal brp org", "eazy-passport / Jumlah pemohon"),
    ("splp itu apa", "masa berlakunya?", "splp / Masa berlaku"),
    ("syarat paspor umroh", "biayanya?", "paspor-haji-umrah / Masa berlaku dan biaya"),
    ("kapan pemohon di bap", "yg meriksa siapa", "bap / Siapa memeriksa"),
    ("paspor hilang dicopet", "yg mutusin siapa", "paspor-hilang / Siapa yang memutuskan"),
    ("syarat paspor rusak", "trus bayarnya brp", "paspor-rusak / Biaya"),
    ("apa itu gratifikasi", "batas lapornya?", "gratifikasi-pungli / Batas waktu lapor"),
    ("denda overstay", "klo ga sanggup bayar", "overstay-deportasi / Tidak sanggup membayar"),
    ("ganti nama di paspor", "biayanya brp ya", "paspor-perubahan-data / Biaya"),
    ("paspor kecuci di mesin cuci", "alurnya gmn", "paspor-rusak / Alur"),
    ("paspor pemohon dicopet di pasar", "dendanya brp", "paspor-hilang"),
    ("syarat splp", "biayanya?", "splp / Biaya"),
    (
        "layanan prioritas itu apa",
        "siapa aja yg boleh",
        "paspor-layanan-prioritas / Siapa yang boleh",
    ),
    ("apa itu bap", "siapa yg meriksa", "bap / Siapa memeriksa"),
    ("paspor hilang biayanya", "syaratnya apa aj", "paspor-hilang / Dokumen"),
    ("eazy paspor syarat pesertanya", "cara ngajuinnya gmn", "eazy-passport / Cara mengajukan"),
]
# It adds a detail to the subject that stands.
DETAILS = [
    (
        "syarat paspor hilang apa aja",
        "klo ilangnya di luar negeri?",
        "splp / Paspor hilang di luar negeri",
    ),
    ("paspor hilang didenda brp", "klo gara2 banjir", "paspor-hilang / Hilang karena bencana"),
    ("paspor rusak kena air", "klo karna banjir?", "paspor-rusak / Rusak karena bencana"),
    ("paspor anak syaratnya apa", "ortunya cerai", "paspor-baru-anak / Orang tua bercerai"),
    ("paspor hilang alurnya", "klo ketemu lagi?", "paspor-hilang / Paspor ditemukan lagi"),
    ("ganti jadwal mpaspor", "klo ga dateng?", "m-paspor / Tidak datang pada jadwal"),
    (
        "syarat paspor anak",
        "bapaknya meninggal",
        "paspor-baru-anak / Orang tua meninggal, wali, panti, adopsi",
    ),
    ("dokumen paspor anak", "klo ortunya udh cerai", "paspor-baru-anak / Orang tua bercerai"),
    ("syarat ambil paspor", "klo temennya yg ambil", "paspor-penyerahan / Diambil orang lain"),
    ("sidik jari ga kebaca", "klo jarinya luka", "biometrik-gagal / Jari luka atau tidak lengkap"),
    ("overstay 10 hari", "klo lewat 60 hari", "overstay-deportasi / Lewat enam puluh hari"),
    ("syarat paspor rusak", "klo kena banjir", "paspor-rusak / Rusak karena bencana"),
]
# It adds what only the heading of another SOP names: a place, a person, a case.
ADDED = [
    (
        "biaya paspor hilang brp",
        "klo ilangnya di luar negeri?",
        "splp / Paspor hilang di luar negeri",
    ),
    ("alur paspor hilang", "kalo di luar negri gmn", "splp / Paspor hilang di luar negeri"),
    (
        "syarat paspor dewasa",
        "klo lagi dirawat inap?",
        "paspor-layanan-prioritas / Orang sakit atau rawat inap",
    ),
    ("berkas perpanjangan itas", "klo bayi org asing?", "izin-tinggal / Bayi orang asing"),
    ("ciri2 korban tppo", "klo korbannya anak?", "tppo-penanganan-korban / Bila korbannya anak"),
    (
        "tanda korban tppo waktu wawancara",
        "klo korbannya org asing",
        "tppo-penanganan-korban / Korban orang asing",
    ),
    (
        "syarat paspor hilang",
        "klo ditahan orang lain?",
        "tppo-penanganan-korban / Paspor ditahan orang lain",
    ),
    ("alur paspor rusak", "klo salah cetak gmn", "paspor-penyerahan / Cacat atau salah cetak"),
    (
        "biaya paspor hilang",
        "klo udh telanjur bayar dua kali?",
        "paspor-tarif / Bayar dua kali atau salah setor",
    ),
    ("syarat paspor umroh", "klo salah pilih kantor?", "m-paspor / Salah pilih kantor"),
    (
        "syarat paspor dewasa",
        "klo namanya cuma satu kata?",
        "paspor-haji-umrah / Nama satu kata | paspor-perubahan-data / Penulisan nama",
    ),
    (
        "jam layanan kantor",
        "klo pas akhir pekan?",
        "standar-pelayanan / Layanan akhir pekan dan jam istirahat"
        " | eazy-passport / Paspor Simpatik (akhir pekan)",
    ),
    (
        "apa itu splp",
        "klo bekas korban tppo?",
        "pernah-ditolak-dideportasi / Bekas korban"
        " | tppo-penanganan-korban / Korban yang baru pulang",
    ),
]
# The same, where the subject that stands may be meant as well: it is one of the choices.
OFFERED = [
    (
        "syarat ambil paspor",
        "klo orangnya udh meninggal?",
        "paspor-pembatalan-pencabutan / Paspor orang meninggal",
    ),
    (
        "alur paspor anak",
        "klo anak kecil ga bisa difoto",
        "biometrik-gagal / Lansia dan anak kecil",
    ),
    (
        "alur paspor anak",
        "klo berkasnya belum lengkap?",
        "paspor-penundaan-penolakan / Berkas belum lengkap",
    ),
    ("syarat paspor tki", "klo tujuannya magang?", "wawancara-tujuan / Magang"),
]
# It is about something else without a name of the shelf.
OTHER = [
    ("syarat paspor anak", "pemohon kasih amplop", "gratifikasi-pungli"),
    ("biaya paspor hilang", "pemohon marah2 di loket", "pelayanan-5s / Pemohon marah"),
    ("biaya paspor anak", "jam layanan kantor", "standar-pelayanan / Jam layanan dan kuota"),
    ("splp itu apa", "simkim lemot", "simkim-gangguan"),
]
# It takes back what was asked or shown.
CORRECTIONS = [
    ("biaya paspor hilang", "bukan, yg rusak", "paspor-rusak / Biaya"),
    ("syarat paspor hilang", "eh salah, paspor rusak", "paspor-rusak / Dokumen"),
    ("biaya paspor rusak", "sori bukan rusak tp hilang", "paspor-hilang / Biaya"),
    ("biaya paspor hilang", "mksdku bukan hilang, rusak", "paspor-rusak / Biaya"),
    ("syarat paspor dewasa", "maksud saya yg anak", "paspor-baru-anak / Dokumen"),
    ("biaya paspor hilang", "eh sori maksudnya syaratnya", "paspor-hilang / Dokumen"),
    ("alur paspor hilang", "salah, yg rusak", "paspor-rusak / Alur"),
    ("syarat paspor umroh", "bkn umroh, tki", "paspor-pekerja-migran / Dokumen"),
    ("biaya percepatan", "eh bukan, alurnya", "paspor-percepatan / Alur"),
    ("masa berlaku splp", "bukan masa berlaku, biayanya", "splp / Biaya"),
    ("syarat paspor anak", "eh bukan, syarat paspor haji", "paspor-haji-umrah / Dokumen"),
    ("biaya paspor hilang", "sorry salah ketik, biaya paspor rusak", "paspor-rusak / Biaya"),
    ("syarat paspor rusak", "maaf salah, paspor hilang", "paspor-hilang / Dokumen"),
    ("biaya splp", "bukan splp tapi percepatan", "paspor-percepatan / Biaya"),
    ("alur paspor anak", "eh bukan anak, dewasa", "paspor-baru-dewasa / Alur"),
    ("syarat paspor hilang", "gak, yg rusak", "paspor-rusak / Dokumen"),
    (
        "denda overstay",
        "bukan, denda paspor hilang",
        "paspor-hilang / Biaya | paspor-tarif / Biaya tambahan",
    ),
    ("alur paspor rusak", "bukan alurnya, biayanya", "paspor-rusak / Biaya"),
    ("syarat paspor haji", "keliru, maksud sy tki", "paspor-pekerja-migran / Dokumen"),
    ("masa berlaku splp", "mksdnya biayanya", "splp / Biaya"),
    ("syarat paspor anak", "bkn yg anak yg dewasa", "paspor-baru-dewasa / Dokumen"),
]
# It begins like a correction and is none.
NO_CORRECTIONS = [
    ("syarat paspor anak", "salah pilih kantor di mpaspor", "m-paspor"),
    ("paspor hilang", "salah nama di paspor", "paspor-perubahan-data"),
    (
        "syarat paspor dewasa",
        "ga punya ktp",
        "paspor-baru-dewasa / KTP belum ada atau sedang diurus",
    ),
]
# Nothing on the shelf answers it.
UNANSWERED = [
    ("syarat paspor anak", "klo bayarnya pake kripto?"),
    ("biaya percepatan", "bisa dicicil ga"),
    ("alur paspor hilang", "hotel deket situ ada?"),
    ("apa itu eazy passport", "presidennya siapa"),
    ("syarat paspor umroh", "klo naik kapal pesiar gmn"),
    ("masa berlaku splp", "warnanya apa"),
    ("sidik jari ga kebaca", "merk alatnya apa"),
    ("syarat paspor anak", "anaknya alergi kacang"),
    ("biaya paspor rusak", "bisa nego ga"),
    ("paspor hilang dokumennya apa", "asuransinya nanggung ga"),
    ("syarat paspor dewasa", "klo pemohonnya vegetarian?"),
    ("kuota percepatan", "trus cuaca besok gmn"),
    ("denda overstay", "klo dia punya mobil?"),
    ("syarat paspor anak", "klo anaknya pake kacamata minus"),
    ("biaya paspor hilang", "ada diskon ga"),
    ("biaya percepatan", "bisa pake paylater?"),
    ("apa itu eazy passport", "driver nya siapa"),
    ("alur paspor rusak", "klo dia zodiaknya leo"),
    ("masa berlaku splp", "kertasnya merk apa"),
    ("kuota percepatan", "trus parkir mobilnya dimana"),
    ("paspor hilang", "klo ketemu hantu?"),
    ("syarat paspor umroh", "seragamnya warna apa"),
]
# The SOP that must not be shown: it was left, or never typed.
NOT_SHOWN = [
    ("denda paspor rusak brp", "itas telat perpanjang kena denda brp", "paspor-rusak"),
    ("splp masa berlakunya", "e-paspor masa berlakunya brp thn", "splp"),
    ("syarat paspor tki", "klo umurnya baru 17?", "paspor-baru-dewasa"),
    ("syarat cpmi apa aja", "klo umurnya baru 17?", "paspor-baru-dewasa"),
    ("tki", "klo umurnya baru 17?", "paspor-baru-dewasa"),
    ("denda overstay", "simkim mati total", "overstay-deportasi"),
    ("syarat paspor rusak", "ac ruang tunggu mati", "paspor-rusak"),
]
# Only denied: nothing is shown, and what was shown before is not even offered.
DENIED = [
    ("biaya paspor hilang", "bukan itu"),
    ("biaya paspor hilang", "eh bukan yg itu"),
    ("biaya paspor hilang", "mksd sy bukan biaya"),
    ("syarat paspor rusak", "mksdku bukan rusak"),
    ("syarat paspor rusak", "eh salah"),
    ("syarat paspor hilang", "sori bukan"),
    ("syarat paspor hilang", "bukan"),
]


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    content = shelf_of(CONTENT).content
    return answerer_of(content.library, content.vocabulary)


def both(answerer: Answerer, first: str, follow_up: str) -> tuple[Answer, Answer]:
    before = answerer.answer(first)
    shown = before.shown
    place = (shown.sop.id, shown.section.slug) if shown is not None else ()
    return before, answerer.answer(follow_up, Turn(before.question, *place))


@pytest.mark.parametrize(
    ("first", "follow_up", "places"),
    [*NAMED, *BARE, *OMITTED, *DETAILS, *ADDED, *OTHER, *CORRECTIONS, *NO_CORRECTIONS],
)
def test_what_is_typed_counts_and_what_lacks_is_taken_over(
    answerer: Answerer, first: str, follow_up: str, places: str
) -> None:
    _, answer = both(answerer, first, follow_up)

    sop, heading = answer.hits[0].place
    assert answer.band is not Band.NONE
    assert {sop, f"{sop} / {heading}"} & set(places.split(" | "))


@pytest.mark.parametrize(("first", "follow_up", "place"), OFFERED)
def test_what_another_sop_has_a_heading_for_is_offered(
    answerer: Answerer, first: str, follow_up: str, place: str
) -> None:
    _, answer = both(answerer, first, follow_up)

    assert place in {" / ".join(hit.place) for hit in answer.hits}


@pytest.mark.parametrize(("first", "follow_up", "sop"), NOT_SHOWN)
def test_a_subject_that_was_not_typed_is_not_shown(
    answerer: Answerer, first: str, follow_up: str, sop: str
) -> None:
    _, answer = both(answerer, first, follow_up)

    assert answer.shown is None or answer.shown.sop.id != sop


@pytest.mark.parametrize(("first", "follow_up"), DENIED)
def test_what_is_denied_is_not_offered_again(
    answerer: Answerer, first: str, follow_up: str
) -> None:
    before, answer = both(answerer, first, follow_up)

    assert before.shown is not None
    assert answer.band is Band.CHOICE
    assert before.shown.place not in {hit.place for hit in answer.hits}


@pytest.mark.parametrize(("first", "follow_up"), UNANSWERED)
def test_a_follow_up_that_nothing_answers_is_not_shown_as_likely(
    answerer: Answerer, first: str, follow_up: str
) -> None:
    _, answer = both(answerer, first, follow_up)

    assert answer.shown is None


def test_what_the_context_does_not_know_is_for_its_own_head(answerer: Answerer) -> None:
    _, answer = both(answerer, "apa itu percepatan", "printer foto mati")

    assert not answer.band.is_shown
    assert answer.hits[0].sop.section == "tikim"


def test_the_next_question_builds_on_what_stands_now(answerer: Answerer) -> None:
    turn: Turn | None = None
    for question, place in [
        ("syarat paspor rusak", ("paspor-rusak", "Dokumen")),
        ("biaya paspor hilang brp", ("paspor-hilang", "Biaya")),
        ("alurnya?", ("paspor-hilang", "Alur")),
        ("yg rusak", ("paspor-rusak", "Alur")),
        ("siapa yg mutusin", ("paspor-rusak", "Siapa yang memutuskan")),
    ]:
        answer = answerer.answer(question, turn)
        assert answer.shown is not None
        assert answer.shown.place == place
        turn = Turn(answer.question, answer.shown.sop.id, answer.shown.section.slug)
