"""Personal data is found by its shape and hidden behind dots of the same length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.privacy import Kind, mask


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("NIK 1603012505900002 tidak cocok", (Kind.NIK,)),
        ("nik:1603-0125-0590-0002", (Kind.NIK,)),
        ("1603 0125 0590 0002", (Kind.NIK,)),
        ("paspor A1234567 hilang", (Kind.PASSPORT,)),
        ("paspor lama X 123456", (Kind.PASSPORT,)),
        ("hubungi 081234567890", (Kind.PHONE,)),
        ("wa +62 812-3456-7890 ya", (Kind.PHONE,)),
        ("kantor 0734-421234", (Kind.PHONE,)),
        ("surel budi.s@contoh.go.id", (Kind.EMAIL,)),
        ("NIK 1603012505900002, hp 081234567890", (Kind.NIK, Kind.PHONE)),
        ("nik1603012505900002", (Kind.NIK,)),
        ("NIK.1603012505900002", (Kind.NIK,)),
        ("1603012505900002an ibunya", (Kind.NIK,)),
        ("hp081234567890", (Kind.PHONE,)),
        ("no.A1234567", (Kind.PASSPORT,)),
        ("e-paspor E12345678", (Kind.PASSPORT,)),
    ],
)
def test_identifiers_are_masked(text: str, kinds: tuple[Kind, ...]) -> None:
    masked = mask(text)

    assert masked.kinds == kinds
    assert not any(digit in masked.text for digit in "0123456789")


@pytest.mark.parametrize(
    "text",
    [
        "tarif paspor Rp1.000.000 per buku",
        "Permenkumham 8/2014 Pasal 4 ayat 1",
        "IMI-GR.01.01-0252 tahun 2023",
        "kode billing 820231125123456",
        "lapor KJ-0412 hari ini",
        "jam 08.00-15.30 tanggal 25/11/2026",
        "UU 21/2007 dan PP 45/2024",
        "WA 110 atau 129",
        "bayar rp 1000000 atau Rp1000000",
        "tgl 25112026 di loket 3",
    ],
)
def test_what_officers_write_all_day_is_left_alone(text: str) -> None:
    assert mask(text).text == text


@given(st.text())
def test_masking_keeps_the_length_and_is_done_once(text: str) -> None:
    masked = mask(text).text

    assert len(masked.encode("utf-16-le", "surrogatepass")) == len(
        text.encode("utf-16-le", "surrogatepass")
    )
    assert mask(masked).text == masked
