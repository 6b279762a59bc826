"""Documents as offices write them, made here: Word files by python-docx, PDFs by hand."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Making = Callable[[], bytes]

# --- Word ---


def saved(document: Any) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def styled() -> bytes:
    """Headings by style, lists by style, one link, one picture's worth of looks."""
    document = docx.Document()
    document.add_heading("SOP Penggantian Paspor Rusak", 0)
    document.add_paragraph("Panduan petugas loket.")
    document.add_heading("Persyaratan", 1)
    for text in ("KTP-el asli", "Kartu Keluarga", "Paspor yang rusak"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph().add_run("Perhatian").bold = True
    document.add_heading("Prosedur", 1)
    document.add_heading("Pendaftaran", 2)
    document.add_paragraph("Pemohon mengambil antrean", style="List Number")
    step = document.add_paragraph("Petugas ", style="List Number")
    step.add_run("memeriksa").bold = True
    step.add_run(" berkas")
    document.add_heading("Pembayaran", 2)
    document.add_paragraph("Biaya dibayar di bank sebesar Rp1.000.000.")
    return saved(document)


def unstyled() -> bytes:
    """Headings typed as "A. Dasar Hukum", numbers typed, too: no style anywhere."""
    document = docx.Document()
    for text in (
        "STANDAR OPERASIONAL PROSEDUR",
        "PENGAMBILAN PASPOR OLEH WAKIL",
        "Nomor: W6.IMI-12",
    ):
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in (
        "A. Dasar Hukum",
        "1. UU Nomor 6 Tahun 2011",
        "2) PP Nomor 31 Tahun 2013",
        "B. Persyaratan",
        "a. Surat kuasa bermeterai",
        "b. Fotokopi KTP kedua pihak",
        "C. Prosedur",
        "1. Wakil menyerahkan surat kuasa",
        "a. petugas mencocokkan tanda tangan",
        "- ragu: hubungi pemohon",
        "2. Petugas menyerahkan paspor",
    ):
        document.add_paragraph(text)
    return saved(document)


def procedure_table() -> bytes:
    """A letterhead and a table of steps with a head of two rows and a cell over three columns."""
    document = docx.Document()
    head = document.add_table(rows=4, cols=3)
    head.cell(0, 0).merge(head.cell(3, 0)).text = "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN"
    for row, (label, value) in enumerate(
        (
            ("Nomor SOP", "W6.IMI.4-01"),
            ("Tanggal Pembuatan", "12 Januari 2025"),
            ("Tanggal Efektif", "3 Februari 2026"),
            ("Nama SOP", "PEMERIKSAAN BERKAS PASPOR"),
        )
    ):
        head.cell(row, 1).text, head.cell(row, 2).text = label, value
    document.add_paragraph("Pelaksana wajib mengikuti urutan ini.")
    steps = document.add_table(rows=5, cols=5)
    names = ("No", "Kegiatan", "Pelaksana", "Mutu Baku", "Mutu Baku")
    lower = ("No", "Kegiatan", "Pelaksana", "Waktu", "Output")
    for column, (upper, under) in enumerate(zip(names, lower, strict=True)):
        steps.cell(0, column).text, steps.cell(1, column).text = upper, under
    for column in (0, 1, 2):
        steps.cell(1, column).text = ""
        steps.cell(0, column).merge(steps.cell(1, column))
    steps.cell(0, 4).text = ""
    steps.cell(0, 3).merge(steps.cell(0, 4))
    rows = (
        ("1.", "Menerima berkas", "Petugas loket", "5 menit", "Tanda terima"),
        ("2.", "Memeriksa berkas", "Petugas loket", "10 menit", "10 menit"),
    )
    for row, cells in enumerate(rows, 2):
        for column, text in enumerate(cells):
            steps.cell(row, column).text = text
    last = steps.cell(4, 0).merge(steps.cell(4, 4))
    last.text = "Selesai"
    return saved(document)


def nested_lists() -> bytes:
    """Lists numbered by Word itself, three levels deep, below a letterhead of paragraphs."""
    document = docx.Document()
    document.add_paragraph("KANTOR IMIGRASI KELAS II NON TPI").alignment = WD_ALIGN_PARAGRAPH.CENTER
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("Penanganan Antrean").bold = True
    list_id = _add_list(document, ("decimal", "lowerLetter", "bullet"))
    heading = document.add_paragraph()
    heading.add_run("Langkah petugas").bold = True
    for text, level in (
        ("Buka loket", 0),
        ("nyalakan mesin", 1),
        ("periksa kertas", 1),
        ("isi bila kurang", 2),
        ("Panggil pemohon", 0),
        ("sapa dengan sopan", 1),
    ):
        _listed(document.add_paragraph(text), list_id, level)
    return saved(document)


def first_page() -> bytes:
    """The first page that ministries prescribe: letterhead and boxes in one table."""
    document = docx.Document()
    table = document.add_table(rows=6, cols=2)
    for row, cells in enumerate(
        (
            ("KANTOR IMIGRASI", "Nomor SOP : W6-09"),
            ("", "Tanggal Efektif : 2 Maret 2026"),
            ("", "Nama SOP : Penerbitan SPLP"),
            ("Dasar Hukum :", "Kualifikasi Pelaksana :"),
            ("1. UU Nomor 6 Tahun 2011\n2. PP Nomor 31 Tahun 2013", "1. Memahami SPLP"),
            ("Peringatan:\nSPLP berlaku satu kali jalan.", "Pencatatan dan Pendataan:\nSIMKIM"),
        )
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    heading = document.add_paragraph()
    heading.add_run("Syarat").bold = True
    for text in ("1. Pasfoto", "2. Surat keterangan"):
        document.add_paragraph().add_run(text).bold = True
    return saved(document)


def full_of_losses() -> bytes:
    """What a draft cannot hold: tracked changes, comments, footnotes, boxes, links, headers."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Rahasia"
    document.add_heading("Alur", 1)
    first = document.add_paragraph("Berkas ", style="List Bullet")
    first._p.append(_wrapped("w:ins", "lama", "w:t"))
    first._p.append(_wrapped("w:del", "baru", "w:delText"))
    first.add_run(" tidak berlaku lagi").font.strike = True
    for tag in ("w:commentReference", "w:footnoteReference"):
        first.add_run()._r.append(OxmlElement(tag))
    box = OxmlElement("w:txbxContent")
    inner = OxmlElement("w:p")
    inner.append(_run("di dalam kotak", "w:t"))
    box.append(inner)
    first.add_run()._r.append(box)
    second = document.add_paragraph("Lihat ", style="List Bullet")
    link = OxmlElement("w:hyperlink")
    relation = document.part.relate_to(
        "https://www.imigrasi.go.id",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link.set(qn("r:id"), relation)
    link.append(_run("laman resmi", "w:t"))
    second._p.append(link)
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    inside = OxmlElement("w:p")
    inside.append(_run("Teks di dalam isian formulir.", "w:t"))
    content.append(inside)
    control.append(content)
    document.element.body.insert(len(document.element.body) - 1, control)
    return saved(document)


def _run(text: str, tag: str) -> Any:
    run, said = OxmlElement("w:r"), OxmlElement(tag)
    said.text = text
    run.append(said)
    return run


def _wrapped(tag: str, text: str, inner: str) -> Any:
    change = OxmlElement(tag)
    change.append(_run(text, inner))
    return change


def _add_list(document: Any, formats: Sequence[str]) -> str:
    root = document.part.numbering_part.element
    kind = OxmlElement("w:abstractNum")
    kind.set(qn("w:abstractNumId"), "77")
    for number, written in enumerate(formats):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(number))
        for tag, value in (("w:start", "1"), ("w:numFmt", written)):
            part = OxmlElement(tag)
            part.set(qn("w:val"), value)
            level.append(part)
        kind.append(level)
    root.insert(0, kind)
    one, of = OxmlElement("w:num"), OxmlElement("w:abstractNumId")
    one.set(qn("w:numId"), "77")
    of.set(qn("w:val"), "77")
    one.append(of)
    root.append(one)
    return "77"


def _listed(paragraph: Any, list_id: str, level: int) -> None:
    settings = paragraph._p.get_or_add_pPr()
    number = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", str(level)), ("w:numId", list_id)):
        part = OxmlElement(tag)
        part.set(qn("w:val"), value)
        number.append(part)
    settings.append(number)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A package whose parts were changed."""
    with ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


# --- PDF ---

Text = tuple[float, float, str, float, bool]
"""Where it stands, what it says, its size, and whether it is bold."""


def pdf(pages: Iterable[str]) -> bytes:
    """A PDF of pages in the language of PDF itself."""
    contents = list(pages)
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            for name in ("Helvetica", "Helvetica-Bold")
        ),
    ]
    for at, content in enumerate(contents):
        fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << {fonts} >> /Contents {6 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[str], trailer: str = "/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1."""
    body = "%PDF-1.4\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode("latin-1")


def written(texts: Iterable[Text]) -> str:
    """Texts at their places."""
    return "\n".join(
        f"BT /F{2 if is_bold else 1} {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET"
        for x, y, text, size, is_bold in texts
    )


def boxed(lefts: Sequence[float], tops: Sequence[float]) -> str:
    """The rules of a table."""
    upright = [f"{x} {tops[0]} m {x} {tops[-1]} l S" for x in lefts]
    level = [f"{lefts[0]} {y} m {lefts[-1]} {y} l S" for y in tops]
    return "\n".join([*upright, *level])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def like_word() -> bytes:
    """Two pages as Word prints them: header, page numbers, wrapped points, a table with rules."""
    first = [
        (60, 810, "Kantor Imigrasi Muara Enim", 9, False),
        (200, 760, "PENYERAHAN PASPOR", 15, True),
        (60, 720, "A. Persyaratan", 11, True),
        (70, 700, "1. Tanda terima permohonan yang asli dan belum", 11, False),
        (84, 686, "lewat tiga puluh hari", 11, False),
        (70, 672, "2. Kartu identitas", 11, False),
        (60, 640, "B. Prosedur", 11, True),
    ]
    table = [
        *((62, 612, "No", 11, True), (102, 612, "Kegiatan", 11, True)),
        *((302, 612, "Pelaksana", 11, True), (422, 612, "Waktu", 11, True)),
        *((62, 592, "1", 11, False), (102, 592, "Memanggil pemohon sesuai", 11, False)),
        *((102, 578, "nomor urut", 11, False), (302, 592, "Petugas", 11, False)),
        (422, 592, "5 menit", 11, False),
        *((62, 562, "2", 11, False), (102, 562, "Mencocokkan wajah", 11, False)),
        *((302, 562, "Petugas", 11, False), (422, 562, "2 menit", 11, False)),
    ]
    rules = boxed((60, 100, 300, 420, 500), (626, 606, 574, 556))
    # The table goes on without its head.
    rest = [
        *((62, 762, "3", 11, False), (102, 762, "Menyerahkan paspor", 11, False)),
        *((302, 762, "Petugas", 11, False), (422, 762, "1 menit", 11, False)),
    ]
    more = boxed((60, 100, 300, 420, 500), (776, 756))
    second = [
        (60, 810, "Kantor Imigrasi Muara Enim", 9, False),
        *rest,
        (60, 720, "C. Larangan", 11, True),
        (60, 700, "Petugas tidak menerima pemberian apa pun.", 11, False),
        (290, 30, "Halaman 2 dari 2", 9, False),
    ]
    number = (290, 30, "Halaman 1 dari 2", 9, False)
    return pdf([f"{rules}\n{written([*first, *table, number])}", f"{more}\n{written(second)}"])


def prescribed() -> bytes:
    """The prescribed pages on one sheet: letterhead and boxes, and close below them the steps."""
    first = [
        *((62, 780, "KANTOR IMIGRASI", 10, True), (302, 780, "Nomor SOP : W6-09", 10, False)),
        (302, 760, "Nama SOP : Penerbitan SPLP", 10, False),
        *((62, 740, "Dasar Hukum:", 10, True), (302, 740, "Peringatan:", 10, True)),
        *((62, 726, "1. UU Nomor 6 Tahun", 10, False), (62, 712, "2011", 10, False)),
        *(
            (62, 698, "2. PP Nomor 31", 10, False),
            (302, 726, "Berlaku satu kali jalan.", 10, False),
        ),
    ]
    steps = [
        *((62, 655, "No", 10, True), (102, 655, "Kegiatan", 10, True)),
        *((302, 655, "Pelaksana", 10, True), (302, 635, "Petugas", 10, True)),
        *((402, 635, "Kasi", 10, True), (62, 615, "1", 10, False)),
        *((102, 615, "Memeriksa", 10, False), (302, 615, "v", 10, False)),
    ]
    # The head of the first two columns is two rows high, and that above the others two wide.
    rules = [
        boxed((60, 300, 500), (792, 772, 752, 692)),
        *(f"{x} 667 m {x} 605 l S" for x in (60, 100, 300, 500)),
        "400 647 m 400 605 l S",
        *(f"60 {y} m 500 {y} l S" for y in (667, 627, 605)),
        "300 647 m 500 647 l S",
    ]
    return pdf(["\n".join([*rules, written([*first, *steps])])])


def two_columns() -> bytes:
    """Two columns of narrow lines, the sentence going on at the top of the second."""
    left = [
        "Pengambilan paspor dilakukan oleh pemohon",
        "sendiri dengan menunjukkan tanda terima.",
        "Bila diwakilkan harus ada surat kuasa dari",
    ]
    right = ["pemohon dan fotokopi identitas kedua", "pihak."]
    lines = [
        (60.0, 780.0, "Pengambilan Paspor", 16.0, True),
        (60.0, 740.0, "1. Ketentuan Umum", 12.0, True),
        *((60.0, 720.0 - 14 * at, text, 10.0, False) for at, text in enumerate(left)),
        *((320.0, 720.0 - 14 * at, text, 10.0, False) for at, text in enumerate(right)),
        (320.0, 680.0, "2. Larangan", 12.0, True),
        (320.0, 662.0, "Petugas dilarang menerima imbalan.", 10.0, False),
    ]
    return pdf([written(lines)])


def lists() -> bytes:
    """Lists as Word and a browser print them, the last item going on upon the next page."""
    first = [
        (60, 780, "Pengambilan Paspor", 16, True),
        (60, 740, "Persyaratan", 12, True),
        # The sign and its text stand apart, as a tab of half an inch leaves them.
        *(
            (60, 720, "\x95", 11, False),
            (96, 720, "Tanda terima yang asli dan belum lewat tiga", 11, False),
        ),
        *(
            (96, 706, "puluh hari sejak permohonan disetujui oleh", 11, False),
            (96, 692, "Kasi", 11, False),
        ),
        *((60, 678, "\x95", 11, False), (96, 678, "Surat kuasa:", 11, False)),
        (96, 664, "- bermeterai", 11, False),
        (96, 650, "- ditandatangani", 11, False),
        *((60, 636, "\x95", 11, False), (96, 636, "Kartu Keluarga", 11, False)),
        (60, 600, "Prosedur", 12, True),
        (60, 580, "1. Petugas memanggil pemohon.", 11, False),
        (76, 566, "Nama disebut lengkap.", 11, False),
        (76, 552, "a. sekali", 11, False),
        (76, 538, "b. sekali lagi", 11, False),
        (60, 524, "2. Petugas mencocokkan wajah.", 11, False),
        (60, 490, "Larangan", 12, True),
        (60, 478, "Waktu paling lama untuk mengambil paspor", 11, False),
        (60, 464, "1.5 jam.", 11, False),
        *((60, 450, "i. menerima imbalan", 11, False), (60, 436, "ii. menunda", 11, False)),
        (60, 422, "iii. menyerahkan kepada yang tidak", 11, False),
        (60, 405, "Lain", 12, True),
        # The sign of these is drawn.
        *((72, 388, "pukul 08.00 buka", 11, False), (72, 374, "pukul", 11, False)),
        (72, 340, "Paspor yang tidak diambil sesudah tiga puluh", 11, False),
    ]
    dots = "60 391 3 3 re f\n60 377 3 3 re f"
    second = [
        (72, 780, "hari dibatalkan.", 11, False),
        (72, 740, "Selesai.", 11, False),
    ]
    return pdf([f"{dots}\n{written(first)}", written(second)])


def scanned() -> bytes:
    """A page that is a picture."""
    pixels = zlib.compress(b"\xff" * 100).decode("latin-1")
    image = (
        "<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray "
        f"/BitsPerComponent 8 /Filter /FlateDecode /Length {len(pixels)} >>\nstream\n{pixels}\n"
        "endstream"
    )
    content = "q 595 0 0 842 0 0 cm /Im1 Do Q"
    return assembled(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            "/Resources << /XObject << /Im1 4 0 R >> >> /Contents 5 0 R >>",
            image,
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    )
