"""An SOP of the office's own, as a Word file of twelve sections, and how people ask for it."""

from collections.abc import Mapping

import docx

from tests.knowledge.converting.documents import saved

TITLE = "Layanan Paspor Keliling ke Desa"

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Jadwal kunjungan": (
        "Mobil layanan berangkat setiap Selasa pekan kedua dan keempat.",
        "Jadwal tiap desa diumumkan di balai desa dua pekan sebelumnya.",
    ),
    "Cara desa mengajukan": (
        "Kepala desa mengirim surat permintaan kepada Kepala Kantor.",
        "Permintaan memuat perkiraan jumlah warga dan tempat yang disediakan.",
    ),
    "Jumlah warga paling sedikit": (
        "Kunjungan dilakukan bila ada paling sedikit dua puluh warga yang mendaftar.",
    ),
    "Pendaftaran warga": (
        "Perangkat desa mencatat nama warga dan hari kedatangannya.",
        "Daftar dikirim tiga hari sebelum kunjungan.",
    ),
    "Berkas yang dibawa warga": (
        "Warga membawa KTP, kartu keluarga, dan akta lahir atau ijazah yang asli.",
        "Anak datang bersama kedua orang tuanya.",
    ),
    "Pembayaran di desa": (
        "Warga membayar sendiri lewat bank, kantor pos, atau aplikasi sebelum foto.",
        "Petugas di mobil tidak menerima uang tunai.",
    ),
    "Perlengkapan mobil": (
        "Mobil membawa kamera, alat sidik jari, genset, dan modem cadangan.",
        "Perlengkapan diperiksa dengan daftar periksa sebelum berangkat.",
    ),
    "Petugas yang berangkat": (
        "Regu terdiri atas dua petugas wawancara, satu petugas foto, dan seorang pengemudi.",
    ),
    "Bila sinyal putus": (
        "Data disimpan di laptop dan dikirim begitu mobil mendapat sinyal.",
        "Warga diberi tahu bahwa paspornya dapat terlambat.",
    ),
    "Bila hujan atau banjir": (
        "Kunjungan ditunda bila jalan ke desa tidak dapat dilalui.",
        "Penundaan diberitahukan kepada kepala desa pada hari itu juga.",
    ),
    "Pengambilan paspor": (
        "Paspor yang jadi dibagikan di balai desa pada kunjungan berikutnya.",
        "Warga yang ingin lebih cepat mengambilnya sendiri di kantor.",
    ),
    "Laporan kunjungan": (
        "Ketua regu melaporkan jumlah warga yang dilayani pada hari berikutnya.",
    ),
}

