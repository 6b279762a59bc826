"""Indonesian words as officers type them: cut, folded, reduced to stems; which are stop words."""

import re
import unicodedata
from functools import lru_cache
from threading import local

import snowballstemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[a-z0-9]+")
_DOUBLED = re.compile(r"^([a-z]{3,})2([a-z]{0,4})$")


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces between them."""
    return frozenset(text.split())


# Words that carry no subject, also as they are typed in a chat.
STOP_WORDS = listed(
    """
    a ada adalah agar aja ajah akan aku an and anda antara apa apaan apabila apakah apalagi
    apasih are as at atas atau bagaimana bagaimanakah bagi bahwa baik banget bapak be belum
    berapa berapakah bgm bgmn bgt bhw bila bisa bisakah blm bnr boleh bolehkah bs bsa bu
    buat bukan bukankah by byk can cara caranya ckp cm cman could cuma dalam dan dapat
    dapatkah dari daripada deh demi dengan dg dgn di dia dibuat dibuatkan did dimana
    dimanakah dimn dl dlm dlu dmn dn do doang does dong dpt dr dri dulu eh emang emg enggak
    ente for from ga gak gan gimana gimn gini gitu gmn gmna gt gtu gua gue gw had hal hanya
    harus haruskah has have hendak hingga how hrs hrsnya i ialah ibu if in ini is it itu iya
    jadi jadinya jangan jd jdi jg jgn jika jikalau jk juga kaga kagak kah kak kakak kalau
    kalian kalo kami kamu kan kapan kapankah karena karna kata katanya kayak kayaknya ke
    kemudian kenapa kepada kita kl klo klu kmn kmrn knapa knp kok kpd kpn krn krna kyk lagi
    lah lalu lebih lg lgi lho loe lu mah maka malah mas masih mau maupun may mbak me
    melainkan memang membuat mengapa menjadi menurut mereka merupakan meski min misal
    misalnya mana manakah mn mna mohon mungkin must my nah namun nan nanti ngapain ngga nggak nggk
    nih nnti not ntar nya of og oleh olh om on or orangnya org pada padahal pak pake para pas pd
    pdhl pembuatan per perlu perlukah pernah pula pun saat saja saling sama sambil sampai
    sangat saya sbg sblm sdg sdh sdr sebab sebagai sebagaimana sebelum seblm sebuah secara
    sedang sedangkan segala sehingga sejak selain selaku selama seluruh sementara semoga
    semua seorang seperti sering serta sesuai sesuatu setelah setiap should si siapa
    siapakah sih skr skrg sm sma smp smpai soal sp spt spti stlh suatu sudah sudahkah supaya
    sy syp tadi tak tanpa tapi tdk telah tentang tentu terhadap terkait terlalu tersebut
    terus tetap tetapi that the this tidak tidakkah to toh tolong tp tpi trs trus tsb ttg tu
    tuh uda udah udh untk untuk utk wah wajib waktu walau was we were what when where which
    who with without wkt ya yah yaitu yakni yang yg yng you your yuk
    """
)


class _OfThread(local):
    """A stemmer for each thread: it works in its own fields, and a shelf is read in a thread."""

    def __init__(self) -> None:
        self.stemmer = snowballstemmer.stemmer("indonesian")


_own = _OfThread()


def words(text: str) -> list[str]:
    """Cut a text into lower-case words of letters and digits. "ciri2" becomes "ciri ciri"."""
    folded = _folded(text)
    found: list[str] = _WORD.findall(folded)
    if "2" not in folded:
        return found
    return [part for word in found for part in _undoubled(word)]


def is_stop_word(word: str) -> bool:
    """Whether a word carries no subject."""
    return word in STOP_WORDS


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a word's Snowball stem. Numbers and words of up to three letters stay as they are."""
    if len(word) <= 3 or word.isdigit():
        return word
    return str(_own.stemmer.stemWord(word))


def _folded(text: str) -> str:
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _undoubled(word: str) -> tuple[str, ...]:
    doubled = _DOUBLED.match(word)
    return (doubled[1], doubled[1] + doubled[2]) if doubled else (word,)
