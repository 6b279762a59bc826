"""The words of the receipt: what a reporter reads once a report is sent."""

from html import escape

NOBODY_YET = (
    "Penerima sekarang: belum ada pejabat yang dapat diberi tahu. Admin sudah dikabari, dan "
    "laporan diteruskan begitu ada yang dapat menerimanya."
)


def receipt(
    code: str,
    section: str,
    post: str,
    created: str,
    *,
    held_until: str,
    then: str,
    calls: str,
    is_urgent: bool = False,
) -> str:
    """The reporter's proof. Without a post nobody can be told yet.

    `held_until` is empty if the post is told at once, `calls` if nobody need be called, `section`
    if those above a superior judge it.
    """
    told = f"Penerima: {escape(post)}, disampaikan {held_until}"
    now = told if held_until else f"Penerima sekarang: {escape(post)}"
    now = f"{now}\n{then[:1].upper()}{then[1:]}."
    call = f"\n\n<b>Bila orangnya dalam bahaya, telepon sekarang:</b>\n{calls}" if calls else ""
    present = f"\n\n{still_here(post)}" if is_urgent else ""
    where = f"Seksi: {escape(section)}\n" if section else ""
    return (
        f"<b>Laporan {code} sudah terkirim.</b>\n"
        f"Waktu: {created}\n{where}{now if post else NOBODY_YET}{present}{call}\n\n"
        "Terima kasih sudah peduli. Anda akan dikabari setiap ada perubahan; "
        "lihat juga /laporanku."
    )


def still_here(post: str) -> str:
    """What to do with the person of an urgent report, as the SOP "Pelaporan kejanggalan" says."""
    whom = f"Hubungi {escape(post)} langsung" if post else "Hubungi kepala seksi langsung"
    return (
        "<b>Bila orangnya masih di kantor:</b> tahan prosesnya, bukan orangnya. Katakan: "
        "“Bapak/Ibu, ada satu hal yang perlu kami pastikan dulu dengan kepala seksi. Mohon "
        f"menunggu sebentar.” {whom}; jangan hanya menunggu bot."
    )
