"""Names are found by the words before them, and only offered for hiding."""

import pytest

from office.privacy import named_in, without_names

FOUND = [
    ("KK a.n. Siti Aminah tampak suntingan", ("Siti Aminah",)),
    ("Paspor an. BUDI SANTOSO, lahir 1990", ("BUDI SANTOSO",)),
    (
        "surat atas nama Muhammad Al-Farisi Nur Hidayat dari desa",
        ("Muhammad Al-Farisi Nur Hidayat",),
    ),
    ("akta a/n siti aminah yang berbeda", ("siti aminah",)),
    ("a.n: Siti. Anaknya ikut", ("Siti",)),
    ("berkas atas nama orang lain", ()),
    ("KK atas nama pemohon sendiri", ()),
    ("halaman paspor rusak", ()),
    ("tanpa an. ", ()),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_a_name_follows_its_mark(text: str, names: tuple[str, ...]) -> None:
    assert named_in(text) == names


def test_a_hidden_name_leaves_the_rest_as_it_was() -> None:
    text = "KK a.n. Siti Aminah dan atas nama Budi, beda huruf"
    assert without_names(text) == "KK a.n. ••••••••••• dan atas nama ••••, beda huruf"
