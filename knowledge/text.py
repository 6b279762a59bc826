"""Words of Indonesian as officers type it: cut, folded, stop words known, brought to their stem."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[a-z0-9]+")
_DOUBLED = re.compile(r"^([a-z]{3,})2([a-z]{0,4})$")


def listed(text: str) -> frozenset[str]:
    """Return the words of a list written with spaces between them."""
    return frozenset(text.split())


# Words that carry no subject, and the way they are typed in a chat.
STOP_WORDS = listed(
    """
    ada adalah agar akan aku anda antara apa apaan apakah apalagi apabila atau atas
    bagaimana bagaimanakah bagi bahwa baik banget belum berapa berapakah bila bisa bisakah
    boleh bolehkah bu bapak buat bukan bukankah cara caranya cuma dalam dan dapat dapatkah
    dari daripada deh demi dengan di dia dimana dimanakah dimn dong doang dulu gan gimana
    hal hanya harus haruskah hendak hingga ialah ibu ini itu iya jadi jadinya jangan jika
    jikalau juga kah kak kakak kalau kalian kami kamu kan kapan kapankah karena kata katanya
    ke kemudian kenapa kepada kita kok kpd lagi lah lalu lebih lho maka malah mas masih mau
    maupun mbak melainkan memang mengapa menjadi menurut mereka merupakan meski min misal
    misalnya mohon mungkin nah namun nan nanti ngapain nih nya oleh olh om orangnya pada
    padahal pak para per perlu perlukah pernah pula pun saat saja saling sama sambil sampai
    sangat saya sebab sebagai sebagaimana sebelum sebuah secara sedang sedangkan segala
    sehingga sejak selain selaku selama seluruh semua sementara semoga seorang seperti
    sering serta sesuai sesuatu setelah setiap si siapa siapakah sih soal suatu sudah
    sudahkah supaya tadi tanpa tapi telah tentang tentu terhadap terkait terlalu tersebut
    terus tetap tetapi tidak tidakkah toh tolong untuk wah wajib waktu walau yaitu yakni ya
    yah yang yuk aja ajah apasih bgm bgmn bgt bhw blm bs bsa bnr byk ckp cm cman dgn dg dl
    dlm dlu dmn dn dpt dr dri emang emg ente enggak ga gak gw gue gua gmn gmna gimn gt gtu
    gini gitu hrs hrsnya jd jdi jg jgn jk kagak kaga kalo karna klo kl kyk kayak kayaknya
    klu kmrn kmn kpn knp knapa krn krna lg lgi lu loe mah mn mna nggak ngga nggk nnti ntar
    og org pd pdhl pas pake sbg sblm sdg sdh sdr seblm skrg skr sm sma smp smpai sy syp sp
    spt spti stlh tak tdk tp tpi trs trus tsb ttg tuh tu udah udh uda utk untk wkt yg yng
    the a an of to for in on is are do does did what how when where who which i my me we you
    your can could may must should if or and with without it be have has had was were this
    that from at by as not
    """
)

_stemmer = snowballstemmer.stemmer("indonesian")


def words(text: str) -> list[str]:
    """Cut a text into lower-case words of letters and digits; "ciri2" reads "ciri ciri"."""
    return [part for word in _WORD.findall(_folded(text)) for part in _undoubled(word)]


def is_stop_word(word: str) -> bool:
    """Tell whether a word carries no subject."""
    return word in STOP_WORDS


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Bring a word to its Snowball stem; words of up to three letters and numbers stay."""
    if len(word) <= 3 or word.isdigit():
        return word
    return str(_stemmer.stemWord(word))


def _folded(text: str) -> str:
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _undoubled(word: str) -> tuple[str, ...]:
    doubled = _DOUBLED.match(word)
    return (doubled[1], doubled[1] + doubled[2]) if doubled else (word,)
