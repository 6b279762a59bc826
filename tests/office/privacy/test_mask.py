"""Personal data is found by its shape and hidden behind dots of the same length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.privacy import Kind, Masked, mask, office_numbers
from tests.office.privacy.judge import readable, text_of
from tests.office.privacy.missed_before import marked


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
    ("text", "kind"),
    [
        ("nik [[357811660175]]xxxx", Kind.NIK),
        ("[[3578 1166 0175]] ****", Kind.NIK),
        ("ktp [[357811660175]]", Kind.NIK),
        ("[[3578 1166 0175 000]]", Kind.NIK),
        ("[[3578-116-0175-0001]] punya siapa", Kind.NIK),
        ("[[siti.aminah88 @ gmail.com]]", Kind.EMAIL),
        ("surel [[siti.aminah88 (at) gmail.com]]", Kind.EMAIL),
        ("Rp[[081234567890]]", Kind.PHONE),
        ("paspor [[C01X00T47]]", Kind.PASSPORT),
        ("dia membawa [[C01X00T47]]", Kind.PASSPORT),
        ("[[12AB34567]]", Kind.PASSPORT),
        ("paspor prancis [[12ab34567]]", Kind.PASSPORT),
        ("[[M123A4567]]", Kind.PASSPORT),
        ("[[P<IDNAMINAH<<SITI<NURHALIZA<<<<<<<<<<<<<<<<<]]", Kind.PASSPORT),
        ("[[p<idnaminah<<siti<<<<<]]", Kind.PASSPORT),
        ("[[C1234567<6IDN8512126F2802283<<<<<<<<<<<<<<04]]", Kind.PASSPORT),
        ("[[C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4]]", Kind.PASSPORT),
        ("[[8512126F2802283IDN<<<<<<<<<<<4]]", Kind.PASSPORT),
        ("KITAS [[2C11JE1234-T]]", Kind.PERMIT),
        ("no. kitap [[2D21JE0001AS]] hilang", Kind.PERMIT),
        ("bpjs [[0001234567890]]", Kind.BPJS),
        ("kartu BPJS nomor [[0001 2345 6789 0]]", Kind.BPJS),
        ("SIM A [[850912345678]]", Kind.LICENCE),
        ("SIM C: [[8509-1234-567890]]", Kind.LICENCE),
        ("rekening [[1234567890]]", Kind.ACCOUNT),
        ("rek BCA [[123 456 7890]]", Kind.ACCOUNT),
        ("norek BRI [[0123-01-012345-50-3]]", Kind.ACCOUNT),
    ],
)
def test_what_is_personal_in_another_shape_is_masked(text: str, kind: Kind) -> None:
    sent = marked(text)

    assert readable(sent) == ""
    assert mask(text_of(sent)).kinds == (kind,)


def test_the_offices_own_numbers_are_no_secret() -> None:
    known = office_numbers(["(0734) 4251577 atau (0734) 421148", "0853-8201-9003", "110", ""])
    public = "telepon 0734-421148, WA +62 853 8201 9003"

    assert known == {"07344251577", "0734421148", "085382019003"}
    assert mask(public, known) == Masked(public, ())
    assert mask(public).kinds == (Kind.PHONE,)
    # Another number stays a secret beside them.
    for text in ("0734-421149", "07344211481", "0734-421148 0812-3456-7890"):
        assert mask(text, known).kinds == (Kind.PHONE,)


@pytest.mark.parametrize("number", ["421148", "0800-1-500-254", "(0734) 421148", "1500-254", "129"])
def test_a_number_of_the_office_is_readable_in_whatever_shape_it_was_written_down(
    number: str,
) -> None:
    """Alone some are no telephone numbers; behind the word that names one they are."""
    known = office_numbers([number])

    for text in (number, f"telepon kantor {number}", f"hubungi telp {number} ya", f"hp: {number}"):
        assert mask(text, known) == Masked(text, ()), text
    assert mask("telepon 0734-421149", known).kinds == (Kind.PHONE,)


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
