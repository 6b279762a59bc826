"""The words about what officers have sent and what still lies in the chat."""

DELETE = "Hapus pesan saya"
STILL_THERE = (
    "Pesan aslinya masih ada di obrolan ini dan di server Telegram. Tekan <b>Hapus pesan saya</b> "
    "untuk menghapusnya."
)
FILE_STILL_THERE = (
    "Foto atau berkasnya masih ada di obrolan ini dan di server Telegram. Sesudah sampai pada "
    "penerimanya, saya bantu menghapusnya."
)
_ELSEWHERE = (
    "Salinan cadangan Telegram dan yang sudah tampil di layar ponsel tidak dapat saya hapus."
)
IS_DELETED = f"Pesan aslinya sudah saya hapus dari obrolan ini. {_ELSEWHERE}"
DELETED = f"Pesan Anda sudah dihapus dari obrolan ini, di ponsel Anda dan di sisi bot. {_ELSEWHERE}"
CANNOT_DELETE = (
    "Telegram tidak mengizinkan saya menghapusnya: pesan itu sudah lebih dari 48 jam, atau sudah "
    "tidak ada. Bila masih terlihat, tekan lama pesan itu, pilih Hapus, lalu hapus juga untuk bot."
)


def files_arrived(code: str) -> str:
    """Say that files are where they belong, and what still lies in the chat."""
    return (
        f"Foto dan berkas Anda untuk <b>{code}</b> sudah sampai. Aslinya masih ada di obrolan ini "
        "dan di server Telegram; tekan <b>Hapus pesan saya</b> supaya tidak tertinggal di ponsel "
        "Anda. Salinan pada penerimanya tetap ada."
    )