# What a keeper would type: five a section, in the words of colleagues.
ASKED: Mapping[str, tuple[str, ...]] = {
    "Jadwal kunjungan": (
        "mobil paspor ke desa kapan jalan",
        "minggu ini mobil keliling kemana",
        "hari apa tim turun ke desa",
        "jadwal mobil imigrasi masuk desa",
        "bulan ini kita keliling tgl brp",
    ),
    "Cara desa mengajukan": (
        "kades mau minta mobil kita datang, caranya gmn",
        "surat permintaan kunjungan dari desa ke siapa",
        "desa mau didatangi mobil paspor hrs gimana",
        "lurah minta layanan keliling, prosedurnya",
        "permohonan desa supaya dikunjungi isinya apa",
    ),
    "Jumlah warga paling sedikit": (
        "minimal brp warga baru mobil jalan",
        "desa cuma 10 org yg mau, tetap berangkat?",
        "kuota paling kecil untuk keliling",
        "kalo pesertanya sedikit jadi ga kunjungannya",
        "berapa orang dulu baru bisa didatangi",
    ),
    "Pendaftaran warga": (
        "yg nyatat nama warga siapa, desa atau kita",
        "daftar nama peserta keliling dikirim kapan",
        "warga daftar ke mana kalo mau ikut mobil keliling",
        "list peserta dari perangkat desa telat",
        "warga belum terdaftar tp datang ke mobil",
    ),
    "Berkas yang dibawa warga": (
        "warga desa bawa apa aja ke mobil",
        "syarat dokumen waktu keliling desa",
        "ktp sama kk cukup gak buat di mobil",
        "anak ikut mobil keliling bawa apa",
        "ijazah asli perlu dibawa ke balai desa?",
    ),
    "Pembayaran di desa": (
        "warga mau bayar tunai di mobil boleh?",
        "bayarnya gimana kalo di desa ga ada atm",
        "petugas keliling terima duit ga",
        "setor pnbp waktu keliling lewat mana",
        "blm bayar bisa foto dulu di mobil?",
    ),
    "Perlengkapan mobil": (
        "alat apa aja yg dibawa mobil keliling",
        "genset sama modem siapa yg cek",
        "checklist mobil sblm berangkat",
        "kamera cadangan dibawa ke desa ga",
        "sidik jari portable masuk daftar bawaan?",
    ),
    "Petugas yang berangkat": (
        "brp orang yg ikut turun ke desa",
        "regu keliling terdiri dari siapa",
        "yg nyetir mobil keliling siapa",
        "pewawancara ikut ke desa brp",
        "susunan tim mobil paspor",
    ),
    "Bila sinyal putus": (
        "di desa ga ada sinyal gmn inputnya",
        "internet mobil mati, datanya disimpan di mana",
        "modem mati pas di lokasi keliling",
        "data blm terkirim krn ga ada jaringan di desa",
        "offline di desa, lanjut apa stop",
    ),
    "Bila hujan atau banjir": (
        "jalan ke desa banjir tetap berangkat?",
        "hujan deras kunjungan desa ditunda ga",
        "akses desa putus, siapa yg kabari kades",
        "tunda keliling krn cuaca",
        "longsor di jalan, jadwal desa gmn",
    ),
    "Pengambilan paspor": (
        "paspor warga desa diambil di mana",
        "buku yg udah jadi diantar ke desa?",
        "warga keliling mau ambil cepat ke kantor bs?",
        "bagi paspor di balai desa kapan",
        "paspor hasil keliling dibagikan kapan",
    ),
    "Laporan kunjungan": (
        "habis dari desa lapor ke siapa",
        "rekap warga yg dilayani keliling kapan dikirim",
        "laporan ketua regu isinya apa",
        "berapa yg terlayani di desa dilaporkan kpn",
        "pulang keliling bikin laporan ga",
    ),
}

# What others ask afterwards, in words of their own.
UNSEEN: Mapping[str, str] = {
    "Jadwal kunjungan": "kapan lagi mobil paspor turun ke desa",
    "Cara desa mengajukan": "kepala desa ingin mobil datang, suratnya ditujukan ke siapa",
    "Jumlah warga paling sedikit": "kalau cuma 12 warga apa mobil tetap jalan",
    "Pendaftaran warga": "siapa yang kumpulkan nama peserta di desa",
    "Berkas yang dibawa warga": "peserta di balai desa harus bawa kk asli juga?",
    "Pembayaran di desa": "boleh tidak petugas mobil terima uang tunai",
    "Perlengkapan mobil": "genset dibawa waktu keliling?",
    "Petugas yang berangkat": "berapa petugas wawancara ikut di mobil",
    "Bila sinyal putus": "sinyal hilang di desa, data warga bagaimana",
    "Bila hujan atau banjir": "jalan desa kebanjiran, kunjungan jadi atau batal",
    "Pengambilan paspor": "warga desa ambil paspornya di balai desa atau kantor",
    "Laporan kunjungan": "setelah pulang dari desa bikin laporan apa",
}


def word_file(*headings: str) -> bytes:
    """The SOP, or these sections of it, as Word writes it."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for heading in headings or SECTIONS:
        document.add_heading(heading, 1)
        for line in SECTIONS[heading]:
            document.add_paragraph(line)
    return saved(document)


def lines(asked: Mapping[str, tuple[str, ...]] = ASKED) -> str:
    """The questions as one message, a line each, without a word of where they belong."""
    return "\n".join(text for texts in asked.values() for text in texts)
