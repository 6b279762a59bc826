"""What looks like a personal number and is none: it must reach the reader as it was written."""

UNTOUCHED = [
    # Fees and sums
    "Rp650.000", "Rp 1.000.000", "Rp650.000,00", "biaya Rp350.000 + Rp650.000", "650.000 rupiah",
    "Rp1.250.000.000", "total 12.500.000.000", "Rp 350 000", "denda Rp1.000.000 per hari",
    "350000", "Rp6000000", "USD 1,000.00", "sebesar 2.000.000 - 6.000.000", "1 juta 650 ribu",
    "Rp2.000.000,-", "Rp650.000/Rp950.000", "2 x Rp650.000 = Rp1.300.000", "RM 1.250.000",
    "DP-350.000",
    # Dates and times
    "12/03/2024", "12-03-1990", "2024-03-12", "12.03.2024", "12 Maret 2024", "tanggal 01/02/1985",
    "08.00-16.00", "pukul 07.30 s.d. 16.00 WIB", "2024-03-12 09:30:15", "12/03/2024 09.30",
    "01-01-2024 s/d 31-12-2024", "1990-2024", "12/03/24, 13/03/24, 14/03/24", "20240312",
    "08:00, 09:00, 10:00, 11:00", "Senin 08.00-15.00 Jumat 08.00-16.30", "H-1", "3x24 jam",
    "2024-03-12T09:30:15Z", "12 03 2024",
    # Application, billing and other reference numbers
    "kode billing 820240312345678", "billing: 820 2403 1234 5678", "no permohonan 1671000000012345",
    "nomor permohonan 1030000012345678", "permohonan 2024031200012", "NTPN 1A2B3C4D5E6F7G8H",
    "KJ-0001", "KJ-2024-0012", "antrean A-012", "surat W.6.IMI.3-GR.01.01-1234",
    "No. IMI-0352.GR.01.01 Tahun 2024", "W6.IMI.3.UM.01.01-0456", "Plh. W.6-123.KP.04.01/2024",
    "tiket 20240312-0007", "SPRI 12345", "KTP 2 lembar", "kode 820231231999999",
    "no. permohonan 1671 0000 0001 2345",
    # Articles of law and rules
    "UU No. 6 Tahun 2011 Pasal 16 ayat (1)", "PP 28/2019", "Permenkumham 8 Tahun 2014",
    "Pasal 126 huruf c UU 6/2011", "pasal 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12", "PMK 9/2022",
    "UU 6/2011 jo. UU 63/2024", "Permenkumham 18/2022 jo. 19/2021", "ayat (1) (2) (3) (4) (5)",
    "SE Dirjen IMI-0123.GR.01.01/2023", "Pasal 55 PP 31/2013",
    # Rooms, counters, counts, other things with numbers
    "loket 1 2 3 4 5 6 7 8 9 10", "ruang 201, 202, 203, 204", "lantai 2 kamar 12", "5S", "C1", "C2",
    "visa C211A", "visa C18 dan C19", "index C6B", "E28A", "kabel C13", "paspor 48 halaman",
    "paspor 24 halaman 10 tahun", "A4 2 lembar", "usia 17 tahun 3 bulan", "99,98%", "1.234 pemohon",
    "10.000 paspor", "RT 01 RW 02", "Jl. Sudirman No. 12", "kode pos 31311", "ISO 9001:2015",
    "versi 2.10.3", "192.168.10.25", "10.0.0.1:8080", "-2.98, 104.76", "100 200 300", "1 + 1 = 2",
    "1/2 lembar", "foto 4x6 2 lembar 3x4 4 lembar", "nomor urut 1-10", "1. satu 2. dua 3. tiga",
    "plat BG 1234 AB", "bandara PLM 12", "GA 1234", "QZ8501", "pesawat JT 330", "Windows 10",
    # Words that are numbers and letters that could be
    "satu dua tiga", "dua lembar foto dan satu fotokopi", "satu orang, dua anak, tiga saksi",
    "tujuh hari kerja", "enam bulan", "dua ratus lima puluh ribu", "seratus dua puluh tiga",
    "tiga puluh ribu rupiah", "nol persen", "lima belas menit", "pukul delapan lewat lima belas",
    "Ooo", "lllll", "OOO III lll", "Ilo", "lol 10", "OIO", "oo iya", "Bab II dan III", "solo olo",
    "satu per satu, dua per dua", "dua ribu dua puluh empat", "lantai satu, dua, tiga dan empat",
]  # fmt: skip
