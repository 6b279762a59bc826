"""What is wrong in a content file, as its keeper reads it: an Indonesian sentence a template.

The templates are those of `Message` in `knowledge/reading/`. A sentence says what is wrong and what
to do. Python's own messages (`error`, `problem`) are left out, because they are English.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from knowledge.reading.faults import Fault, Message
from knowledge.reading.layers import Layers

_QUESTIONS = "questions"
_NO_SUCH_SOP = "menyebut SOP “{sop_id}” yang tidak ada; periksa id-nya"
_UNKNOWN_KEY = "isian “{key}” tidak dikenal; yang dikenal: {known}"

SENTENCES: dict[str, str] = {
    # Cases.
    "a case asks for 1 to {most} facts": "kasus menanyakan 1 sampai {most} hal; periksa [facts]",
    "a case quotes lines; write each as [[lines]]": (
        "kasus mengutip baris SOP; tulis tiap kutipan sebagai [[lines]]"
    ),
    "fact '{fact}' lacks 'ask', the question": "hal “{fact}” belum punya “ask”, pertanyaannya",
    "fact '{fact}' needs {fewest} to {most} options": (
        "hal “{fact}” memerlukan {fewest} sampai {most} pilihan"
    ),
    "role must be one of: {known}": "“role” harus salah satu dari: {known}",
    "'of' names an SOP and a heading: 'paspor-hilang / Dokumen'": (
        "“of” menyebut SOP dan judul bagiannya, misalnya “paspor-hilang / Dokumen”"
    ),
    "two facts have the option '{option}'": (
        "pilihan “{option}” ada pada dua hal; beri nama yang berbeda"
    ),
    "option '{option}' lacks 'label', a text": "pilihan “{option}” belum punya “label”",
    "'{key}' must be a text": "isian “{key}” harus berupa teks",
    "'ages' holds the youngest and the oldest: [0, 16]": (
        "“ages” berisi usia termuda dan tertua, misalnya [0, 16]"
    ),
    "'{option}' is no option of this case": "“{option}” bukan pilihan kasus ini",
    "'{part}' names options of two facts; join these by &": (
        "“{part}” menyebut pilihan dari dua hal; hubungkan dengan “&”"
    ),
    "'{heading}' of {sop_id} has no line that begins with these words": (
        "bagian “{heading}” pada {sop_id} tidak punya baris yang diawali kata-kata itu"
    ),
    "this line of {sop_id} has changed; read it, and confirm it: main.py case confirm": (
        "baris {sop_id} ini sudah berubah; baca dulu, lalu konfirmasikan"
    ),
    "a fee comes from an SOP in 'tariffs'; {sop_id} is none": (
        "biaya dikutip dari SOP yang disebut di “tariffs”; {sop_id} bukan salah satunya"
    ),
    "a fee names an amount, or is marked 'free'; this line does not do so": (
        "baris biaya harus memuat jumlah, atau ditandai “free”"
    ),
    "no document is asked for where it is: {chosen}": (
        "tidak ada berkas yang diminta untuk keadaan: {chosen}"
    ),
    "'{item}' is both asked for and refused": (
        "“{item}” diminta sekaligus ditolak; pilih salah satu"
    ),
    "no line depends on fact '{fact}'": "tidak ada baris yang bergantung pada “{fact}”; hapus saja",
    "no answers lead to this line": "tidak ada jawaban yang sampai ke baris ini; periksa “if”-nya",
    # Any file.
    "'{mark}' is no variable; known are: {known}": (
        "“{mark}” bukan isian kantor; yang dikenal: {known}. Untuk kurung kurawal biasa tulis "
        "“{{{{” dan “}}}}”"
    ),
    "'{mark}': office.toml does not say what stands for it": (
        "“{mark}” belum punya nilai di office.toml; isilah di sana"
    ),
    "'{mark}': a heading or title holds no variable": (
        "“{mark}” tidak boleh ada di judul; tulis judul tanpa isian kantor"
    ),
    "the file is missing": "berkas ini tidak ada; kembalikan atau buat lagi",
    "cannot be read: {error}": "berkas ini tidak bisa dibuka; minta admin memeriksanya",
    "the file is not UTF-8; save it as UTF-8": (
        "huruf di berkas ini tidak terbaca; simpan ulang dengan pengodean UTF-8"
    ),
    "the file must open with a head between two lines of '---'": (
        "berkas harus diawali kepala berkas di antara dua baris “---”"
    ),
    "the head must be 'key: value' lines": "kepala berkas harus berisi baris “isian: nilai”",
    "this is not YAML: {problem}; texts with ':' or '#' need quotes": (
        "kepala berkas tidak terbaca di baris ini; apit teks yang memuat “:” atau “#” dengan "
        "tanda kutip"
    ),
    "the head has more than {most} letters; shorten it": (
        "kepala berkas lebih dari {most} huruf; ringkaslah"
    ),
    "a text that begins with '&', '*' or '!' needs quotes": (
        "teks yang diawali “&”, “*”, atau “!” perlu diapit tanda kutip"
    ),
    "lists may be nested {most} deep": (
        "daftar di kepala berkas hanya boleh bertingkat {most}; sederhanakan"
    ),
    "a number may have at most {most} digits": (
        "ada angka yang lebih dari {most} digit di baris ini; periksa lagi"
    ),
    "a key may have at most {most} parts": (
        "nama isian di baris ini lebih dari {most} bagian yang dipisah titik; sederhanakan"
    ),
    "not valid TOML: {error}": (
        "baris ini tidak terbaca; periksa tanda kutip, kurung, koma, dan tanda sama dengan"
    ),
    # The head of an SOP, a letter, an interview.
    "'{key}' is not a key here; known are: {known}": _UNKNOWN_KEY,
    "'{key}' is not a key here; known: {known}": _UNKNOWN_KEY,
    "'{key}' stands here twice; keep one": "isian “{key}” tertulis dua kali; sisakan satu",
    "'{key}' is missing; it must hold {wanted}": "isian “{key}” belum ada; isilah dengan {wanted}",
    "'{key}' holds {value!r}; it must hold {wanted}": (
        "isian “{key}” berisi “{value}”; gantilah dengan {wanted}"
    ),
    "'{key}' is missing; it must hold a text": "isian “{key}” belum ada; isilah dengan teks",
    'a text (numbers in quotes: "1.0")': 'teks (angka diapit tanda kutip, misalnya "1.0")',
    "a list of texts": "daftar, satu teks per baris yang diawali “- ”",
    "a list of sources": "daftar sumber",
    "a day like 2026-11-25": "tanggal seperti 2026-11-25",
    "a number of days, or null": "jumlah hari, atau null",
    "{key} '{value}' must be one of: {known}": (
        "isian “{key}” berisi “{value}”; pilih salah satu: {known}"
    ),
    "{key} '{value}' must be a span like '180 hari'": (
        "isian “{key}” berisi “{value}”; tulis jangka waktu seperti “180 hari”"
    ),
    "id '{value}' may hold a-z, 0-9 and single '-'": (
        "id “{value}” hanya boleh memuat huruf kecil, angka, dan tanda “-” tunggal"
    ),
    "id '{value}' must be the file's name, '{stem}'": (
        "id “{value}” harus sama dengan nama berkas, yaitu “{stem}”"
    ),
    "id must be the file's name, '{stem}'": "id harus sama dengan nama berkas, yaitu “{stem}”",
    "status 'diganti' needs `replaced_by: <id>`": (
        "SOP yang berstatus “diganti” harus menyebut penggantinya: replaced_by: id SOP yang baru"
    ),
    "status 'dicabut' needs {keys}": (
        "SOP yang dicabut perlu tanggal, alasan, dan gantinya di kepalanya: {keys}"
    ),
    "status must be one of: {known}": "isian “status” harus salah satu dari: {known}",
    "'sops' must hold a list of SOP ids": "isian “sops” harus berisi daftar id SOP",
    "sops names '{sop_id}', which is the id of no SOP": (
        "isian “sops” menyebut “{sop_id}” yang tidak ada; periksa id-nya"
    ),
    "a sample holds nobody's data: a long number stands here": (
        "contoh surat tidak boleh memuat data siapa pun; hapus nomor panjang di baris ini"
    ),
    # Sources.
    "source '{id}' is not in sources/; add it there, or name it with `regulation`": (
        "sumber “{id}” tidak ada di daftar sumber; tambahkan di sana, atau tulis dengan kata-kata "
        "di “regulation”"
    ),
    "a source has `source` or `regulation`, not both; keep one": (
        "sumber ini punya “source” dan “regulation”; pakai salah satu"
    ),
    "a source is a table: [id], and below it name and confidence": (
        "tulis sumber sebagai [id], lalu di bawahnya “name” dan “confidence”"
    ),
    "`changed` and `changed_on` stand together: what changed, and since when": (
        "isi “changed” dan “changed_on” bersama: apa yang berubah dan sejak kapan"
    ),
    "source '{key}' is there already; here only its change can be told": (
        "sumber “{key}” sudah ada di daftar; di sini hanya perubahannya yang bisa ditulis"
    ),
    "a review is a day below its SOP: [id], section = 2026-12-01": (
        "tulis tanggal tinjauan di bawah SOP-nya: [id], lalu bagian = 2026-12-01"
    ),
    "'{name}' is source '{id}', too": "“{name}” sudah ada sebagai sumber “{id}”; pakai satu saja",
    "source '{id}' is cited nowhere": "sumber “{id}” tidak dikutip di mana pun",
    "source '{key}' is '{id}' of the list; name it so": (
        "sumber “{key}” ada di daftar sebagai “{id}”; tulis “source: {id}”"
    ),
    "source '{key}' is not in sources/; add it there": (
        "sumber “{key}” belum ada di daftar sumber; tambahkan di sana"
    ),
    "a source has the keys key, source or regulation, and confidence": (
        "setiap sumber harus memuat key, regulation, dan confidence"
    ),
    "the source lacks '{key}'": "sumber ini belum memuat “{key}”; tambahkan",
    "source key '{key}' may hold letters, digits, - and _": (
        "kunci sumber “{key}” hanya boleh memuat huruf, angka, “-”, dan “_”"
    ),
    "there is no SOP '{sop_id}' to add to": (
        "tidak ada SOP “{sop_id}” untuk ditambahi; samakan nama berkas dengan id SOP-nya"
    ),
    "source '{key}' means another source in the SOP": (
        "kunci sumber “{key}” sudah dipakai SOP-nya untuk sumber lain; pakai kunci lain"
    ),
    "source key '{key}' is used twice": (
        "kunci sumber “{key}” dipakai dua kali; beri sumber kedua kunci lain"
    ),
    "confidence must be one of: {known}": (
        "tingkat keyakinan sumber (confidence) harus salah satu dari: {known}"
    ),
    "the date of a source must be a day like 2019-08-27": (
        "tanggal sumber harus ditulis seperti 2019-08-27"
    ),
    "[^{key}] is no key of `sources`; add it there": (
        "[^{key}] tidak ada di daftar sumber; tambahkan di kepala berkas"
    ),
    "source '{key}' is cited nowhere; cite it or take it out": (
        "sumber “{key}” tidak dirujuk di mana pun; rujuk dengan [^{key}] atau hapus"
    ),
    "source '{key}' is not in the head": (
        "sumber “{key}” tidak ada di kepala berkas; tambahkan di sana"
    ),
    "a point in '{heading}' has no source; add [^…] or [^praktik]": (
        "butir di bagian “{heading}” belum punya sumber; tambahkan [^…] atau [^praktik]"
    ),
    "'{text}' differs from '{other}'; mend one, or list the pair in {file}": (
        "“{text}” berbeda dari “{other}”; betulkan salah satunya, atau daftarkan di {file}"
    ),
    "'{figure}' in '{heading}' has no source; add a footnote": (
        "angka “{figure}” di bagian “{heading}” belum punya sumber; tambahkan [^…]"
    ),
    "'{key}' is news, and no '{basis}'": (
        "sumber “{key}” adalah berita; di bagian “{basis}” rujuk peraturannya"
    ),
    "the law of source '{key}' was not seen (K3); mark it U": (
        "naskah peraturan pada sumber “{key}” belum dilihat (K3); tandai U"
    ),
    "the law of source '{key}' needs its article": (
        "sumber “{key}” adalah peraturan; sebutkan pasalnya di isian “article”"
    ),
    # The text of an SOP.
    "the SOP has no text below its head": "SOP ini belum berisi teks di bawah kepala berkas",
    "nothing stands under '{heading}'": (
        "bagian “{heading}” masih kosong; isilah atau hapus judulnya"
    ),
    "the heading '{heading}' stands here twice": (
        "judul bagian “{heading}” tertulis dua kali; gabungkan atau ganti salah satunya"
    ),
    "tables cannot be shown in a chat; write a list instead": (
        "tabel tidak bisa ditampilkan di chat; ubah menjadi daftar"
    ),
    "links are not allowed; name the source in a footnote": (
        "tautan tidak dipakai di sini; sebutkan sumbernya dengan [^…]"
    ),
    "HTML is not allowed; use **bold** or a list": (
        "tanda HTML tidak dipakai di sini; gunakan **tebal** atau daftar"
    ),
    "code marks are not allowed; use **bold**": "tanda ` tidak dipakai di sini; gunakan **tebal**",
    "start a list item with '- '": "awali butir daftar dengan “- ”",
    "start a numbered item with '1. '": "awali butir bernomor dengan “1. ”",
    "a list may be nested once, by two or three spaces": (
        "daftar hanya boleh bertingkat dua; awali butir tingkat kedua dengan dua atau tiga spasi"
    ),
    "only '## Heading' starts a section": "judul bagian harus ditulis “## Judul”",
    "rules across the page are not allowed": "garis pemisah tidak dipakai di sini; hapus",
    "a footnote key has letters, digits and -": (
        "tanda sumber hanya boleh memuat huruf, angka, dan “-”, misalnya [^pp45]"
    ),
    "write '> [!KONFLIK] <the post to ask>'": (
        "tulis “> [!KONFLIK] ” diikuti jabatan yang harus ditanya"
    ),
    "bold that opens must close on the same line: **text**": (
        "tanda ** belum lengkap; huruf tebal harus ditutup di baris yang sama: **teks**"
    ),
    "'{{lapor: {category}}}' is no category; known are: {known}": (
        "“{{lapor: {category}}}” bukan kategori; yang dikenal: {known}"
    ),
    "who is told first is not written by hand; write {{lapor: <category>}}": (
        "penerima laporan jangan ditulis sendiri; tulis {{lapor: kategori}}, bot yang mengisinya"
    ),
    "'{{jenjang: {asked}}}' has no tier in office.toml": (
        "“{{jenjang: {asked}}}” tidak dikenal; tulis biasa, mendesak, atau koordinator"
    ),
    # Between the files of the shelf.
    "the national text has changed since this one was made from it: compare them, "
    "then `main.py sop seen {path}`": (
        "naskah nasionalnya sudah berubah sejak naskah ini dibuat; bandingkan, lalu minta admin "
        "menjalankan main.py sop seen {path}"
    ),
    "nobody has recorded from which national text this one was made: "
    "`main.py sop seen {path}` takes today's": (
        "belum dicatat dari naskah nasional yang mana naskah ini dibuat; minta admin menjalankan "
        "main.py sop seen {path}"
    ),
    "the national text from which this one was made is gone": (
        "naskah nasional yang menjadi dasarnya sudah tidak ada"
    ),
    "the national text of '{place}' has changed since it was confirmed: "
    "confirm it again, then `main.py sop seen {place}`": (
        "naskah nasional “{place}” sudah berubah sejak ditetapkan; tetapkan lagi, lalu minta admin "
        "menjalankan main.py sop seen {place}"
    ),
    "number '{number}' is a national SOP's, too: {other}": (
        "nomor “{number}” juga dipakai SOP nasional {other}; sebaiknya ganti"
    ),
    "'timezone' must be one of: {known}": "isian “timezone” harus salah satu dari: {known}",
    "there is no SOP; hidden is what names one in {files}": (
        "belum ada SOP; yang menyebut SOP disembunyikan: {files}"
    ),
    "the SOP '{sop_id}' is not in use; hidden is what names it in {files}": (
        "SOP “{sop_id}” belum dipakai di kantor ini; yang menyebutnya disembunyikan: {files}"
    ),
    "it has no section '{heading}'; hidden is what names it in {files}": (
        "bagian “{heading}” tidak ada di SOP ini; yang menyebutnya disembunyikan: {files}"
    ),
    "it has no section '{section}'; hidden are: {sops}": (
        "seksi “{section}” tidak ada di office.toml; SOP yang disembunyikan: {sops}"
    ),
    "there is no such folder ({setting})": (
        "folder isi Pandu tidak ditemukan ({setting}); minta admin memeriksanya"
    ),
    "there is no such folder of SOPs": "folder SOP tidak ditemukan; minta admin memeriksanya",
    "id '{id}' is taken by {other}": "id “{id}” sudah dipakai {other}; pilih id lain",
    "number '{number}' is taken by {other}": (
        "nomor “{number}” sudah dipakai SOP {other}; pilih nomor lain"
    ),
    "replaced_by '{replaced_by}' is the id of no SOP": (
        "replaced_by menyebut “{replaced_by}” yang tidak ada; periksa id SOP penggantinya"
    ),
    "section '{section}' is not in office.toml": (
        "seksi “{section}” tidak dikenal di kantor ini; periksa isian “section”"
    ),
    "'{place}' is no section of the shelf": (
        "“{place}” tidak ada di rak SOP; periksa id SOP dan judul bagiannya"
    ),
    "'{old}' moved to '{sop_id}/{heading}', which is not there": (
        "“{old}” disebut pindah ke “{sop_id}/{heading}” yang tidak ada; periksa tujuannya"
    ),
    "'{place}' has vanished; say here where it stands": (
        "bagian “{place}” hilang; tulis di berkas ini ke mana pindahnya"
    ),
    "'{id}/{heading}' is not listed; add it as a line": (
        "“{id}/{heading}” belum tercatat; tambahkan sebagai satu baris"
    ),
    'holds {{ is = "benar", by = "…", on = 2026-12-01, line = "…" }}': (
        'baris ini harus berisi {{ is = "benar", by = "…", on = 2026-12-01, line = "…" }}'
    ),
    'a fact holds section = "…", ask = "…", maybe each = "unit", field = "telepon"': (
        'fakta harus berisi section = "…" dan ask = "…", boleh ditambah each = "unit" dan '
        'field = "telepon"'
    ),
    'holds {{ by = "…", on = 2026-12-01, with = "…" }} and may hold says = "…"': (
        'baris ini harus berisi {{ by = "…", on = 2026-12-01, with = "…" }}, boleh ditambah '
        'says = "…"'
    ),
    "'{heading}' does not say 'Paling lama … hari kerja sejak wawancara': /verifikasi counts no "
    "days for the applicant": (
        "bagian “{heading}” tidak memuat “Paling lama … hari kerja sejak wawancara”; tanpa itu "
        "/verifikasi tidak menghitung hari pemohon"
    ),
    # Sample questions.
    "there is no SOP '{stem}' to ask about": (
        "tidak ada SOP “{stem}” untuk contoh pertanyaan ini; periksa nama berkas"
    ),
    "no section of the SOP is headed '{heading}'": (
        "SOP-nya tidak punya bagian “{heading}”; samakan judulnya"
    ),
    "a question stands under a heading: '## Dokumen'": (
        "contoh pertanyaan harus berada di bawah judul bagian, misalnya “## Dokumen”"
    ),
    "'{question}' stands under '{sop_id}/{heading}', too; keep one": (
        "“{question}” juga ada di “{sop_id}/{heading}”; sisakan satu"
    ),
    "'{question}' is nearly line {line}; ask in another way": (
        "“{question}” hampir sama dengan baris {line}; tanyakan dengan kata lain"
    ),
    "{few} of {all} sections have fewer than {fewest} questions; '{heading}' has {count}": (
        "{few} dari {all} bagian punya kurang dari {fewest} contoh pertanyaan; “{heading}” baru "
        "punya {count}"
    ),
    "left out: it may hold the number or the address of a person; take it out": (
        "baris ini dilewati karena mungkin memuat nomor atau alamat orang; hapus"
    ),
    # Interviews.
    "title may have at most {longest} letters: it is a button": (
        "isian “title” paling panjang {longest} huruf karena menjadi tombol"
    ),
    "'when_stopped' must list what to do once an interview must stop": (
        "isian “when_stopped” harus berisi daftar langkah bila wawancara harus dihentikan"
    ),
    "'sources' must list what the sentences rest on": "isian “sources” harus berisi daftar sumber",
    "an interview has 1 to {most} questions": "satu wawancara berisi 1 sampai {most} pertanyaan",
    "a question stands here twice": "ada pertanyaan yang tertulis dua kali; sisakan satu",
    "a question may have at most {longest} letters": "pertanyaan paling panjang {longest} huruf",
    "a line must begin with one of: {known}": "baris ini harus diawali salah satu dari: {known}",
    "'{kind}' has no source; add [^…] or [^praktik]": (
        "baris “{kind}” belum punya sumber; tambahkan [^…] atau [^praktik]"
    ),
    "'{question}' lacks '{kind}:'": "pertanyaan “{question}” belum punya baris “{kind}:”",
    "'{question}' has '{kind}:' twice": (
        "pertanyaan “{question}” punya dua baris “{kind}:”; sisakan satu"
    ),
    "'{text}' must be an id, ' / ' and a heading": (
        "“{text}” harus ditulis: id SOP, lalu “ / ”, lalu judul bagian"
    ),
    "'{issuer}' under '{question}' is no issuer's id": (
        "penerbit “{issuer}” pada “{question}” tidak dikenal; periksa id-nya"
    ),
    "there is no section '{heading}' in an SOP '{sop_id}'": (
        "SOP “{sop_id}” tidak ada atau tidak punya bagian “{heading}”; periksa keduanya"
    ),
    "'{sign}' is no sign: none is about origin, sex, looks or dress": (
        "“{sign}” bukan tanda: asal-usul, jenis kelamin, rupa, dan pakaian tidak menunjukkan "
        "apa pun; hapuslah"
    ),
    "'{category}' is no category of anomalies.toml": (
        "“{category}” bukan kategori kejanggalan; periksa ejaannya"
    ),
    # Training.
    "'{id}' {message}": "“{id}” {message}",
    "this file is not read; known are: {known}": (
        "berkas dengan nama ini tidak dibaca; nama yang dikenal: {known}"
    ),
    "nothing stands here; start with '## id Judul'": (
        "berkas ini masih kosong; mulailah dengan “## id Judul”"
    ),
    "a heading needs an id: '## id Judul'": "judul harus memuat id, misalnya “## senyum-01 Judul”",
    "'{label}' stands here twice under '{id}'; keep one": (
        "“{label}” tertulis dua kali di bawah “{id}”; sisakan satu"
    ),
    "this line begins with none of: {known}": "awali baris ini dengan salah satu dari: {known}",
    "stands here twice, already in line {line}": (
        "sudah ada di baris {line}; ganti id salah satunya"
    ),
    "needs a title of 1 to {longest} letters after its id": (
        "perlu judul 1 sampai {longest} huruf sesudah id"
    ),
    "needs a label of 1 to {longest} letters after its id": (
        "perlu nama tombol 1 sampai {longest} huruf sesudah id"
    ),
    "needs no title; the question stands behind 'Tanya:'": (
        "tidak perlu judul; tulis pertanyaannya sesudah “Tanya:”"
    ),
    "must say which one is right: a, b, c or d": "harus menyebut jawaban benar: a, b, c, atau d",
    "offers the same answer twice": "punya dua pilihan yang sama; ganti salah satunya",
    "may have {most} [[steps]] at most": "paling banyak {most} [[steps]]",
    "has a step that needs an id of 1 to 20 small letters, digits and -": (
        "punya langkah yang id-nya harus 1 sampai 20 huruf kecil, angka, atau tanda “-”"
    ),
    "has a step '{id}' with a wrong label or key": (
        "punya langkah “{id}” dengan label yang terlalu panjang atau kunci yang tidak dikenal"
    ),
    "has a step '{id}': {wrong}": "punya langkah “{id}”: {wrong}",
    "names a step twice": "menyebut satu langkah dua kali",
    "height must be a number of percents of the width": ("height harus angka: persen dari lebar"),
    "needs 1 to {most} [[parts]]": "perlu 1 sampai {most} [[parts]]",
    "a part needs name, look and a box inside the page": (
        "sebuah bagian perlu name, look, dan box yang muat di halaman"
    ),
    "there is no category '{category}'": (
        "jenis laporan '{category}' tidak ada; pakai yang ada di anomalies.toml"
    ),
    "needs [[facts]], each with a label and words": (
        "perlu [[facts]], masing-masing dengan label dan words (huruf kecil semua)"
    ),
    "needs [[forged]]: what gives a forgery away": (
        "perlu [[forged]]: yang perlu dicermati pada tiruan"
    ),
    "a quotation needs 'says' of at most {longest} letters and 'from', as SOP#heading": (
        "kutipan perlu 'says' paling panjang {longest} huruf dan 'from', yaitu SOP#judul bagian"
    ),
    "the section '{heading}' no longer says it": (
        "bagian “{heading}” tidak lagi memuat kutipan ini; kutipan itu tidak ditampilkan"
    ),
    "needs an id of 1 to 24 small letters, digits and hyphens": (
        "perlu id 1 sampai 24 huruf kecil, angka, atau tanda “-”"
    ),
    "must have an id like: {wanted}": "perlu id seperti: {wanted}",
    "lacks a text behind '{label}'": "belum punya teks sesudah “{label}”",
    "has {length} letters behind '{label}'; at most {longest} fit": (
        "punya {length} huruf sesudah “{label}”; ringkas menjadi paling panjang {longest}"
    ),
    "names whom to tell first behind '{label}'; write /lapor": (
        "menyebut penerima laporan sesudah “{label}”; cukup tulis /lapor"
    ),
    "has marks behind '{label}'; write plain text, no ** or <": (
        "memuat tanda seperti ** atau < sesudah “{label}”; tulis teks biasa"
    ),
    "may have at most three lines behind 'Penjelasan'": (
        "punya lebih dari tiga baris sesudah “Penjelasan”; ringkaslah"
    ),
    "must name a SOP and a section: 'pelayanan-5s / Sapa'": (
        "harus menyebut SOP dan bagiannya, misalnya “pelayanan-5s / Sapa”"
    ),
    "names the card '{card}', which does not exist": (
        "menyebut kartu “{card}” yang tidak ada; periksa id-nya"
    ),
    "names the SOP '{sop_id}', which does not exist": _NO_SUCH_SOP,
    "names a section that is not in '{sop_id}'": (
        "menyebut bagian yang tidak ada di SOP “{sop_id}”; samakan judulnya"
    ),
    "says '{figure}' behind '{label}', which is not in what it cites": (
        "menyebut “{figure}” sesudah “{label}”, padahal tidak ada di bagian SOP yang dirujuk"
    ),
    "says '{figure}' behind '{label}', but what it cites says: {line}": (
        "menyebut “{figure}” sesudah “{label}”, padahal bagian SOP yang dirujuk berbunyi: {line}"
    ),
    # The tables of office.toml, anomalies.toml and vocabulary.toml.
    "{where} {message}": "{where} {message}",
    "{where} must be a table": "{where} harus berupa tabel",
    "{where} lacks '{key}'": "{where} belum memuat “{key}”; tambahkan",
    "{where} has unknown '{key}'": "{where} memuat “{key}” yang tidak dikenal; hapus",
    "{where} '{key}' must be a text": "{where}: “{key}” harus berupa teks",
    "[{table}] is no table here; known are: {known}": (
        "tabel [{table}] tidak dikenal; yang dikenal: {known}"
    ),
    "[{name}] is no table here; known are: {known}": (
        "tabel [{name}] tidak dikenal; yang dikenal: {known}"
    ),
    "[{table}] is no table here; known is: categories": (
        "tabel [{table}] tidak dikenal; yang dikenal hanya categories"
    ),
    "there is no [{table}.…] table": "tabel [{table}.…] belum ada; tambahkan",
    "lacks '{key}'": "belum memuat “{key}”; tambahkan",
    "has unknown '{key}'": "memuat “{key}” yang tidak dikenal; hapus",
    # Categories of anomalies.
    "there is no [categories.…] table": "tabel [categories.…] belum ada; tambahkan",
    "needs an id of 1 to 20 small letters, digits and hyphens": (
        "perlu id 1 sampai 20 huruf kecil, angka, atau tanda “-”"
    ),
    "has '{key}' that is neither true nor false": (
        "memuat “{key}” yang bukan true atau false; perbaiki"
    ),
    "lacks '{key}', a text": "belum memuat “{key}”; isilah dengan teks",
    "below the head stands no sentence": (
        "di bawah kepala berkas belum ada kalimat; tulis satu kalimat"
    ),
    "no question stands below '{heading}'": (
        "belum ada pertanyaan di bawah “{heading}”; tulis satu per baris"
    ),
    "[{table}] lacks '{key}'": "tabel [{table}] belum memuat “{key}”; tambahkan",
    "lacks '{key}', a list of texts": "belum memuat “{key}”; isilah dengan daftar teks",
    "has a 'victim' that is neither true nor false": "berisi victim yang bukan true atau false",
    "has a {key} of {length} letters; at most {longest} fit": (
        "punya {key} sepanjang {length} huruf; ringkas menjadi paling panjang {longest}"
    ),
    "has urgency '{urgency}'; known are: {known}": (
        "punya urgency “{urgency}”; yang dikenal: {known}"
    ),
    "is joined by '{role}'; known are: {known}": "memuat jabatan “{role}”; yang dikenal: {known}",
    "{where} has the same label as [categories.{twin}]": (
        "{where} berlabel sama dengan [categories.{twin}]; ganti salah satunya"
    ),
    "{where} section '{section}' is not in office.toml": (
        "{where} menyebut seksi “{section}” yang tidak dikenal di kantor ini"
    ),
    "{where} names the SOP '{sop}', which does not exist": (
        "{where} menyebut SOP “{sop}” yang tidak ada; periksa id-nya"
    ),
    # The office.
    "'name' of the office is missing": "nama kantor (name) belum ada; tambahkan",
    "'{key}' of the office must be a text": "“{key}” kantor harus berupa teks",
    "[functions] must be a table": "[functions] harus berupa tabel",
    "[functions] has unknown '{name}'; known are: {known}": (
        "[functions] memuat tugas “{name}” yang tidak dikenal; yang dikenal: {known}"
    ),
    "[functions] '{name}' names '{section}', which is no section": (
        "[functions]: “{name}” menyebut seksi “{section}” yang tidak ada di kantor ini"
    ),
    "no section does '{name}'; write it in [functions]; hidden are: {sops}": (
        "belum ada seksi yang memegang tugas “{name}”; tulis di [functions]. Disembunyikan: {sops}"
    ),
    "{where} 'coordinator' must be true or false": "{where}: coordinator harus true atau false",
    "[hours] must hold the spans of at least one weekday": (
        "[hours] harus memuat jam kerja setidaknya satu hari"
    ),
    "[hours] '{day}' is no weekday; known are: {known}": (
        "[hours]: “{day}” bukan nama hari; yang dikenal: {known}"
    ),
    '[hours] {day} must be a list like ["07.30-12.00", "13.00-16.00"]': (
        '[hours]: {day} harus berupa daftar seperti ["07.30-12.00", "13.00-16.00"]'
    ),
    "[hours] {day}: {message}": "[hours] {day}: {message}",
    "'{text}' is no span; write it like 07.30-12.00": (
        "“{text}” bukan jam kerja; tulis seperti 07.30-12.00"
    ),
    "'{text}' ends before it begins": "“{text}” berakhir sebelum dimulai; periksa jamnya",
    "the spans overlap or are out of order": (
        "jam kerja bertumpuk atau tidak berurutan; urutkan dari pagi"
    ),
    "[calendar] must be a table": "[calendar] harus berupa tabel",
    "[calendar] has unknown '{key}'; known are: {known}": (
        "[calendar] memuat “{key}” yang tidak dikenal; yang dikenal: {known}"
    ),
    "[calendar] {key} must be a list of days like 2026-12-24, without quotes": (
        "[calendar]: {key} harus berupa daftar tanggal seperti 2026-12-24, tanpa tanda kutip"
    ),
    "[{name}] must hold tiers like [[{name}.biasa]]": (
        "[{name}] harus memuat jenjang seperti [[{name}.biasa]]"
    ),
    "the tier [[{name}.{urgency}]] is missing": "jenjang [[{name}.{urgency}]] belum ada; tambahkan",
    "{where}: '{urgency}' is no urgency; known are: {known}": (
        "{where}: “{urgency}” bukan tingkat kegentingan; yang dikenal: {known}"
    ),
    "{where} must be a list of tiers": "{where} harus berupa daftar jenjang",
    "tier {number} {message}": "jenjang {number} {message}",
    "may have '{coordinator}' only as its first tier": (
        "hanya boleh memuat “{coordinator}” sebagai jenjang pertama"
    ),
    "may have '{everyone}' only as its last tier": (
        "hanya boleh memuat “{everyone}” sebagai jenjang terakhir"
    ),
    "needs a tier for one of: {known}": "perlu jenjang untuk salah satu dari: {known}",
    "has post '{post}'; known are: {known}": "menyebut jabatan “{post}”; yang dikenal: {known}",
    "has wait_minutes {wait!r}; expected a whole number from 1 to {longest}": (
        "punya wait_minutes {wait}; tulis bilangan bulat dari 1 sampai {longest}"
    ),
    "[outside] must be a table": "[outside] harus berupa tabel",
    "[outside] has unknown '{key}'; known are: {known}": (
        "[outside] memuat “{key}” yang tidak dikenal; yang dikenal: {known}"
    ),
    "[outside] 'kanwil' must be a text": "[outside]: kanwil harus berupa teks",
    "[outside] 'ways' must be a list of texts": "[outside]: ways harus berupa daftar teks",
    "[[outside.calls]] must be tables": "[[outside.calls]] harus berupa tabel",
    "[[outside.calls]] {fault}": "[[outside.calls]] {fault}",
    "names the section '{section}', which is not in this file": (
        "menyebut seksi “{section}” yang tidak ada di berkas ini"
    ),
    "[data_protection] must be a table": "[data_protection] harus berupa tabel",
    "[data_protection] has unknown '{key}'": "[data_protection]: '{key}' tidak dikenal",
    "[data_protection] {key} must be '{loose}' or '{strict}'": (
        "[data_protection]: {key} harus '{loose}' atau '{strict}'"
    ),
    "[pilot] must be a table": "[pilot] harus berupa tabel",
    "[pilot] has unknown '{key}'": "[pilot]: '{key}' tidak dikenal",
    "[pilot] begins must be a date, such as 2027-02-15": (
        "[pilot]: begins harus tanggal, misalnya 2027-02-15"
    ),
    "[retention] must be a table": "[retention] harus berupa tabel",
    "[retention] notice_days must be a whole number of days, at least 1": (
        "[retention]: notice_days harus bilangan bulat, paling sedikit 1 hari"
    ),
    "{where} is no kind; known are: {known}": "{where} tidak dikenal; yang dikenal: {known}",
    "{where} has unknown '{state}'; known are: {known}": (
        "{where} memuat “{state}” yang tidak dikenal; yang dikenal: {known}"
    ),
    "{where} {state} must be a whole number of days, at least {least}": (
        "{where}: {state} harus bilangan bulat, paling sedikit {least} hari"
    ),
    "has theme '{theme}'; known are: {known}": "punya theme “{theme}”; yang dikenal: {known}",
    "needs at least one day for the cards": "perlu setidaknya satu hari untuk kartu",
    "has time '{time}'; write it like 08.00": "punya time “{time}”; tulis seperti 08.00",
    "[training.units.…] must hold tables": "[training.units.…] harus berupa tabel",
    "{key} must be a list of: {known}": "{key} harus berupa daftar dari: {known}",
    "names {day}, on which the office is closed": "menyebut {day}, padahal kantor tutup",
    "has a time at which the office is closed on {day}": (
        "memakai jam yang di luar jam kerja pada {day}"
    ),
    "{where}: there is no [units.{unit}]": "{where}: unit [units.{unit}] tidak ada",
    # The vocabulary.
    "[{name}] must be a table": "[{name}] harus berupa tabel",
    "[{name}] holds one key, '{key}'": "[{name}] hanya memuat satu isian, yaitu “{key}”",
    "[{name}] {key} must be a list of texts": "[{name}]: {key} harus berupa daftar teks",
    "[headings] holds only {known}": "[headings] hanya memuat {known}",
    "[{name}] {key} must be a list of lists of texts": (
        "[{name}]: {key} harus berupa daftar yang berisi daftar teks"
    ),
    "[{name}] '{key}' must hold a text with a word in it": (
        "[{name}]: “{key}” harus berisi setidaknya satu kata"
    ),
    "[{name}] '{key}' must be one to {longest} words": (
        "[{name}]: “{key}” harus terdiri atas satu sampai {longest} kata"
    ),
    "[spelling] '{key}' stands for itself; take it out": (
        "[spelling]: “{key}” menggantikan dirinya sendiri; hapus"
    ),
    # fronts/ and fronts.toml.
    "there is no SOP '{sop_id}' to quote": "mengutip SOP “{sop_id}” yang tidak ada; periksa id-nya",
    "'{heading}' of {sop_id} does not say this line; quote it word for word": (
        "bagian “{heading}” dari {sop_id} tidak lagi memuat baris ini; kutip kata demi kata"
    ),
    "a front page quotes 1 to {most} lines": (
        "halaman depan mengutip 1 sampai {most} baris; sesuaikan jumlahnya"
    ),
    "'names' must hold a list of texts": "isian “names” harus berisi daftar teks",
    "'{key}' must hold a list of texts": "isian “{key}” harus berisi daftar teks",
    "[asks] '{key}' must hold a list of texts": "[asks]: “{key}” harus berisi daftar teks",
    "[asks] '{key}' holds a text that is not one to {longest} words long": (
        "[asks]: “{key}” memuat teks yang tidak terdiri atas satu sampai {longest} kata"
    ),
}


def sentence(fault: Fault) -> str:
    """Say what is wrong and what to do, without the place."""
    return _said(fault.message)


def innermost(fault: Fault) -> str:
    """Say what is wrong without the table in which it stands, for who sees no file."""
    found = fault.message.values.get("message") or fault.message.values.get("fault")
    return _said(found if isinstance(found, Message) else fault.message)


def located(faults: Iterable[Fault], layers: Layers) -> list[str]:
    """Say each fault in HTML, with its file below its layer and its line.

    Faults of sample questions come last: most of them follow from faults of their SOP.
    """
    return [
        # As code, because Telegram takes "biaya.md" for a site in Moldova.
        f"<code>{escape(layers.path_of(fault.path))}</code>{_layer(fault.path, layers)}, "
        f"baris {fault.line}: {escape(sentence(fault), quote=False)}"
        for fault in sorted(faults, key=lambda fault: fault.path.parent.name == _QUESTIONS)
    ]


def _said(message: Message) -> str:
    values = {
        name: _said(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return SENTENCES[message.template].format(**values)


def _layer(path: Path, layers: Layers) -> str:
    """Say that a file is not the office's own: who keeps the program corrects it."""
    return " (rak nasional)" if layers.is_national(path) else ""
