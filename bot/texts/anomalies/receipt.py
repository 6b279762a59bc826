"""The words of the receipt: what a reporter reads once a report was sent."""

from html import escape

NOBODY_YET = (
    "Penerima sekarang: belum ada pejabat yang dapat diberi tahu. Admin sudah dikabari, dan "
    "laporan diteruskan begitu ada yang dapat menerimanya."
)


def receipt(code: str, section: str, post: str, created: str, due: str) -> str:
    """The reporter's proof. Without a post nobody can be told yet."""
    now = f"Penerima sekarang: {escape(post)}\nBila belum diterima, naik pada {due}."
    return (
        f"<b>Laporan {code} sudah terkirim.</b>\n"
        f"Waktu: {created}\nSeksi: {escape(section)}\n{now if post else NOBODY_YET}\n\n"
        "Terima kasih sudah peduli. Anda akan dikabari setiap ada perubahan; "
        "lihat juga /laporanku."
    )
