"""Small talk: words that ask for no SOP, friendly or not, and cries for help."""

import re
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
    CHAT = "chat"
    COMPLAINT = "complaint"
    CRY = "cry"


_WORDS = {
    SmallTalk.THANKS: """
        terima makasih terimakasih trims thanks thank thx tks mksh makasi suwun nuhun trimakasih
        tengkyu terimakasi tq terimo tarimo makaseh mokasih mokaseh mkasih tarimokasih terimokasih
    """,
    SmallTalk.GREETING: """
        halo hallo hai hi hello hei hey pagi siang sore malam assalamualaikum assalamu alaikum
        wr wb salam met permisi punten horas p oi oy hoi hy halloo
    """,
    SmallTalk.FAREWELL: "dadah dah bye jumpa pamit",
    SmallTalk.OK: """
        ok oke okay siap sip baik mantap noted gitu okeh paham ngerti mengerti jelas bagus keren top
        jos gpp iya y yo hm laksanakan dimengerti mantab 86
    """,
    SmallTalk.TEST: "tes test testing cek coba ping",
    SmallTalk.CHAT: """
        ngantuk ngantok mengantuk laper lapar capek cape capai lelah bosan bosen gabut galau pantun
        joke jokes lawakan gombal gombalan ngelawak melucu nyanyi dongeng curhat
    """,
    SmallTalk.COMPLAINT: """
        goblok bego bodoh tolol dungu anjing bangsat kampret brengsek buyan lolo pekak payah ngaco
        ngawur nyebelin
    """,
}
_FILLERS = listed(
    """
    ya yah kak kakak pak bapak bu ibu min admin bang mas mbak bot nya banyak sekali banget
    atas bantuannya bantuan infonya info informasi informasinya jawabannya semua semuanya
    dong deh sudah udah dan juga lagi kasih komandan ndan bos boss gan rekan teman very much
    so you for satu dua tiga hari selamat bekerja telah membantu dibantu sangat
    penjelasannya arahannya oh nih sampai besok nanti pandu nian kaseh galo dulur
    """
)
# What people write around a word of idle talk, or around an insult.
_IDLE = listed(
    """
    aku saya aq gue gw awak kami kita kau kamu lu lo ini itu dasar bot ya yo nih dong deh banget
    bgt nian sangat kak min pandu bang pak bu hari lagi lg udah sudah lah mau nak pengen pingin
    bikin bikinin buat buatin kasih cerita cerito ceritain lucu yang yg satu dikit sedikit bantu
    tell me a an sekali terus kok sih jadi me jawaban jawabannya jawabanmu memang emang sampai
    """
)
_TALKS = frozenset({"cerita lucu", "cerito lucu", "ceritain yang lucu", "yang lucu", "main tebak"})
_NOT_USEFUL = re.compile(
    r"\b(?:dak|dk|ga|gak|nggak|ngga|enggak|kagak|tak|tidak|tdk) "
    r"(?:guno|beguno|guna|berguna|becus|nyambung|mutu|bermutu|membantu|ngebantu)\b"
)
_INSULT = "bodoh"  # stands for a phrase of that kind
_LAUGH = re.compile(r"w?(?:(?:wk|kw)+|(?:ha)+h?|(?:he)+h?|(?:hi)+h?|(?:xi)+)[wk]?")
_DRAWN_OUT = re.compile(r"(.)\1+")
# Said before a question, which is still to come.
_ANNOUNCES = frozenset(
    {
        *("mau tanya", "mau nanya", "nanya", "tanya", "mau bertanya", "boleh tanya", "boleh nanya"),
        *("izin bertanya", "izin tanya", "numpang tanya", "nak tanyo", "nak betanyo", "tanyo"),
        *("minta tolong", "tolong bantu", "tolong bantu saya", "bantu saya", "bantuin"),
        *("ada pertanyaan", "aku mau tanya", "saya mau tanya", "saya mau bertanya"),
    }
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
    tolong help sos darurat gawat bahaya kebakaran ngamuk ngamok mengamuk amuk berkelahi berantem
    kelahi belago begoco gocoh digocoh pingsan kejang diserang dipukul mukul memukul diancam ditusuk
    ditujah ditodong disandera dikejar dirampok tawuran
    """
)
_AROUND = listed(
    """
    ada ado yang yg orang org wong uwong seorang pemohon bapak ibu mas mbak bule wna di dlm dalam
    loket ruang tunggu kantor kanim ukk parkiran halaman lobi toilet musala sini sano depan sekarang
    skrg lagi lg ini nih woi woy oi min cepat cepet cepatlah cepetan segera kami saya aku gue kita
    petugas satpam rekan teman kawan anak ke dong pak bu bang bawa bawak pisau parang golok senjata
    tajam pistol bom lading me us please now
    """
)
_BEGINS_CRY = listed(
    """
    tolong help sos darurat gawat bahaya kebakaran ada ado woi woy oi
    saya aku gue kami kita petugas diserang
    """
)
_POLITE = frozenset(
    {"sih", "ya", "dong", "kak", "min", "pak", "bu", "bang", "nih", "pandu", "dulu"}
)
_SETS = {kind: listed(text) for kind, text in _WORDS.items()}
_OF_IDLE = (SmallTalk.CHAT, SmallTalk.COMPLAINT)
_FRIENDLY = {kind: own for kind, own in _SETS.items() if kind not in _OF_IDLE}
_ALL = frozenset().union(*_FRIENDLY.values(), _FILLERS)
_KNOWN = frozenset().union(*_SETS.values(), _FILLERS, _IDLE, _CRIES, _AROUND, _POLITE)


def is_small_talk(text: str) -> SmallTalk | None:
    """Return the kind of small talk; None if the text may ask something."""
    typed = [_plain(word) for word in words(text)]
    if not typed:
        return None
    said = " ".join(word for word in typed if word not in _POLITE)
    if said in _WHO:
        return SmallTalk.WHO
    if _is_cry(typed, is_loud="!" in text):
        return SmallTalk.CRY
    if said in _ANNOUNCES:
        return SmallTalk.TEST
    if said in _TALKS:
        return SmallTalk.CHAT
    if all(word in _ALL for word in typed):
        return _first(typed, _FRIENDLY)
    return _idle(_NOT_USEFUL.sub(_INSULT, " ".join(typed)).split())


def _plain(word: str) -> str:
    """Return a word without its drawn-out letters, if that is a word of small talk."""
    if word in _KNOWN:
        return word
    if len(word) > 2 and _LAUGH.fullmatch(word):
        return "ok"
    short = _DRAWN_OUT.sub(r"\1", word)
    return short if short in _KNOWN else word


def _idle(typed: list[str]) -> SmallTalk | None:
    """Return which idle talk it is. A subject beside it makes it a question."""
    own = {kind: _SETS[kind] for kind in _OF_IDLE}
    is_all = all(word in _IDLE or any(word in held for held in own.values()) for word in typed)
    return _first(typed, own) if is_all else None


def _first(typed: list[str], sets: dict[SmallTalk, frozenset[str]]) -> SmallTalk | None:
    return next((kind for kind, own in sets.items() if own.intersection(typed)), None)


def _is_cry(typed: list[str], *, is_loud: bool) -> bool:
    """Whether somebody cries for help. "ngamuk di loket" looks up what to do then."""
    if _CRIES.isdisjoint(typed) or not (is_loud or typed[0] in _BEGINS_CRY):
        return False
    return all(word in _CRIES or word in _AROUND for word in typed)
