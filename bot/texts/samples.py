"""The words in which colleagues are asked how they would ask about a new SOP."""

from collections.abc import Callable, Sequence
from html import escape

from bot.texts.forms import FormWords
from bot.texts.posts import listed
from office.errors import Refusal
from office.samples import (
    MOST_LINES,
    NoSampleFits,
    SampleRequestOver,
    SampleRequestUnknown,
)
from office.suggestions import LONGEST, NoSample, Proposed

WRITE = "Tulis"
SKIP = "Lewati"

HOW = (
    f"Tulis satu sampai {MOST_LINES} pertanyaan, satu per baris, seperti Anda mengetiknya di chat. "
    "Tanpa nama dan nomor orang."
)
SKIPPED = "Baik, dilewati. Terima kasih."

WORDS = FormWords(
    cancelled="Baik, tidak ada yang dikirim.",
    no_form="Tidak ada contoh pertanyaan yang sedang ditulis.",
)

WHY = {
    NoSample.LENGTH: f"pertanyaan perlu kata-kata, paling banyak {LONGEST} huruf sebaris",
    NoSample.PERSONAL: "di dalamnya ada nomor atau alamat orang",
    NoSample.KNOWN: "pertanyaan itu sudah dikenali",
    NoSample.ELSEWHERE: "yang ditanyakan ada di SOP lain",
}


def none_fits(refusal: NoSampleFits) -> str:
    """Say why nothing of what they wrote can be used, and that they may write again."""
    why = "; ".join(WHY[NoSample(reason)] for reason in refusal.why) or WHY[NoSample.LENGTH]
    return f"Belum dapat dipakai: {why}. Silakan tulis sekali lagi, atau tekan <b>Lewati</b>."


REFUSALS: dict[type[Refusal], str | Callable[[NoSampleFits], str]] = {
    NoSampleFits: none_fits,
    SampleRequestOver: "Permintaan ini sudah dijawab atau dilewati, atau SOP-nya tidak ada lagi.",
    SampleRequestUnknown: "Permintaan itu bukan untuk Anda, atau tidak lagi disimpan.",
}


def asked(code: str, title: str, headings: Sequence[str], *, is_new: bool) -> str:
    """Ask a colleague how they would ask about an SOP."""
    what = "SOP baru" if is_new else "Bagian baru di SOP"
    named = escape(listed(headings))
    return (
        f"{what}: <b>{escape(title)}</b>\nIsinya: {named}.\n\n"
        "Bagaimana Anda menanyakannya? Kata-kata Anda membantu rekan menemukannya. Balas pesan ini "
        f"({code}) atau tekan <b>{WRITE}</b>: satu sampai {MOST_LINES} pertanyaan, satu per baris."
    )


def prompt(title: str) -> str:
    """Ask for the words."""
    return f"<b>Bagaimana Anda menanyakan {escape(title)}?</b>\n{HOW}"


def prompt_for_model(title: str, heading: str, body: str, count: int) -> str:
    """Ask a language model for ways of asking about a section. It is given nothing else."""
    return (
        "Anda membantu petugas kantor imigrasi menemukan SOP lewat chat. Di bawah ini satu bagian "
        f"SOP. Tulis {count} pertanyaan yang dijawab oleh bagian ini, seperti petugas mengetiknya "
        "di chat: pendek, bahasa sehari-hari, boleh singkatan (yg, gmn, brp, klo), masing-masing "
        "dengan kata-kata yang berbeda. Jangan menyebut nama atau nomor orang, dan jangan "
        "menanyakan hal yang tidak ada di bagian ini. Jawab hanya dengan larik JSON berisi teks, "
        "tanpa penjelasan.\n\n"
        f"SOP: {title}\nBagian: {heading}\n\n{body}"
    )


def taken(checked: Proposed) -> str:
    """Thank for what was proposed, and say what was not."""
    left_out = (
        f"\nTidak dipakai {count} baris: {WHY[why]}." for why, count in checked.unfit.items()
    )
    return (
        f"Terima kasih. {len(checked.fit)} pertanyaan Anda diusulkan kepada pengelola SOP; nama "
        f"Anda tidak disebut.{''.join(left_out)}"
    )
