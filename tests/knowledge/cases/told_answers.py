"""What a told situation answers to the questions of the cases: its words, and the options meant."""

import re
from collections.abc import Mapping

from knowledge.reading.cases import Fact

_PASSPORTS = (
    ("nonelektronik 5", "n5"),
    ("nonelektronik 10", "n10"),
    ("elektronik 5", "e5"),
    ("elektronik 10", "e10"),
)

# For each fact: the parts of the situation that answer it, and which words mean which option. The
# first that is found counts, of several options at once all; None is the answer where none is.
_ANSWERS: Mapping[str, tuple[str, tuple[tuple[str, str], ...], str | None]] = {
    "alasan": (
        "application",
        (
            ("baru", "baru"),
            ("habis|pindah", "habis"),
            ("penuh", "penuh"),
            ("hilang", "hilang"),
            ("rusak", "rusak"),
            ("ubah data", "data"),
        ),
        None,
    ),
    "orangtua": (
        "parents special",
        (
            ("angkat", "angkat"),
            ("bercerai", "cerai"),
            ("keduanya di luar negeri", "jauh"),
            ("keduanya meninggal", "wali"),
            ("ayah meninggal", "wafat"),
            ("lengkap|menikah", "lengkap"),
        ),
        None,
    ),
    "terbit": (
        "application old_passport",
        (("KBRI", "sebelum2009"), ("pindah", "pindah")),
        "sejak2009",
    ),
    "tujuan": (
        "purpose",
        (
            ("wisata|bisnis", "wisata"),
            ("umrah", "umrah"),
            ("bekerja", "kerja"),
            ("studi", "studi"),
            ("berobat", "berobat"),
            ("keluarga", "keluarga"),
        ),
        None,
    ),
    "keadaan": (
        "special parents",
        (
            ("ABG", "abg"),
            ("nama satu kata", "satukata"),
            ("siri", "siri"),
            ("nama di KK berbeda", "beda"),
            ("percepatan", "cepat"),
            ("bencana", "bencana"),
            ("pulang dengan SPLP", "pulangsplp"),
            ("chip", "chip"),
            ("sulit berjalan", "prioritas"),
        ),
        None,
    ),
    "khusus": (
        "special",
        (
            ("ASN", "asn"),
            ("bebas bersyarat", "bersyarat"),
            ("Eazy", "eazy"),
            ("pelaut", "pelaut"),
        ),
        "biasa",
    ),
    "jenis": (
        "special passport",
        (
            ("beasiswa Pemerintah", "rp0"),
            *_PASSPORTS,
        ),
        None,
    ),
    "izin": ("application", (("ITK", "itk"), ("ITAS", "itas")), None),
    "masaberlaku": ("special", (), "berlaku"),
    "penjamin": (
        "special",
        (("penjamin sama", "sama"), ("ganti penjamin|penjamin baru", "baru")),
        None,
    ),
    "lama": ("special", (("60 hari", "hari60"), ("1 tahun", "setahun")), None),
    "alih": ("application", (("ITAS ke ITAP", "itaskeitap"),), None),
    "dasar": ("special", (("perkawinan", "kawin"),), None),
    "pemegang": ("application", (), "wni"),
    "tempat": ("special", (("di luar negeri", "luar"),), "dalam"),
    "umur": ("age", (("dewasa", "besar"), ("anak", "kecil")), None),
    "pengambil": ("special", (("istri", "kerabat"), ("KK berbeda", "bedakk")), "sendiri"),
    "saat": ("special", (("tidak diambil 3 bulan", "lewat"),), "segera"),
    "buku": (
        "passport",
        _PASSPORTS,
        None,
    ),
    "usia": ("age", (("lansia", "lansia"), ("dewasa", "dewasa"), ("anak", "anak")), None),
}


def answer_to(fact: Fact, situation: Mapping[str, str]) -> frozenset[str]:
    """Return the options that a situation gives for a fact."""
    keys, options, otherwise = _ANSWERS[fact.id]
    said = " ".join(situation.get(key, "") for key in keys.split())
    found = [option for words, option in options if re.search(words, said)]
    if fact.takes_many:
        return frozenset(found)
    first = found[0] if found else otherwise
    if first is None:
        raise AssertionError(f"the situation does not say: {fact.ask}")
    return frozenset({first})
