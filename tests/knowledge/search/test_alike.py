"""The shelf's likeness of words: doubts of one counter, told by two officers."""

import pytest

from office.anomalies.moves.likeness import NEAR
from tests.places import CONTENT
from tests.shelves import shelf_of

SAME = (
    (
        "KK tampak hasil suntingan, hurufnya berbeda",
        "Kartu keluarga kayaknya editan, font tidak sama",
    ),
    ("KK tampak hasil suntingan, hurufnya berbeda", "kk diedit, tulisan hurufnya beda-beda"),
    ("Pemohon ditemani calo yang sama", "ada calo yg itu lagi nemenin pemohon"),
    ("Alat perekam sidik jari mati sejak pagi", "mesin sidik jari tidak menyala dari tadi pagi"),
    ("Server SIMKIM lambat sekali, antrean macet", "simkim lemot bgt antrian numpuk"),
    (
        "Akta lahir palsu, stempelnya luntur",
        "stempel akte kelahiran luntur, sepertinya palsu",
    ),
    (
        "Pemohon mengaku mau umrah tapi tidak hafal jadwal, dijemput agen",
        "Katanya umroh, jadwal tidak tahu, agen yang jemput",
    ),
    ("Wajah pemohon tidak sama dengan foto KTP", "muka pemohon beda dengan foto di ktp"),
)
ANOTHER = (
    (
        "KK tampak hasil suntingan, hurufnya berbeda",
        "Stempel desa luntur dan tanda tangan lurah beda",
    ),
    ("KK tampak hasil suntingan, hurufnya berbeda", "Akta lahir anak tertulis dua nama ibu"),
    ("Pemohon ditemani calo yang sama", "Orang menawarkan nomor antrean di parkiran"),
    ("Alat perekam sidik jari mati sejak pagi", "Printer paspor macet, kertas habis"),
    ("Server SIMKIM lambat sekali, antrean macet", "Kamera foto di loket 2 buram"),
    ("Akta lahir palsu, stempelnya luntur", "Ijazah pemohon tanggal lahirnya beda"),
    ("Petugas minta uang supaya dipercepat", "Pemohon memberi bingkisan lebaran kepada petugas"),
    ("Pemohon menangis saat wawancara", "Pemohon marah karena antre lama"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words_is_near_told_in_either_order(one: str, other: str) -> None:
    shelf = shelf_of(CONTENT)

    assert shelf.likeness.of(one, other) >= NEAR
    assert shelf.likeness.of(one, other) == pytest.approx(shelf.likeness.of(other, one))


@pytest.mark.parametrize(("one", "other"), ANOTHER)
def test_another_doubt_of_the_same_category_is_not(one: str, other: str) -> None:
    assert shelf_of(CONTENT).likeness.of(one, other) < NEAR
