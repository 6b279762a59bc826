"""Messages of which something was readable once. The secrets stand in double brackets."""

from tests.office.privacy.spellings import Piece, Spelling

MISSED_BEFORE = [
    # As the fault was reported
    "NIK [[1671012345678901]] 2 lembar",
    "[[1671012345678901]] [[1671012345678902]]",
    "[[1671012345678901]] [[081234567890]]",
    "[[081234567890]] [[1671012345678901]]",
    "NIK [[16710123\n45678901]]",
    "NIK [[1671  0123  4567  8901]]",
    "[[1671/0123/4567/8901]]",
    "[[1671_0123_4567_8901]]",
    "[[1671,0123,4567,8901]]",
    "[[1671\u00a00123\u00a04567\u00a08901]]",
    "[[1671–0123–4567–8901]]",
    "[[1671\u200b0123\u200b4567\u200b8901]]",
    "NIK [[167lO12345678901]]",
    "[[satu enam tujuh satu nol satu dua tiga empat lima enam tujuh delapan sembilan nol satu]]",
    "NIK depan [[16710123]], belakang [[45678901]]",
    "hp [[(0812) 3456 7890]]",
    "[[+62 (812) 3456 7890]]",
    "[[08 12 34 56 78 90]]",
    "[[0812/3456/7890]]",
    "[[0812 3456\n7890]]",
    "[[812 3456 7890]]",
    "telepon [[0734421234]]",
    "[[0217654321]]",
    "[[+60 12-345 6789]]",
    "[[+966 50 123 4567]]",
    "[[0060123456789]]",
    "paspor [[XE 123456]]",
    "paspor [[c 1234567]]",
    "[[C123 4567]]",
    "[[C.1234567]]",
    "paspor-[[C1234567]]",
    # Found by the property test
    "basah membawa\n[[AB-23.50.45]]: loket 3 ditolak travel ini",
    "baru ganti rombongan 1 [[XE/995.100]] / palsu hari kk error",
    "loket [[EA - 27‐05‐41]] wisata",
    "basah cek seksi baru No. NIK 1; No.[[a\xa07819847]], 3 orang dengan singapura",
    " 12/03/2024 [[X/0517776]]",
    'umrah antrean pemohon No. NIK"[[8967865388]] 3 orang I basah palsu',
    "error pemohon 2024 [[X. 3919196]]'loket 3 a.n.",
    "pak No. NIK [[x.964113—0]]. mbak",
    "seksi O antrean kk pak No. 4\n[[887-4774-278]] 2 siap tadi petugas",
    "dengan stempel HP: No.[[b. 2809882]], ganti palsu ruang tetapi mau",
    " 1 Januari 2025 [[x.165 – 200 – 9]]'kk",
    "pak I seksi bu fotonya NIK hari ke 3 [[+614,351,807,36]] - di seksi",
    "hari stempel l Siti hilang telp.\n[[b 759720\xa0-\xa07]] / basah singapura mau seksi bekerja",
    "baru ktp mau ya sudah 0?[[+6289749\u200d9015_ 523]]?pasal 16 agen umrah berkas",
    "arsip [[+62878\u200do72\u200c4l8.597]], mas basah rusak datang jaringan",
    "cek tahun WA [[x\xa019.38.14.2]] / 10:15 l",
]


def marked(text: str) -> Spelling:
    """A message from its text with marks."""
    pieces = []
    for part in text.split("[["):
        secret, closed, rest = part.rpartition("]]")
        if closed:
            pieces.append(Piece(secret, secret=True))
        pieces.append(Piece(rest))
    return pieces
