"""Kind words are told from questions."""

import pytest

from knowledge.search.words.smalltalk import SmallTalk, is_small_talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("terima kasih", SmallTalk.THANKS),
        ("makasih ya min 🙏", SmallTalk.THANKS),
        ("Terima kasih banyak atas bantuannya, Pak", SmallTalk.THANKS),
        ("thank you", SmallTalk.THANKS),
        ("selamat pagi", SmallTalk.GREETING),
        ("Assalamu'alaikum", SmallTalk.GREETING),
        ("halo bot", SmallTalk.GREETING),
        ("ok siap", SmallTalk.OK),
        ("siap ndan", SmallTalk.OK),
        ("sampai jumpa", SmallTalk.FAREWELL),
        ("kamu siapa sih", SmallTalk.WHO),
        ("test", SmallTalk.TEST),
    ],
)
def test_small_talk_is_recognised(text: str, kind: SmallTalk) -> None:
    assert is_small_talk(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "pagi, paspor hilang gimana",
        "terima kasih uang dari pemohon boleh?",
        "ok, syarat paspor anak",
        "tes wawancara paspor",
        "pak",
        "",
        "🙏",
    ],
)
def test_a_question_is_not_small_talk(text: str) -> None:
    assert is_small_talk(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "tolong!!",
        "tolong",
        "TOLONG ADA YG NGAMUK",
        "ada yg ngamuk di loket",
        "help!",
        "ada kebakaran",
        "kebakaran!!!",
        "ada orang bawa pisau, tolong",
        "pemohon ngamuk!!",
        "saya diancam",
    ],
)
def test_a_cry_for_help_is_heard(text: str) -> None:
    assert is_small_talk(text) is SmallTalk.CRY


@pytest.mark.parametrize(
    "text",
    [
        "tolong hitungkan biaya paspor hilang",
        "ngamuk di loket",
        "pemohon ngamuk, tenangin gimana",
        "korban pingsan",
        "minta tolong ke siapa",
        "paspor hilang karena kebakaran!",
        "ada yang kurang",
    ],
)
def test_who_asks_what_to_do_cries_not_for_help(text: str) -> None:
    assert is_small_talk(text) is not SmallTalk.CRY


@pytest.mark.parametrize("text", ["makasih ya pandu", "halo pandu"])
def test_the_bot_may_be_called_by_its_name(text: str) -> None:
    assert is_small_talk(text) in (SmallTalk.THANKS, SmallTalk.GREETING)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tolongggg", SmallTalk.CRY),
        ("TOLOOONGGG woiii", SmallTalk.CRY),
        ("tolong cepat ke sini min", SmallTalk.CRY),
        ("tolong ado wong belago di parkiran", SmallTalk.CRY),
        ("ada yg gocoh satpam", SmallTalk.CRY),
        ("toloong rekan saya pingsan", SmallTalk.CRY),
        ("help me please", SmallTalk.CRY),
        ("halooo", SmallTalk.GREETING),
        ("haiiii minn", SmallTalk.GREETING),
        ("pagiii pandu", SmallTalk.GREETING),
        ("p", SmallTalk.GREETING),
        ("P", SmallTalk.GREETING),
        ("oi min", SmallTalk.GREETING),
        ("makasihhh", SmallTalk.THANKS),
        ("makasiiih yaaa", SmallTalk.THANKS),
        ("terimo kasih", SmallTalk.THANKS),
        ("terimo kaseh nian", SmallTalk.THANKS),
        ("mokasih yo", SmallTalk.THANKS),
        ("okeee siaap", SmallTalk.OK),
        ("yo sudah", SmallTalk.OK),
        ("wkwkwkwk", SmallTalk.OK),
        ("hahahaha", SmallTalk.OK),
        ("mau nanya dong", SmallTalk.TEST),
        ("nak betanyo", SmallTalk.TEST),
        ("minta tolong min", SmallTalk.TEST),
        ("dak guno", SmallTalk.COMPLAINT),
        ("dak guno nian bot ini", SmallTalk.COMPLAINT),
        ("gak berguna", SmallTalk.COMPLAINT),
        ("buyan nian kau", SmallTalk.COMPLAINT),
        ("gobloook", SmallTalk.COMPLAINT),
        ("dasar bot tolol", SmallTalk.COMPLAINT),
        ("ngantuk", SmallTalk.CHAT),
        ("ngantukkk banget nih", SmallTalk.CHAT),
        ("aku capek nian", SmallTalk.CHAT),
        ("cerito lucu dong", SmallTalk.CHAT),
        ("bikin pantun dong", SmallTalk.CHAT),
        ("tell me a joke", SmallTalk.CHAT),
    ],
)
def test_it_is_recognised_as_people_type_it(text: str, kind: SmallTalk) -> None:
    assert is_small_talk(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "paspor hilang",
        "biaya paspor",
        "syarat paspor anak",
        "paspor rusak gmn",
        "overstay",
        "overstay 3 hari",
        "denda overstay",
        "tppo",
        "ciri tppo",
        "splp",
        "itas",
        "itap",
        "itk",
        "voa",
        "epo",
        "cekal",
        "bap",
        "5s",
        "sop",
        "bantuan",
        "tugas",
        "rekap",
        "batal",
        "alamat ukk",
        "besok libur ga",
        "siapa kakanim",
        "jam buka",
        "buka jam berapa",
        "pagi buka jam berapa",
        "cek akta lahir",
        "cek paspor",
        "coba wawancara",
        "tes urine",
        "tolong contoh surat",
        "tolong bikin rekap",
        "tolong cek laporan saya",
        "bantu wawancara",
        "minta contoh bap",
        "mau tanya biaya paspor",
        "pemohon bodoh huruf",
        "pemohon lansia capek",
        "pemohon pingsan",
        "pemohon marah",
        "pemohon ngamuk gimana",
        "pemohon mukul petugas gimana",
        "kantor kebakaran berkasnya gimana",
        "terimo uang pemohon boleh dak",
        "terima gratifikasi",
        "dak biso foto",
        "paspor tidak jelas",
        "foto kk tidak jelas",
        "paspor p",
        "sidik jari dak kebaco",
        "bagus mana biasa apa elektronik",
        "nama satu kata",
    ],
)
def test_real_short_questions_stay_questions(text: str) -> None:
    assert is_small_talk(text) is None
