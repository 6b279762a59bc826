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
    # Signs that were no separators: as a reviewer wrote them
    "nik [[1671|0123|4567|8901]]",
    "ktp [[167101;234567;8901]]",
    "[[16*71*01*234567*8901]]",
    "nik [[1603~1217~0885~0001]]",
    "nik [[1603'1217'0885'0001]]",
    "ktp [[160312][170885][0001]]",
    "[[1603=>1217=>0885=>0001]]",
    "[[1671#0152#0490#0003]]",
    "[[1671&0152&0490&0003]]",
    '[[1671"0152"0490"0003]]',
    "[[1671`0152`0490`0003]]",
    "[[1671>0152>0490>0003]]",
    "[[1671\u203a0152\u203a0490\u203a0003]]",
    "[[1671?0152?0490?0003]]",
    "[[1671!0152!0490!0003]]",
    "[[1671^0152^0490^0003]]",
    "[[1671%0152%0490%0003]]",
    "[[1671@0152@0490@0003]]",
    "[[1671{0152}{0490}0003]]",
    "[[1671\u21920152\u21920490\u21920003]]",
    "NIK [[1671x0152x0490x0003]]",
    "nik [[167101\U0001f600520490\U0001f6000003]]",
    "nik [[1671]]dan[[0152]]dan[[0490]]dan[[0003]]",
    "nik [[1671]] spasi [[0152]] spasi [[0490]] spasi [[0003]]",
    "hp [[0812|3456|7890]]",
    "hp [[0812*3456*7890]]",
    "hp [[0812;3456;7890]]",
    "hp [[0812~3456~7890]]",
    "hp [[0812=3456=7890]]",
    "paspor [[C|123|4567]]",
    "NIK 2 [[A*0000x000]]",
    "[[A*1000x123]]",
    "nik [[satu enam tujuh satu kosong satu lima dua kosong empat sembilan kosong]] "
    "[[dobel kosong kosong tiga]]",
    # Found by the property test with signs of all kinds
    "No. NIK [[7x5x7x3x1x1x0x6x0xlx1x4xOx0x0x5]]: pemohon",
    " KTP [[33200\U0001f5fb3\u29d949O8x25OXO\U0001d8b306]]) KJ-0012",
    "berkas / [[X\u28fc6000\u27d9401]] / arsip",
    "nomor 7: [[XD\u2ef3981962]] a.n.",
    "lantai 2 [[08\U0001f3f3\ufe0f\u200d\U0001f30812\U0001f468\u200d\U0001f469345678]]",
    "[[0x8\u23d2\u0032*74\u24bc9504107]]",
    "Rp650.000'[[AB\u2057325038]] 12/03/2024",
    "100%?[[0\u21218\u21211\u21217\u21215\u21217\u21212\u21214\u21211\u21210\u21216]]?No. 4",
    "[[0812$345678$901]]",
    "[[1671@01.52.0490@0003]]",
    "nik nya KJ-0012 - [[XB_15.42.35]]: pemohon",
    'cek # KJ-0012"[[64.72.17.48.11.20.54.88]]) arsip',
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
