"""Small talk: friendly words that ask for no SOP, and cries for help."""

from enum import StrEnum

from knowledge.reading.words import listed, words


class SmallTalk(StrEnum):
    """The kinds of small talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    OK = "ok"
    WHO = "who"
    TEST = "test"
    CRY = "cry"


_WORDS = {
    SmallTalk.THANKS: """
        terima makasih terimakasih trims thanks thank thx tks mksh makasi suwun nuhun trimakasih
        tengkyu terimakasi makasihh tq
    """,
    SmallTalk.GREETING: """
        halo hallo hai hi hello hei hey pagi siang sore malam assalamualaikum assalamu alaikum
        wr wb salam met permisi punten horas
    """,
    SmallTalk.FAREWELL: "dadah dah bye jumpa pamit",
    SmallTalk.OK: """
        ok oke okay siap sip baik mantap noted gitu okee sipp okeh paham ngerti mengerti jelas bagus
        keren top joss gpp iya y hehe haha wkwk wkwkwk hmm laksanakan dimengerti 86
    """,
    SmallTalk.TEST: "tes test testing cek coba ping",
}
_FILLERS = listed(
    """
    ya yah kak kakak pak bapak bu ibu min admin bang mas mbak bot nya banyak sekali banget
    atas bantuannya bantuan infonya info informasi informasinya jawabannya semua semuanya
    dong deh sudah udah dan juga lagi kasih komandan ndan bos boss gan rekan teman very much
    so you for satu dua tiga hari selamat bekerja telah membantu dibantu sangat
    penjelasannya arahannya oh nih sampai besok nanti pandu
    """
)
_WHO = frozenset(
    {
        "siapa kamu",
        "kamu siapa",
        "siapa ini",
        "ini siapa",
        "anda siapa",
        "siapa anda",
        "kamu bot",
        "ini bot",
        "ini bot apa",
        "bot apa ini",
        "kamu robot",
        "siapa namamu",
        "nama kamu siapa",
        "siapa nama kamu",
        "who are you",
    }
)
# Words that are a cry for help by themselves, and what people write around them.
_CRIES = listed(
    """
    tolong tolonggg tolongg toloong tolooong help sos darurat gawat bahaya kebakaran ngamuk mengamuk
    amuk berkelahi berantem kelahi pingsan kejang diserang dipukul diancam ditusuk ditodong
    """
)
_AROUND = listed(
    """
    ada ado yang yg orang org wong seorang pemohon bapak ibu mas mbak bule wna di dlm dalam
    loket ruang tunggu kantor kanim sini depan sekarang skrg lagi lg ini nih woi woy min cepat cepet
    cepetan segera kami saya aku gue kita petugas dong pak bu bang bawa pisau parang golok senjata
    tajam pistol bom lading
    """
)
_BEGINS_CRY = listed(
    """
    tolong tolonggg tolongg toloong tolooong help sos darurat gawat bahaya kebakaran ada ado woi woy
    saya aku gue kami kita petugas diserang
    """
)
_POLITE = frozenset({"sih", "ya", "dong", "kak", "min", "pak", "bu"})
_SETS = {kind: listed(text) for kind, text in _WORDS.items()}
_ALL = frozenset().union(*_SETS.values(), _FILLERS)


def is_small_talk(text: str) -> SmallTalk | None:
    """Return the kind of small talk; None if the text may ask something."""
    typed = words(text)
    if " ".join(word for word in typed if word not in _POLITE) in _WHO:
        return SmallTalk.WHO
    if _is_cry(typed, is_loud="!" in text):
        return SmallTalk.CRY
    if not typed or not all(word in _ALL for word in typed):
        return None
    return next((kind for kind, own in _SETS.items() if own.intersection(typed)), None)


def _is_cry(typed: list[str], *, is_loud: bool) -> bool:
    """Whether somebody cries for help. "ngamuk di loket" looks up what to do then."""
    if not typed or _CRIES.isdisjoint(typed) or not (is_loud or typed[0] in _BEGINS_CRY):
        return False
    return all(word in _CRIES or word in _AROUND for word in typed)
